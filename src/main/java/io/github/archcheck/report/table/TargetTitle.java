package io.github.archcheck.report.table;

import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;

/** A target in words: {@code macOS 14 · arm64}. */
record TargetTitle(Page page) {
    String of(Target target) {
        String system = target.os().title()
                + target.osVersion().map(v -> " " + shortVersion(v)).orElse("")
                + target.libc()
                        .map(l -> page.dot() + l.kind().label() + " " + l.version())
                        .orElse("");
        return system
                + page.dot()
                + target.architecture().label()
                + (target.translated() ? " (translated by Rosetta 2)" : "")
                + (target.assumed().isEmpty() ? "" : page.dot() + String.join(", ", target.assumed()) + " assumed");
    }

    private static String shortVersion(Version version) {
        return version.minor() == 0 && version.patch() == 0 ? Integer.toString(version.major()) : version.toString();
    }
}
