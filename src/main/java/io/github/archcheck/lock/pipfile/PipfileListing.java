package io.github.archcheck.lock.pipfile;

import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.IndexOptions;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.Locations;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.requirements.Applicability;
import io.github.archcheck.lock.requirements.Direct;
import io.github.archcheck.lock.tree.Value;
import io.github.archcheck.lock.walk.Conditions;
import io.github.archcheck.lock.walk.MarkerTexts;
import io.github.archcheck.lock.walk.Outcome;
import io.github.archcheck.lock.walk.Picked;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code pipenv sync} would install: {@code default}, with {@code --dev} also {@code develop}, and other categories by name. */
final class PipfileListing implements Listing {
    private static final String META = "_meta";
    private static final String DEFAULT = "default";
    private static final String DEVELOP = "develop";
    private static final String DEV = "dev";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}|\\$([A-Za-z0-9_]+)");
    private static final List<String> VERSION_CONTROLS = List.of("git", "hg", "svn", "bzr");

    /** Conditions that older files write one by one: {@code "sys_platform": "== 'win32'"}. */
    private static final List<String> CONDITIONS = List.of(
            "os_name",
            "sys_platform",
            "platform_machine",
            "platform_python_implementation",
            "platform_release",
            "platform_system",
            "platform_version",
            "python_version",
            "python_full_version",
            "implementation_name",
            "implementation_version");

    private final Value.Mapping root;
    private final Map<String, String> environment;

    PipfileListing(Value.Mapping root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
    }

    @Override
    public IndexOptions indexOptions() {
        List<String> urls = new ArrayList<>();
        for (Value.Mapping source : root.mapping(META).mappings("sources")) {
            source.text("url").map(this::fillIn).ifPresent(urls::add);
        }
        return new IndexOptions(
                urls.stream().findFirst(),
                urls.stream().skip(1).toList(),
                List.of(),
                false,
                false,
                false,
                Set.of(),
                Set.of(),
                List.of());
    }

    private String fillIn(String url) {
        return VARIABLE.matcher(url).replaceAll(variable -> {
            String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
            return Matcher.quoteReplacement(environment.getOrDefault(name, variable.group()));
        });
    }

    @Override
    public Selection select(Choice choice) {
        Optional<String> refusal = refusal(choice.target().python());
        if (refusal.isPresent()) {
            return Selection.refused(refusal.get());
        }
        Set<String> categories = new HashSet<>();
        root.entries().keySet().stream()
                .filter(key -> !key.equals(META))
                .forEach(key -> categories.add(ProjectName.normalise(key)));
        if (categories.contains(DEVELOP)) {
            categories.add(DEV);
        }
        Picked picked = Picked.of(choice, Set.of(), categories, List.of(DEFAULT));
        if (!picked.unknown().isEmpty()) {
            return Selection.unknown(picked.unknown());
        }
        Conditions conditions = Conditions.of(new MarkerTexts(), choice.target());
        Map<String, Wanted> meant = new LinkedHashMap<>();
        Map<String, Wanted> skipped = new LinkedHashMap<>();
        for (String category : root.entries().keySet()) {
            Value.Mapping entries = root.mapping(category);
            if (category.equals(META)) {
                continue;
            }
            boolean taken = isTaken(category, picked.groups());
            for (String name : entries.entries().keySet()) {
                Wanted wanted = wanted(name, entries.mapping(name), conditions, taken ? "" : "group: " + category);
                (wanted.skipped().isEmpty() ? meant : skipped).putIfAbsent(ProjectName.normalise(name), wanted);
            }
        }
        Outcome outcome = new Outcome();
        meant.values().forEach(outcome::meant);
        skipped.keySet().removeAll(meant.keySet());
        skipped.values()
                .forEach(w -> outcome.skip(w.name(), w.version(), w.skipped().orElse(""), w.supply()));
        return outcome.selection();
    }

    private static boolean isTaken(String category, Set<String> groups) {
        return groups.contains(ProjectName.normalise(category)) || (category.equals(DEVELOP) && groups.contains(DEV));
    }

    /** Pipenv makes its environment with this Python; the lock was resolved for it. */
    private Optional<String> refusal(PythonTarget python) {
        Value.Mapping requires = root.mapping(META).mapping("requires");
        Optional<String> full = requires.text("python_full_version");
        if (full.isPresent() && python.patchKnown() && !full.get().equals(fullVersion(python))) {
            return Optional.of("the lock is for Python " + full.get() + ", not " + fullVersion(python));
        }
        Optional<String> series = full.map(PipfileListing::series).or(() -> requires.text("python_version"));
        return series.filter(wanted -> wanted.contains(".") && !series(wanted).equals(python.series()))
                .map(wanted -> "the lock is for Python " + wanted + ", not " + python.series());
    }

    private static String fullVersion(PythonTarget python) {
        return python.series() + "." + python.version().patch();
    }

    private static String series(String version) {
        String[] numbers = version.split("\\.", -1);
        return numbers.length < 2 ? version : numbers[0] + "." + numbers[1];
    }

    private static Wanted wanted(String name, Value.Mapping entry, Conditions conditions, String otherGroup) {
        Applicability applicability = Applicability.of(marker(entry), conditions);
        Optional<String> skipped = otherGroup.isEmpty() ? applicability.skipped() : Optional.of(otherGroup);
        Optional<Direct> direct = direct(entry);
        Optional<String> version = entry.text("version")
                .filter(text -> text.startsWith("=="))
                .map(text -> text.replaceFirst("^={2,3}", "").strip())
                .filter(text -> !text.endsWith("*"));
        return new Wanted(
                name,
                version.or(() -> direct.flatMap(Direct::version)),
                skipped,
                supply(entry, direct),
                applicability.doubts(),
                List.of());
    }

    private static String marker(Value.Mapping entry) {
        List<String> all = new ArrayList<>();
        entry.text("markers").filter(text -> !text.isBlank()).ifPresent(all::add);
        for (String variable : CONDITIONS) {
            entry.text(variable).ifPresent(condition -> all.add(variable + " " + condition.strip()));
        }
        return all.size() == 1 ? all.get(0) : all.isEmpty() ? "" : "(" + String.join(") and (", all) + ")";
    }

    private static Optional<Direct> direct(Value.Mapping entry) {
        for (String control : VERSION_CONTROLS) {
            Optional<String> address = entry.text(control);
            if (address.isPresent()) {
                return Optional.of(Direct.of(control + "+" + address.get()));
            }
        }
        return entry.text("file")
                .or(() -> entry.text("path"))
                .or(() -> entry.text("url"))
                .map(Direct::of);
    }

    private static Wanted.Supply supply(Value.Mapping entry, Optional<Direct> direct) {
        Set<String> hashes = new HashSet<>();
        for (String hash : entry.texts("hashes")) {
            if (hash.startsWith("sha256:")) {
                Locations.sha256(hash.substring("sha256:".length())).ifPresent(hashes::add);
            }
        }
        if (direct.isPresent()) {
            return direct.get().files(hashes, Specifiers.ANY);
        }
        String version = entry.text("version").orElse("*").strip();
        Optional<Specifiers> specifiers = version.equals("*") ? Optional.of(Specifiers.ANY) : Specifiers.parse(version);
        return specifiers.isPresent()
                ? new Wanted.Asked(specifiers.get(), hashes, false, false, false)
                : new Wanted.Undecided("its version '" + version + "' is not understood");
    }
}
