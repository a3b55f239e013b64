package io.github.archcheck.diagnosis;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the file name of a wheel promises (PEP 427, 425, 600, 656).
 *
 * @param python the python tags, such as {@code cp311}
 * @param platforms the platform tags
 */
record WheelName(String distribution, String version, List<String> python, String abi, List<String> platforms) {
    private static final Pattern NAME = Pattern.compile(
            "([^-\\s]{1,100})-([^-\\s]{1,60})(?:-(\\d[^-\\s]{0,40}))?-([\\w.]{1,100})-([\\w.]{1,100})-([\\w.]{1,400})\\.whl");
    private static final Pattern CPYTHON = Pattern.compile("(cp|py|pp)(\\d)(\\d{0,2})");
    private static final Pattern MACOS = Pattern.compile("macosx_(\\d{1,3})_(\\d{1,3})_(\\w{1,20})");
    private static final Pattern LINUX =
            Pattern.compile("(many|musl)?linux(?:(1|2010|2014)|_(\\d{1,3})_(\\d{1,3}))?_(\\w{1,20})");
    private static final Pattern WINDOWS = Pattern.compile("win(?:_(\\w{1,12})|32)");

    static Optional<WheelName> parse(String fileName) {
        Matcher parts = NAME.matcher(Names.leaf(fileName).replace("%2B", "+"));
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new WheelName(
                parts.group(1).replace('_', '-'),
                parts.group(2),
                List.of(parts.group(4).split("\\.")),
                parts.group(5),
                List.of(parts.group(6).split("\\."))));
    }

    /** Of all its platforms, as reports spell them. */
    List<String> architectures() {
        Set<String> names = new LinkedHashSet<>();
        for (String platform : platforms) {
            Matcher macos = MACOS.matcher(platform);
            Matcher linux = LINUX.matcher(platform);
            Matcher windows = WINDOWS.matcher(platform);
            if (macos.matches()) {
                names.addAll(
                        macos.group(3).equals("universal2") ? List.of("x86_64", "arm64") : List.of(macos.group(3)));
            } else if (linux.matches()) {
                names.add(Architectures.label(linux.group(5)));
            } else if (windows.matches()) {
                names.add(windows.group(1) == null ? "i686" : Architectures.label(windows.group(1)));
            }
        }
        return List.copyOf(names);
    }

    /** {@code CPython 3.11 and macOS 11.0 or later on arm64}. */
    String inWords() {
        String interpreters = python.stream().map(this::interpreter).distinct().collect(Collectors.joining(" or "));
        String systems = platforms.stream().map(WheelName::platform).distinct().collect(Collectors.joining(", or "));
        return interpreters + (systems.isEmpty() ? "" : " and " + systems);
    }

    private String interpreter(String tag) {
        Matcher parts = CPYTHON.matcher(tag);
        if (!parts.matches()) {
            return tag;
        }
        String kind = parts.group(1).equals("pp") ? "PyPy" : parts.group(1).equals("cp") ? "CPython" : "Python";
        String number = parts.group(2) + (parts.group(3).isEmpty() ? "" : "." + parts.group(3));
        boolean free = Arrays.stream(abi.split("\\.")).anyMatch(a -> a.matches("cp\\d+t"));
        return kind + " " + number + (abi.contains("abi3") ? " or later" : "") + (free ? " (free-threaded)" : "");
    }

    static String platform(String tag) {
        Matcher macos = MACOS.matcher(tag);
        if (macos.matches()) {
            String cpu = macos.group(3).equals("universal2") ? "x86_64 and arm64" : macos.group(3);
            return "macOS " + macos.group(1) + "." + macos.group(2) + " or later on " + cpu;
        }
        Matcher linux = LINUX.matcher(tag);
        if (linux.matches()) {
            return linuxInWords(linux);
        }
        Matcher windows = WINDOWS.matcher(tag);
        if (windows.matches()) {
            return "Windows on " + (windows.group(1) == null ? "x86 (32-bit)" : windows.group(1));
        }
        return tag.equals("any") ? "any system" : tag.toLowerCase(Locale.ROOT);
    }

    private static String linuxInWords(Matcher linux) {
        String cpu = " on " + linux.group(5);
        if (linux.group(1) == null) {
            return "Linux" + cpu;
        } else if (linux.group(1).equals("musl")) {
            return "Linux with musl " + linux.group(3) + "." + linux.group(4) + " or later" + cpu;
        }
        String glibc = linux.group(2) == null
                ? linux.group(3) + "." + linux.group(4)
                : switch (linux.group(2)) {
                    case "1" -> "2.5";
                    case "2010" -> "2.12";
                    default -> "2.17";
                };
        return "Linux with glibc " + glibc + " or later" + cpu;
    }
}
