package io.github.archcheck.cli;

import io.github.archcheck.platform.TargetGroup;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.report.table.Listing;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the kinds of names that {@code --target} accepts. */
@Command(name = "targets", description = "List the names that --target accepts.", mixinStandardHelpOptions = true)
final class TargetsCommand implements Callable<Integer> {
    private static final int WIDEST_NAME = 32;

    private final Session session;

    @Mixin
    Appearance appearance = new Appearance();

    TargetsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        Writer out = session.textOut();
        Listing listing = appearance.list(session, out);
        boolean first = true;
        for (TargetGroup group : TargetNames.groups()) {
            if (!first) {
                listing.blank();
            }
            first = false;
            listing.heading(group.title());
            listing.entries(
                    2,
                    WIDEST_NAME,
                    group.examples().stream()
                            .map(example -> new Listing.Entry(example.name(), example.meaning()))
                            .toList());
        }
        out.flush();
        return ExitStatus.CLEAN.code();
    }
}
