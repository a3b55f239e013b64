package io.github.archcheck.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Gives every command the session it runs in. */
final class Commands implements CommandLine.IFactory {
    private final Session session;

    Commands(Session session) {
        this.session = session;
    }

    /** A command as the user calls it; the program itself when it is not named. */
    static CommandSpec named(CommandSpec root, @Nullable String name) throws UsageException {
        if (name == null) {
            return root;
        }
        CommandLine known = root.subcommands().get(name);
        if (known == null) {
            throw UsageException.aboutOptions("no such command: " + name
                    + Choices.nearest(
                            name,
                            Usage.commands(root).stream().map(CommandSpec::name).toList()));
        }
        return known.getCommandSpec();
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type.isAnnotationPresent(CommandLine.Command.class)
                ? type.cast(type.getDeclaredConstructor(Session.class).newInstance(session))
                : CommandLine.defaultFactory().create(type);
    }
}
