package io.github.archcheck.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The machine, or rather the process on it, that binaries are judged for.
 *
 * @param architecture of the process: x86_64 for a process under Rosetta 2, although the machine is arm64
 * @param osVersion empty when unknown, which is the rule on Linux and Windows
 * @param libc present on Linux only
 * @param translated an x86_64 process under Rosetta 2
 * @param assumed facts that nobody stated, in words, such as {@code macOS 14}; empty when everything is known
 */
public record Target(
        OperatingSystem os,
        Architecture.Known architecture,
        Optional<Version> osVersion,
        Optional<Libc> libc,
        boolean translated,
        Source source,
        List<String> assumed) {

    private static final Version ASSUMED_MACOS = Version.of(14, 0);

    /** Where the target came from. */
    public enum Source {
        /** {@code --target}. */
        OPTION("option"),
        /** The environment's interpreter decided, differing from what was asked for. */
        INTERPRETER("interpreter"),
        /** The machine that archcheck runs on. */
        HOST("host");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Target {
        assumed = List.copyOf(assumed);
    }

    /** A process on macOS; without a version it is taken to be 14, the oldest that most projects still build for. */
    public static Target macos(
            Architecture.Known architecture, Optional<Version> version, boolean translated, Source source) {
        Target target = new Target(
                OperatingSystem.MACOS,
                architecture,
                Optional.of(version.orElse(ASSUMED_MACOS)),
                Optional.empty(),
                translated,
                source,
                List.of());
        return version.isPresent() ? target : target.assuming("macOS " + shortVersion(ASSUMED_MACOS));
    }

    /** A process on Linux; without a version its C library is taken to be the oldest that is still widely served. */
    public static Target linux(
            Architecture.Known architecture, Libc.Kind kind, Optional<Version> version, Source source) {
        Libc libc = new Libc(kind, version.orElseGet(() -> Libc.assumedVersion(kind, architecture)));
        Target target = new Target(
                OperatingSystem.LINUX, architecture, Optional.empty(), Optional.of(libc), false, source, List.of());
        return version.isPresent() ? target : target.assuming(kind.label() + " " + libc.version());
    }

    public static Target windows(Architecture.Known architecture, Source source) {
        return new Target(
                OperatingSystem.WINDOWS, architecture, Optional.empty(), Optional.empty(), false, source, List.of());
    }

    /**
     * The canonical name, which {@code --target} accepts: {@code macos-14-arm64}, {@code linux-x86_64-glibc2.28}. It
     * spells out what was assumed, so that it names the same target when the assumptions change.
     */
    public String name() {
        return switch (os) {
            case MACOS ->
                "macos-" + osVersion.map(v -> shortVersion(v) + "-").orElse("")
                        + (translated ? "rosetta" : architecture.label());
            case LINUX ->
                "linux-" + (architecture == Architecture.Known.ARM64 ? "aarch64" : architecture.label())
                        + libc.map(c -> "-" + c.kind().label() + c.version()).orElse("");
            case WINDOWS -> "windows-" + windowsArchitecture();
        };
    }

    private String windowsArchitecture() {
        if (architecture == Architecture.Known.X86_64) {
            return "amd64";
        }
        return architecture == Architecture.Known.I686 ? "x86" : architecture.label();
    }

    /** The same target with one more fact, in words, that nobody stated. */
    public Target assuming(String fact) {
        List<String> facts = new ArrayList<>(assumed);
        facts.add(fact);
        return new Target(os, architecture, osVersion, libc, translated, source, facts);
    }

    public Target withSource(Source newSource) {
        return new Target(os, architecture, osVersion, libc, translated, newSource, assumed);
    }

    /** The same machine running an x86_64 process under Rosetta 2, because its interpreter is one. */
    public Target asTranslated(Source newSource) {
        return new Target(os, Architecture.Known.X86_64, osVersion, libc, true, newSource, assumed);
    }

    /** The same machine without Rosetta 2 in between; a target that is not translated is its own native one. */
    public Target asNative() {
        return translated ? new Target(os, Architecture.Known.ARM64, osVersion, libc, false, source, assumed) : this;
    }

    /** {@code 14}, {@code 14.4}: without what is zero at the end. */
    static String shortVersion(Version version) {
        if (version.patch() != 0) {
            return version.toString();
        }
        return version.minor() == 0 ? Integer.toString(version.major()) : version.major() + "." + version.minor();
    }
}
