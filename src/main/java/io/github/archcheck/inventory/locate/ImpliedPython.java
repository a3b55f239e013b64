package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Interpreter;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one Python that something packed is for.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/">compatibility tags</a>
 */
final class ImpliedPython {
    private static final Pattern INTERPRETER = Pattern.compile("(?:cp|pp)\\d{2,3}");
    private static final Pattern EGG = Pattern.compile(".+-py(\\d\\.\\d{1,2})(?:-.+)?\\.egg", Pattern.DOTALL);

    /** {@code CPython==3.11.*}, {@code ==3.11.4}: what does not leave open the minor version. */
    private static final Pattern PINNED =
            Pattern.compile("\\s*(?:CPython|PyPy)?\\s*==\\s*(\\d\\.\\d{1,2})(?:\\.[\\d*]+)?\\s*");

    private ImpliedPython() {}

    /**
     * Of a wheel.
     *
     * @param tags each {@code python-abi-platform}, its parts compressed or not; something may stand before them
     * @return empty when the tags leave open which one: {@code py3}, {@code abi3}, several, none
     */
    static Optional<Interpreter> ofTags(Collection<String> tags) {
        Set<String> names = new HashSet<>();
        for (String tag : tags) {
            String[] parts = tag.split("-", -1);
            if (parts.length < 3) {
                return Optional.empty();
            }
            for (String python : parts[parts.length - 3].split("\\.", -1)) {
                for (String abi : parts[parts.length - 2].split("\\.", -1)) {
                    if (!INTERPRETER.matcher(python).matches() || abi.startsWith("abi3")) {
                        return Optional.empty();
                    }
                    names.add(abi.startsWith(python) && abi.endsWith("t") ? python + "t" : python);
                }
            }
        }
        return names.size() == 1 ? Interpreters.ofVersion(names.iterator().next()) : Optional.empty();
    }

    /** @param fileName {@code name-1.0-py3.8-linux-x86_64.egg} */
    static Optional<Interpreter> ofEgg(String fileName) {
        Matcher name = EGG.matcher(fileName);
        return name.matches() ? Interpreters.ofVersion(name.group(1)) : Optional.empty();
    }

    /** @param constraints as in PEX-INFO; any of them may hold */
    static Optional<Interpreter> ofConstraints(Collection<String> constraints) {
        Set<String> versions = new HashSet<>();
        for (String constraint : constraints) {
            Matcher pinned = PINNED.matcher(constraint);
            if (!pinned.matches()) {
                return Optional.empty();
            }
            versions.add(pinned.group(1));
        }
        return versions.size() == 1 ? Interpreters.ofVersion(versions.iterator().next()) : Optional.empty();
    }
}
