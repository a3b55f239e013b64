package io.github.archcheck.packaging.tags;

import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.PythonTarget.Implementation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Python, in the terms of the first two parts of a tag.
 *
 * @param prefix {@code cp}, {@code pp} …
 * @param abis of its own, the best first; what all share is not among them
 */
record Interpreter(String prefix, int major, int minor, List<String> abis) {
    private static final Pattern TAG = Pattern.compile("([a-z]+)(\\d)_?(\\d{1,3})");
    private static final String CPYTHON = "cp";
    private static final String PYPY = "pp";

    Interpreter {
        abis = List.copyOf(abis);
    }

    /**
     * One block of the list: a pair of the first two parts of a tag.
     *
     * @param any with the platform {@code any}, otherwise with each platform of the machine
     */
    record Block(String python, String abi, boolean any) {}

    static Interpreter of(PythonTarget python, Family family) {
        return of(
                python.implementation(),
                python.version().major(),
                python.version().minor(),
                python.freeThreaded(),
                python.debug(),
                family);
    }

    static Interpreter of(
            Implementation implementation, int major, int minor, boolean freeThreaded, boolean debug, Family family) {
        String series = Integer.toString(major) + minor;
        List<String> abis = switch (implementation) {
            case CPYTHON -> cpython(series, major, minor, freeThreaded, debug, family);
            case PYPY -> List.of(major < 3 ? "pypy_73" : "pypy" + series + "_pp73");
            case GRAALPY -> graalpy(series, minor);
        };
        return new Interpreter(implementation.tagPrefix(), major, minor, abis);
    }

    /** The letters mark builds: {@code m} was the rule until 3.7, {@code u} until 3.2 outside macOS and Windows. */
    private static List<String> cpython(
            String series, int major, int minor, boolean freeThreaded, boolean debug, Family family) {
        String letters = (freeThreaded ? "t" : "") + (debug ? "d" : "");
        if (major < 3 || minor < 8) {
            boolean wide = family.isLinux() && (major < 3 || minor < 3);
            return List.of(CPYTHON + series + letters + "m" + (wide ? "u" : ""));
        }
        String own = CPYTHON + series + letters;
        return debug ? List.of(own, CPYTHON + series + (freeThreaded ? "t" : "")) : List.of(own);
    }

    /** Its ABI carries its own version: the newest release that implements that version of the language is meant. */
    private static List<String> graalpy(String series, int minor) {
        if (minor < 10) {
            return List.of();
        }
        String release = minor == 10 ? "240" : minor == 11 ? "242" : "250";
        return List.of("graalpy" + release + "_" + series + "_native");
    }

    /** From {@code cp311} and its ABI; empty for what names no version with two numbers. */
    static Optional<Interpreter> of(String tag, String abi) {
        Matcher parts = TAG.matcher(tag);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(parts.group(2));
        int minor = Integer.parseInt(parts.group(3));
        List<String> abis = new ArrayList<>(List.of(abi));
        String ordinary = abi.replaceFirst("d$", "");
        if (parts.group(1).equals(CPYTHON) && !ordinary.equals(abi) && minor >= 8) {
            abis.add(ordinary);
        }
        return Optional.of(new Interpreter(parts.group(1), major, minor, abis));
    }

    /** The version that a tag names. */
    static Optional<Interpreter> named(String tag) {
        return of(tag, "none");
    }

    boolean isCpython() {
        return prefix.equals(CPYTHON);
    }

    boolean freeThreaded() {
        return isCpython() && !abis.isEmpty() && abis.get(0).matches("cp\\d+[a-z]*t[a-z]*");
    }

    /** {@code 3.11}. */
    String series() {
        return major + "." + minor;
    }

    /** {@code cp311}. */
    String tag() {
        return prefix + major + minor;
    }

    /** The list in its order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        String stable = freeThreaded() ? "abi3t" : "abi3";
        boolean hasStable = isCpython() && (major > 3 || (major == 3 && minor >= 2));
        abis.forEach(abi -> addOwn(blocks, abi));
        if (hasStable) {
            blocks.add(new Block(tag(), stable, false));
        }
        blocks.add(new Block(tag(), "none", false));
        for (int older = minor - 1; hasStable && older >= 2; older--) {
            blocks.add(new Block(CPYTHON + major + older, stable, false));
        }
        List<String> generic = generic();
        generic.forEach(python -> blocks.add(new Block(python, "none", false)));
        if (isCpython() || prefix.equals(PYPY)) {
            blocks.add(new Block(isCpython() ? tag() : PYPY + major, "none", true));
        }
        generic.forEach(python -> blocks.add(new Block(python, "none", true)));
        return blocks;
    }

    private void addOwn(List<Block> blocks, String abi) {
        if (!abi.equals("none") && !abi.equals("abi3") && !abi.equals("abi3t")) {
            blocks.add(new Block(tag(), abi, false));
        }
    }

    private List<String> generic() {
        List<String> names = new ArrayList<>(List.of("py" + major + minor, "py" + major));
        for (int older = minor - 1; older >= 0; older--) {
            names.add("py" + major + older);
        }
        return names;
    }
}
