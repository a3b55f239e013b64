package io.github.archcheck.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of {@code --format json}. */
@Command(name = "schema", description = "Print the JSON Schema of --format json.", mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    private static final String SCHEMA = "/io/github/archcheck/report/json/report.schema.json";

    private final Session session;

    SchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream in = SchemaCommand.class.getResourceAsStream(SCHEMA)) {
            Objects.requireNonNull(in, SCHEMA).transferTo(session.out());
        }
        session.out().flush();
        return ExitStatus.CLEAN.code();
    }
}
