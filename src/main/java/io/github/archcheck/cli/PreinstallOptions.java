package io.github.archcheck.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code preinstall} alone. */
final class PreinstallOptions {
    @Option(
            names = "--extra",
            paramLabel = "NAME",
            split = ",",
            description = "An extra of the locked project; repeatable.")
    List<String> extras = new ArrayList<>();

    @Option(names = "--all-extras", description = "All extras of the locked project.")
    boolean allExtras;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            split = ",",
            description =
                    "A dependency group beyond the installer's default ones, a category or an environment of a lock"
                            + " file; repeatable.")
    List<String> groups = new ArrayList<>();

    @Option(
            names = "--no-dev",
            description = "Not the groups that the installer takes by itself. Those of uv are left out anyway.")
    boolean noDev;

    @Option(names = "--only-binary", description = "Building from source is an error.")
    boolean onlyBinary;

    @Option(
            names = "--check-contents",
            description =
                    "Look into the wheels of a lock file that are at hand: beside it, at file:// addresses, in the"
                            + " caches of pip and uv. Wheels given as SOURCE are always looked into.")
    boolean checkContents;

    @Option(
            names = "--input-format",
            paramLabel = "NAME",
            description = "What SOURCE is, when its name and content do not tell: uv.lock, requirements.txt, …")
    @Nullable
    String inputFormat;

    @Option(
            names = "--index",
            paramLabel = "URL",
            description = "A package index to ask for what files there are; repeatable. Without it, or"
                    + " --use-pip-config, nothing touches the network.")
    List<String> indexes = new ArrayList<>();

    @Option(
            names = "--use-pip-config",
            description = "Ask the indexes that the configuration of pip and uv names, with their credentials.")
    boolean usePipConfig;

    @Option(names = "--deep", description = "Open the wheels that indexes offer, by reading parts of them.")
    boolean deep;

    @Option(names = "--offline", description = "Never touch the network, whatever else is said.")
    boolean offline;

    boolean asksIndexes() {
        return !offline && (usePipConfig || !indexes.isEmpty());
    }
}
