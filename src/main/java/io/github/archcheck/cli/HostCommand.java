package io.github.archcheck.cli;

import io.github.archcheck.host.Host;
import io.github.archcheck.host.HostFact;
import io.github.archcheck.host.HostProbe;
import io.github.archcheck.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells what this machine is, and where each fact comes from. */
@Command(
        name = "host",
        description = "Tell what this machine is and what --target host means here.",
        mixinStandardHelpOptions = true)
final class HostCommand implements Callable<Integer> {
    private final Session session;

    HostCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Host host = HostProbe.probe();
        Writer out = session.textOut();
        out.write(String.format(
                Locale.ROOT,
                "%-22s %s%n",
                "--target host",
                host.target()
                        .map(target -> target.name())
                        .orElse("unknown: " + host.problem().orElse(""))));
        for (HostFact fact : host.facts()) {
            out.write(String.format(
                    Locale.ROOT,
                    "%-22s %-18s %s%n",
                    fact.name(),
                    Printable.of(fact.value().orElse("unknown")),
                    Printable.of(fact.source())));
        }
        out.flush();
        return ExitStatus.CLEAN.code();
    }
}
