package io.github.archcheck.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of {@code --format json}. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of --format json, of reports or of what 'diff' prints.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    private static final String SCHEMAS = "/io/github/archcheck/report/json/";

    private final Session session;

    @Parameters(paramLabel = "NAME", arity = "0..1", defaultValue = "report", description = "report (default) or diff.")
    String name = "report";

    SchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        String schema = SCHEMAS
                + switch (name.toLowerCase(Locale.ROOT)) {
                    case "report" -> "report.schema.json";
                    case "diff" -> "comparison.schema.json";
                    default -> throw Choices.unknown("schema", name, Vocabulary.SCHEMAS);
                };
        try (InputStream in = SchemaCommand.class.getResourceAsStream(schema)) {
            Objects.requireNonNull(in, schema).transferTo(session.out());
        }
        session.out().flush();
        return ExitStatus.CLEAN.code();
    }
}
