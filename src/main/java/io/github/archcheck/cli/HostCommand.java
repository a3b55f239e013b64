package io.github.archcheck.cli;

import io.github.archcheck.host.Host;
import io.github.archcheck.host.HostFact;
import io.github.archcheck.host.HostProbe;
import io.github.archcheck.platform.Target;
import io.github.archcheck.report.table.Listing;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what this machine is, and where each fact comes from. */
@Command(
        name = "host",
        description = "Tell what this machine is and what --target host means here.",
        mixinStandardHelpOptions = true)
final class HostCommand implements Callable<Integer> {
    private static final int WIDEST_NAME = 36;

    private final Session session;

    @Mixin
    Appearance appearance = new Appearance();

    HostCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        Host host = HostProbe.probe();
        List<Listing.Entry> entries = new ArrayList<>();
        String meaning = host.target()
                .map(Target::name)
                .orElse("unknown: " + host.problem().orElse(""));
        entries.add(new Listing.Entry("--target host", meaning));
        for (HostFact fact : host.facts()) {
            entries.add(new Listing.Entry(fact.name(), fact.value().orElse("unknown") + " (" + fact.source() + ")"));
        }
        Writer out = session.textOut();
        appearance.list(session, out).entries(0, WIDEST_NAME, entries);
        out.flush();
        return ExitStatus.CLEAN.code();
    }
}
