package io.github.archcheck.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;

/** How formats that are JSON are laid out. Invisible characters are escaped; closing a generator leaves the writer open. */
public final class JsonOutput {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private JsonOutput() {}

    /** One document: two blanks of indent, {@code \n} everywhere. */
    public static JsonGenerator document(Writer out) throws IOException {
        return generator(out)
                .setPrettyPrinter(new DefaultPrettyPrinter(SEPARATORS)
                        .withObjectIndenter(INDENTER)
                        .withArrayIndenter(INDENTER));
    }

    /** One value a line; the caller ends the last one. */
    public static JsonGenerator lines(Writer out) throws IOException {
        return generator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    private static JsonGenerator generator(Writer out) throws IOException {
        return new JsonFactory().createGenerator(new VisibleWriter(out));
    }
}
