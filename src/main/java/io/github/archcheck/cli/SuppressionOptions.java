package io.github.archcheck.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Findings that are known. */
final class SuppressionOptions {
    @Option(names = "--baseline", paramLabel = "FILE", description = "Findings that are in this file do not count.")
    @Nullable
    String baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Write all findings to this file, for later runs to take as --baseline.")
    @Nullable
    String writeBaseline;

    @Option(
            names = "--show-ignored",
            description = "Show findings that do not count, too, with the reason and where it is written.")
    boolean showIgnored;
}
