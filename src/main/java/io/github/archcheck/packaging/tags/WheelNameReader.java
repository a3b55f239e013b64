package io.github.archcheck.packaging.tags;

import io.github.archcheck.packaging.version.PackageVersion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes names of wheels apart; as strict as the specification, since installers skip what is not. */
final class WheelNameReader {
    private static final String SUFFIX = ".whl";
    private static final int PARTS = 5;
    private static final int LONGEST_BUILD = 100;

    /** Exactly one of the two is present. */
    record Outcome(Optional<WheelName> name, Optional<String> fault) {
        private static Outcome fault(String words) {
            return new Outcome(Optional.empty(), Optional.of(words));
        }
    }

    private WheelNameReader() {}

    static Outcome read(String fileName) {
        String decoded = decoded(fileName);
        if (!decoded.endsWith(SUFFIX)) {
            return Outcome.fault("it does not end in .whl");
        }
        String[] parts =
                decoded.substring(0, decoded.length() - SUFFIX.length()).split("-", -1);
        if (isVariant(parts)) {
            return Outcome.fault("variant wheel, not supported by current installers");
        }
        if (parts.length != PARTS && parts.length != PARTS + 1) {
            return Outcome.fault("it has " + parts.length + " parts instead of 5 or 6");
        }
        return inParts(fileName, parts);
    }

    private static Outcome inParts(String fileName, String[] parts) {
        if (!isDistribution(parts[0])) {
            return Outcome.fault("'" + parts[0] + "' is no name of a distribution");
        }
        if (PackageVersion.parse(parts[1]).isEmpty()) {
            return Outcome.fault("'" + parts[1] + "' is no version");
        }
        Optional<String> build = parts.length == PARTS ? Optional.empty() : Optional.of(parts[2]);
        if (build.isPresent() && !isBuild(build.get())) {
            return Outcome.fault("the build tag '" + build.get() + "' does not begin with a digit");
        }
        List<Set<String>> sets = new ArrayList<>();
        for (int i = parts.length - 3; i < parts.length; i++) {
            Set<String> set = new LinkedHashSet<>(
                    List.of(parts[i].toLowerCase(Locale.ROOT).split("\\.", -1)));
            if (set.contains("")) {
                return Outcome.fault("a part of '" + parts[i] + "' is empty");
            }
            sets.add(set);
        }
        Optional<String> strange =
                sets.get(0).stream().filter(python -> !isIdentifier(python)).findFirst();
        if (strange.isPresent()) {
            return Outcome.fault("'" + strange.get() + "' is no Python tag");
        }
        long product =
                (long) sets.get(0).size() * sets.get(1).size() * sets.get(2).size();
        if (product > WheelName.MOST_TAGS) {
            return Outcome.fault("it stands for more than " + WheelName.MOST_TAGS + " tags");
        }
        return new Outcome(
                Optional.of(new WheelName(
                        fileName,
                        parts[0],
                        parts[1],
                        build,
                        List.copyOf(sets.get(0)),
                        List.copyOf(sets.get(1)),
                        List.copyOf(sets.get(2)))),
                Optional.empty());
    }

    /** In addresses {@code +} and {@code !} are often escaped; what is badly escaped is left, and refused later. */
    private static String decoded(String fileName) {
        if (fileName.indexOf('%') < 0) {
            return fileName;
        }
        try {
            return URLDecoder.decode(fileName.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return fileName;
        }
    }

    /** PEP 825: one more label at the end. */
    private static boolean isVariant(String[] parts) {
        int extra = parts.length - PARTS;
        if (extra != 1 && extra != 2) {
            return false;
        }
        boolean hasBuild = !parts[2].isEmpty() && isBuild(parts[2]);
        return hasBuild == (extra == 2) && !isPlatform(parts[parts.length - 1]) && isPlatform(parts[parts.length - 2]);
    }

    private static boolean isPlatform(String part) {
        Family family = PlatformTag.parse(part.toLowerCase(Locale.ROOT).split("\\.", 2)[0])
                .family();
        return family != Family.OTHER;
    }

    private static boolean isDistribution(String name) {
        return !name.isEmpty()
                && !name.contains("__")
                && name.codePoints().allMatch(c -> c == '.' || c == '_' || Character.isLetterOrDigit(c));
    }

    private static boolean isBuild(String build) {
        return build.length() <= LONGEST_BUILD && !build.isEmpty() && build.charAt(0) >= '0' && build.charAt(0) <= '9';
    }

    private static boolean isIdentifier(String python) {
        int first = python.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first))
                && python.codePoints().allMatch(c -> c == '_' || Character.isUnicodeIdentifierPart(c));
    }
}
