package io.github.archcheck.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, from its options and {@code manual.txt}. */
final class ManualPage {
    private static final String DESCRIPTION = "DESCRIPTION";

    private ManualPage() {}

    static String of(CommandSpec command) throws IOException {
        CommandSpec root = command.root();
        boolean isRoot = command == root;
        String name = isRoot ? root.name() : root.name() + "-" + command.name();
        Map<String, List<ManualText.Item>> sections = ManualText.of(command.name());
        Roff roff = new Roff(name, root.name() + " " + ToolVersion.text(), "archcheck manual");
        roff.section("NAME");
        String description = Usage.description(command);
        roff.text(name + " - " + lowered(Usage.summary(description)));
        roff.section("SYNOPSIS");
        roff.bold(command.qualifiedName(), Usage.arguments(command));
        roff.section(DESCRIPTION);
        roff.text(description);
        items(roff, sections.getOrDefault(DESCRIPTION, List.of()));
        if (isRoot) {
            roff.section("COMMANDS");
            Usage.commands(root).forEach(c -> roff.term(c.name(), Usage.description(c)));
        }
        options(roff, command);
        sections.forEach((title, items) -> {
            if (!title.equals(DESCRIPTION)) {
                roff.section(title);
                items(roff, items);
            }
        });
        roff.section("SEE ALSO");
        roff.text(seeAlso(command));
        return roff.page();
    }

    private static void items(Roff roff, List<ManualText.Item> items) {
        for (ManualText.Item item : items) {
            if (item.term().isEmpty()) {
                roff.paragraph(item.text());
            } else if (item.term().contains(" ") && !item.term().contains(", ")) {
                roff.example(item.term(), item.text());
            } else {
                roff.term(item.term(), item.text());
            }
        }
    }

    private static void options(Roff roff, CommandSpec command) {
        roff.section("OPTIONS");
        for (PositionalParamSpec positional : Usage.positionals(command)) {
            roff.term(Usage.label(positional), Usage.description(positional));
        }
        for (OptionSpec option : Usage.options(command)) {
            roff.term(String.join(", ", Usage.names(option)) + Usage.value(option), Usage.description(option));
        }
    }

    private static String seeAlso(CommandSpec command) {
        CommandSpec root = command.root();
        if (command != root) {
            return root.name() + "(1)";
        }
        return Usage.commands(root).stream()
                .map(c -> root.name() + "-" + c.name() + "(1)")
                .collect(Collectors.joining(", "));
    }

    private static String lowered(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
