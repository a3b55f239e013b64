package io.github.archcheck.report;

import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;

/** A target in words: {@code macOS 14 · arm64}. */
public final class TargetTitle {
    private TargetTitle() {}

    /** @param dot what stands between the parts, with its blanks */
    public static String of(Target target, String dot) {
        String system = target.os().title()
                + target.osVersion().map(v -> " " + shortVersion(v)).orElse("")
                + target.libc()
                        .map(l -> dot + l.kind().label() + " " + l.version())
                        .orElse("");
        return system
                + dot
                + target.architecture().label()
                + (target.translated() ? " (translated by Rosetta 2)" : "")
                + (target.assumed().isEmpty() ? "" : dot + String.join(", ", target.assumed()) + " assumed");
    }

    private static String shortVersion(Version version) {
        return version.minor() == 0 && version.patch() == 0 ? Integer.toString(version.major()) : version.toString();
    }
}
