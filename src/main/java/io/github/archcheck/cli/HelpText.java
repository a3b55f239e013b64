package io.github.archcheck.cli;

import io.github.archcheck.report.table.Listing;
import io.github.archcheck.report.table.TableOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code --help} prints. picocli lays out 55 columns at least; terminals may have fewer. */
final class HelpText {
    private static final int WIDEST_LABEL = 26;
    private static final int WIDEST = 100;

    private HelpText() {}

    static String of(CommandSpec command, TableOptions options) {
        StringWriter out = new StringWriter();
        TableOptions readable =
                new TableOptions(Math.min(options.width(), WIDEST), options.color(), options.unicode(), false);
        try {
            write(command, new Listing(out, readable));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(CommandSpec command, Listing page) throws IOException {
        page.labelled("Usage:", command.qualifiedName() + " " + Usage.arguments(command));
        page.text(0, Usage.description(command));
        List<Listing.Entry> entries = new ArrayList<>();
        Usage.positionals(command).forEach(p -> entries.add(new Listing.Entry(Usage.label(p), Usage.description(p))));
        Usage.options(command).forEach(o -> entries.add(new Listing.Entry(label(o), Usage.description(o))));
        page.blank();
        page.entries(2, WIDEST_LABEL, entries);
        List<CommandSpec> commands = Usage.commands(command);
        if (!commands.isEmpty()) {
            page.blank();
            page.heading("Commands:");
            page.entries(
                    2,
                    WIDEST_LABEL,
                    commands.stream()
                            .map(c -> new Listing.Entry(c.name(), Usage.description(c)))
                            .toList());
        }
        String footer = Usage.text(command.usageMessage().footer());
        if (!footer.isEmpty()) {
            page.blank();
            for (String line : footer.lines().toList()) {
                page.text(0, line);
            }
        }
    }

    /** The long names below each other. */
    private static String label(OptionSpec option) {
        List<String> names = Usage.names(option);
        String margin = names.get(0).startsWith("--") ? "    " : "";
        return margin + String.join(", ", names) + Usage.value(option);
    }
}
