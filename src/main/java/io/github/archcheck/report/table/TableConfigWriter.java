package io.github.archcheck.report.table;

import io.github.archcheck.report.ConfigListing;
import io.github.archcheck.report.ConfigListing.Shape;
import io.github.archcheck.report.table.Page.Ink;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code config}: settings as they would be written, and where each is written. */
public final class TableConfigWriter {
    private static final String BOTH = "";

    private final TableOptions options;

    public TableConfigWriter(TableOptions options) {
        this.options = options;
    }

    /** Writes the whole listing and flushes; does not close. */
    public void write(ConfigListing listing, Writer out) throws IOException {
        Page page = new Page(out, options);
        page.text(0, Ink.BOLD, title(listing));
        if (listing.passedOver().isPresent()) {
            page.text(0, Ink.FAINT, listing.passedOver().get() + " has [tool.archcheck], too, which does not count");
        }
        if (listing.target().isPresent()) {
            String sections = listing.sections().isEmpty()
                    ? "no section is for it"
                    : "with " + String.join(" and ", listing.sections());
            page.text(0, Ink.PLAIN, "for " + listing.target().get() + ", " + sections);
        }
        List<String> groups =
                listing.rows().stream().map(TableConfigWriter::group).distinct().toList();
        for (String group : groups) {
            page.blank();
            if (!group.equals(BOTH)) {
                page.text(0, Ink.BOLD, "[" + group + "]");
            }
            for (ConfigListing.Row row : listing.rows()) {
                if (group(row).equals(group)) {
                    page.spread(0, Ink.PLAIN, row.key() + " = " + value(row), Ink.FAINT, origin(row.origin()));
                }
            }
        }
        for (ConfigListing.Ignore ignore : listing.ignores()) {
            page.blank();
            ignore(page, ignore);
        }
        out.flush();
    }

    private static String title(ConfigListing listing) {
        if (listing.file().isEmpty()) {
            return "no configuration file";
        }
        return listing.file().get() + (listing.found() ? " (found)" : " (named by --config)");
    }

    private static String group(ConfigListing.Row row) {
        return row.commands().size() > 1 ? BOTH : row.commands().get(0);
    }

    private static String value(ConfigListing.Row row) {
        if (row.shape() == Shape.LIST) {
            return row.values().stream().map(TableConfigWriter::quoted).collect(Collectors.joining(", ", "[", "]"));
        }
        if (row.values().isEmpty()) {
            return "(not set)";
        }
        String value = row.values().get(0);
        return row.shape() == Shape.TEXT ? quoted(value) : value;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String origin(ConfigListing.Origin origin) {
        String section = origin.section().isEmpty() ? "" : " in " + origin.section();
        return switch (origin.source()) {
            case DEFAULT -> "default";
            case COMMAND_LINE -> "command line";
            case ENVIRONMENT -> "environment: " + origin.place();
            case FILE -> origin.place() + section;
        };
    }

    private static void ignore(Page page, ConfigListing.Ignore ignore) throws IOException {
        page.spread(0, Ink.BOLD, "[[ignore]]", Ink.FAINT, ignore.place());
        List<String> lines = new ArrayList<>();
        if (!ignore.rules().isEmpty()) {
            lines.add("rule = "
                    + ignore.rules().stream()
                            .map(TableConfigWriter::quoted)
                            .collect(Collectors.joining(", ", "[", "]")));
        }
        ignore.path().ifPresent(path -> lines.add("path = " + quoted(path)));
        ignore.distribution().ifPresent(name -> lines.add("distribution = " + quoted(name)));
        lines.add("reason = " + quoted(ignore.reason()));
        for (String line : lines) {
            page.hanging(0, Ink.PLAIN, line);
        }
        if (ignore.expires().isPresent()) {
            page.spread(
                    0,
                    Ink.PLAIN,
                    "expires = " + ignore.expires().get(),
                    ignore.expired() ? Ink.YELLOW : Ink.FAINT,
                    ignore.expired() ? "expired" : "in force");
        }
    }
}
