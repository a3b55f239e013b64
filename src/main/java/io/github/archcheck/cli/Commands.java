package io.github.archcheck.cli;

import picocli.CommandLine;

/** Gives every command the session it runs in. */
final class Commands implements CommandLine.IFactory {
    private final Session session;

    Commands(Session session) {
        this.session = session;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type.isAnnotationPresent(CommandLine.Command.class)
                ? type.cast(type.getDeclaredConstructor(Session.class).newInstance(session))
                : CommandLine.defaultFactory().create(type);
    }
}
