package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.platform.OperatingSystem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** For which systems a distribution was installed, by the tags of its wheel or the platform of its conda record. */
public final class Payload {
    private static final Set<String> PURE = Set.of("any", "noarch");

    private static final Pattern TESTS = Pattern.compile("/(?:tests?|testing|testdata|test_data)/");

    private Payload() {}

    /** Whether it was built for every machine: native files in it are data to somebody, never what Python imports. */
    public static boolean isPure(Distribution distribution) {
        return !distribution.tags().isEmpty()
                && distribution.tags().stream().map(Payload::platform).allMatch(PURE::contains);
    }

    /** Whether it was built for other systems only. Distributions without tags were not, as far as anybody knows. */
    public static boolean isForAnotherSystem(Distribution distribution, OperatingSystem os) {
        return !distribution.tags().isEmpty()
                && distribution.tags().stream()
                        .map(Payload::platform)
                        .noneMatch(platform -> PURE.contains(platform)
                                || system(platform).filter(os::equals).isPresent());
    }

    /** What lies in a folder of tests and cannot be imported is there to be looked at: delocate's samples are libraries. */
    public static boolean isTestData(Artifact artifact) {
        return artifact.owner().isPresent()
                && artifact.module().isEmpty()
                && TESTS.matcher(artifact.path()).find();
    }

    /** {@code cp311-cp311-macosx_11_0_arm64}: the last part. Platforms of conda hold a dash themselves. */
    private static String platform(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        int dashes = (int) lower.chars().filter(c -> c == '-').count();
        return dashes < 2 ? lower : lower.substring(lower.lastIndexOf('-') + 1);
    }

    private static Optional<OperatingSystem> system(String platform) {
        if (platform.startsWith("macosx") || platform.startsWith("osx")) {
            return Optional.of(OperatingSystem.MACOS);
        }
        if (platform.contains("linux")) {
            return Optional.of(OperatingSystem.LINUX);
        }
        return platform.startsWith("win") ? Optional.of(OperatingSystem.WINDOWS) : Optional.empty();
    }
}
