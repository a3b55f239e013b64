package io.github.archcheck.cli;

import io.github.archcheck.report.table.Listing;
import io.github.archcheck.report.table.TableOptions;
import java.io.Writer;
import picocli.CommandLine.Option;

/** How commands that print no report print. */
final class Appearance {
    private static final int UNBROKEN = 10_000;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto (default), always or never.")
    String color = "auto";

    TableOptions table(Session session, boolean verbose) throws UsageException {
        boolean colored = ColorChoice.parse(color).resolve(session.environment(), session.outIsTerminal());
        return new TableOptions(session.columns(), colored, session.unicode(), verbose);
    }

    /** For pages of text. */
    Listing page(Session session, Writer out) throws UsageException {
        return new Listing(out, table(session, false));
    }

    /** For lists, whose lines programs read one by one: they are broken only where somebody said how wide they may be. */
    Listing list(Session session, Writer out) throws UsageException {
        TableOptions table = table(session, false);
        boolean wrapped = session.outIsTerminal()
                || !session.environment().getOrDefault("COLUMNS", "").isEmpty();
        return new Listing(
                out, wrapped ? table : new TableOptions(UNBROKEN, table.color(), table.unicode(), table.verbose()));
    }
}
