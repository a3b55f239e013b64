package io.github.archcheck.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options of {@code scan} that mean something else where two reports are compared. */
final class DiffOptionTexts implements IModelTransformer {
    private static final Map<String, String> TEXTS = Map.of(
            "--target", "Judge what is no report for this machine instead of the host; see 'archcheck targets'.",
            "--format", "What goes to standard output: table (default), json or markdown.",
            "--fail-on",
                    "Lowest severity of what is new that makes the exit status 1: error (default), warning or never.",
            "--quiet", "Print no table when nothing broke.");

    @Override
    public CommandSpec transform(CommandSpec spec) {
        List<OptionSpec> options = List.copyOf(spec.options());
        options.forEach(spec::remove);
        for (OptionSpec option : options) {
            String text = TEXTS.get(option.longestName());
            spec.addOption(
                    text == null
                            ? option
                            : OptionSpec.builder(option).description(text).build());
        }
        return spec;
    }
}
