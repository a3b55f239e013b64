package io.github.archcheck.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which configuration counts. */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Take settings from this file, instead of archcheck.toml or [tool.archcheck] in pyproject.toml,"
                            + " found from the working directory upwards.")
    @Nullable
    String file;

    @Option(names = "--no-config", description = "Take settings from no file.")
    boolean none;
}
