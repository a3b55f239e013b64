package io.github.archcheck.report.html;

import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import io.github.archcheck.verdict.PackageVerdict;
import java.util.Locale;

/** Numbers and targets in words. */
final class Words {
    private static final int KILO = 1000;

    private Words() {}

    /** {@code 1 package}, {@code 4,812 files}, {@code 2 native binaries}. */
    static String count(long number, String noun) {
        String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural);
    }

    /** {@code is} or {@code are}. */
    static String are(long number) {
        return number == 1 ? "is" : "are";
    }

    /** {@code macOS 14 arm64}. */
    static String target(Target target) {
        return target.os().title()
                + target.osVersion().map(v -> " " + shortVersion(v)).orElse("")
                + " " + target.architecture().label()
                + (target.translated() ? " under Rosetta 2" : "")
                + target.libc()
                        .map(l -> " with " + l.kind().label() + " " + l.version())
                        .orElse("");
    }

    /** What people call the machine; empty when that says no more. */
    static String machine(Target target) {
        if (target.os() != OperatingSystem.MACOS) {
            return "";
        }
        return target.translated() || target.architecture() == Architecture.Known.ARM64 ? "Apple Silicon" : "Intel Mac";
    }

    /** Of several wheels of one version the file's name is needed to tell them apart. */
    static String name(PackageVerdict planned) {
        return isWheel(planned) ? planned.source() : planned.name();
    }

    /** Empty when the name has it, or nothing fixes it. */
    static String version(PackageVerdict planned) {
        return isWheel(planned) ? "" : planned.version().orElse("");
    }

    private static boolean isWheel(PackageVerdict planned) {
        return planned.source().endsWith(".whl");
    }

    /** {@code 1.4 MB}. */
    static String size(long bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double number = bytes;
        int unit = 0;
        while (number >= KILO && unit < units.length - 1) {
            number /= KILO;
            unit++;
        }
        String format = unit == 0 || number >= 10 ? "%,.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, format, number, units[unit]);
    }

    /** With a full stop at the end; no capital at the beginning, where the name of a package or a file may stand. */
    static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    private static String shortVersion(Version version) {
        return version.minor() == 0 && version.patch() == 0 ? Integer.toString(version.major()) : version.toString();
    }
}
