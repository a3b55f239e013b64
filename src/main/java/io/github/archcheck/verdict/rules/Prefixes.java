package io.github.archcheck.verdict.rules;

import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.List;
import java.util.Optional;

/** Absolute paths of libraries that only some machines have. */
final class Prefixes {
    /**
     * Where a package manager keeps what it installs.
     *
     * @param processor what is built for there; empty for either
     */
    private record Manager(String title, Optional<Architecture.Known> processor, List<String> prefixes) {}

    private static final List<Manager> MANAGERS = List.of(
            new Manager(
                    "Homebrew for Intel",
                    Optional.of(Architecture.Known.X86_64),
                    List.of("/usr/local/opt/", "/usr/local/Cellar/")),
            new Manager("Homebrew", Optional.of(Architecture.Known.ARM64), List.of("/opt/homebrew/")),
            new Manager("Homebrew, which has not put its own path in", Optional.empty(), List.of("@@HOMEBREW_")),
            new Manager("a local installation", Optional.empty(), List.of("/usr/local/")),
            new Manager("MacPorts", Optional.empty(), List.of("/opt/local/")),
            new Manager("Fink", Optional.empty(), List.of("/opt/sw/", "/sw/")),
            new Manager("Nix", Optional.empty(), List.of("/nix/store/")),
            new Manager("an installer of its own", Optional.empty(), List.of("/Library/Frameworks/")));

    /** Directories that hosted builds work in: nobody else has them. */
    private static final List<String> BUILDERS = List.of(
            "/Users/runner/",
            "/Users/travis/",
            "/Users/buildbot/",
            "/Users/distiller/",
            "/Users/vsts/",
            "/Users/ktietz/",
            "/Users/jenkins/",
            "/private/tmp/",
            "/private/var/folders/",
            "/var/folders/",
            "/tmp/",
            "/home/runner/",
            "/home/conda/feedstock_root/",
            "/home/vsts/",
            "/croot/",
            "/project/",
            "/io/",
            "/github/workspace/",
            "/builds/",
            "/build/",
            "/buildbot/",
            "/opt/_internal/");

    /** Directories of people. */
    private static final List<String> HOMES = List.of("/Users/", "/home/", "/root/");

    private Prefixes() {}

    /** Whose prefix it is; empty when it is a manager's of none. */
    static Optional<String> manager(String path) {
        return find(path).map(Manager::title);
    }

    /** Whether the prefix holds only libraries for another processor than the process has. */
    static boolean isForAnotherProcessor(String path, Target target) {
        return target.os() == OperatingSystem.MACOS
                && find(path)
                        .flatMap(Manager::processor)
                        .filter(processor -> processor != target.architecture())
                        .isPresent();
    }

    /** Whether no user has such a path, or only the one who built the file. */
    static boolean isBuilders(String path) {
        return isHostedBuild(path) || HOMES.stream().anyMatch(path::startsWith);
    }

    /** Whether surely nobody has it. */
    static boolean isHostedBuild(String path) {
        return path.contains("_build_env") || BUILDERS.stream().anyMatch(path::startsWith);
    }

    private static Optional<Manager> find(String path) {
        return MANAGERS.stream()
                .filter(manager -> manager.prefixes().stream().anyMatch(path::startsWith))
                .findFirst();
    }
}
