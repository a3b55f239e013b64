package io.github.archcheck.platform;

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

    /** The canonical name, which {@code --target} accepts: {@code macos-14-arm64}, {@code linux-x86_64-glibc2.28}. */
    public String name() {
        return switch (os) {
            case MACOS ->
                "macos-" + osVersion.map(Target::shortVersion).orElse("14") + "-"
                        + (translated ? "rosetta" : architecture.label());
            case LINUX ->
                "linux-" + (architecture == Architecture.Known.ARM64 ? "aarch64" : architecture.label())
                        + libc.map(c -> "-" + c.kind().label() + c.version()).orElse("");
            case WINDOWS -> "windows-" + (architecture == Architecture.Known.X86_64 ? "amd64" : architecture.label());
        };
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

    private static String shortVersion(Version version) {
        if (version.patch() != 0) {
            return version.toString();
        }
        return version.minor() == 0 ? Integer.toString(version.major()) : version.major() + "." + version.minor();
    }
}
