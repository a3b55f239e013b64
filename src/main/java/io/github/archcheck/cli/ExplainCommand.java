package io.github.archcheck.cli;

import io.github.archcheck.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the page of a rule. */
@Command(name = "explain", description = "Print a rule's page.", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RULE", description = "Id or name, such as AC001 or missing-architecture.")
    @Nullable
    String rule;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        String wanted = Objects.requireNonNull(rule);
        Rule found = RuleLookup.find(wanted).orElseThrow(() -> RuleLookup.unknown(wanted));
        Writer out = session.textOut();
        out.write(page(found));
        out.flush();
        return ExitStatus.CLEAN.code();
    }

    private static String page(Rule rule) throws IOException {
        String name = "rules/" + rule.info().id() + ".md";
        try (InputStream in = Rule.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
