package io.github.archcheck.cli;

import io.github.archcheck.host.Host;
import io.github.archcheck.host.HostFact;
import io.github.archcheck.host.HostProbe;
import io.github.archcheck.platform.Target;
import io.github.archcheck.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
        int names = width(host, HostFact::name);
        int values = width(host, HostCommand::value);
        Writer out = session.textOut();
        String meaning = host.target()
                .map(Target::name)
                .orElse("unknown: " + host.problem().orElse(""));
        out.write(padded("--target host", names) + meaning + "\n");
        for (HostFact fact : host.facts()) {
            out.write(padded(fact.name(), names) + padded(value(fact), values) + Printable.of(fact.source()) + "\n");
        }
        out.flush();
        return ExitStatus.CLEAN.code();
    }

    private static String value(HostFact fact) {
        return Printable.of(fact.value().orElse("unknown"));
    }

    private static int width(Host host, Function<HostFact, String> column) {
        return host.facts().stream().map(column).mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()) + 2);
    }
}
