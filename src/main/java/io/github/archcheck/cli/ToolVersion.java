package io.github.archcheck.cli;

import java.util.Optional;
import picocli.CommandLine;

/** The version from the jar's manifest; {@code development} when classes run outside a jar. */
final class ToolVersion implements CommandLine.IVersionProvider {
    static String text() {
        return Optional.ofNullable(ToolVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** What {@code --version} prints. */
    static String line() {
        return "archcheck " + text();
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }
}
