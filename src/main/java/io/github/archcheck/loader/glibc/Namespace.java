package io.github.archcheck.loader.glibc;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The objects that are loaded, by all names that they answer to. What was there first is found first. */
final class Namespace {
    private static final Pattern PYTHON = Pattern.compile("libpython\\d[\\d.]*[a-z]*\\.so.*|libpypy.*\\.so.*");
    private static final String RUNNING = "the interpreter runs";

    private final Optional<Namespace> before;
    private final Map<String, LinkMap> byName = new HashMap<>();
    private final Map<String, LinkMap> byPath = new HashMap<>();
    private final Map<String, String> assumed = new HashMap<>();
    private boolean python;

    /** @param before what is loaded already and stays as it is */
    Namespace(Optional<Namespace> before) {
        this.before = before;
    }

    /** @param requested the name by which it was looked for */
    void add(LinkMap map, String requested) {
        byPath.putIfAbsent(map.path(), map);
        addName(map, map.name());
        addName(map, requested);
        map.soname().ifPresent(soname -> addName(map, soname));
    }

    void addName(LinkMap map, String name) {
        byName.putIfAbsent(name, map);
    }

    /** Takes a library for loaded that nobody can see. */
    void assume(String name, String why) {
        assumed.putIfAbsent(name, why);
    }

    /** Takes it for loaded because a process that is known to run needs it. */
    void assumeRunning(String name) {
        assume(name, RUNNING);
    }

    /** Takes Python's own library for loaded, whatever its name. */
    void assumePython() {
        python = true;
    }

    Optional<LinkMap> named(String name) {
        Optional<LinkMap> earlier = before.flatMap(namespace -> namespace.named(name));
        return earlier.isPresent() ? earlier : Optional.ofNullable(byName.get(name));
    }

    Optional<LinkMap> at(String path) {
        Optional<LinkMap> earlier = before.flatMap(namespace -> namespace.at(path));
        return earlier.isPresent() ? earlier : Optional.ofNullable(byPath.get(path));
    }

    /** On whose word a library counts as loaded. */
    Optional<String> assumed(String name) {
        Optional<String> earlier = before.flatMap(namespace -> namespace.assumed(name));
        if (earlier.isPresent()) {
            return earlier;
        }
        return python && PYTHON.matcher(name).matches() ? Optional.of(RUNNING) : Optional.ofNullable(assumed.get(name));
    }

    /** Whether something is loaded that nobody can see. */
    boolean hasAssumed() {
        return python
                || !assumed.isEmpty()
                || before.filter(Namespace::hasAssumed).isPresent();
    }

    /** Whether Python's own symbols may be in something that nobody can see. */
    boolean hidesPython() {
        return python
                || assumed.keySet().stream()
                        .anyMatch(name -> PYTHON.matcher(name).matches())
                || before.filter(Namespace::hidesPython).isPresent();
    }
}
