package io.github.archcheck.cli;

import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists all rules. */
@Command(name = "rules", description = "List all rules: id, name, severity, one line.", mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
    private final Session session;

    RulesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Writer out = session.textOut();
        for (Rule rule : BuiltInRules.ALL) {
            RuleInfo info = rule.info();
            out.write(String.format(
                    Locale.ROOT,
                    "%s  %-31s  %-7s  %s\n",
                    info.id(),
                    info.name(),
                    info.severity().label(),
                    info.summary()));
        }
        out.flush();
        return ExitStatus.CLEAN.code();
    }
}
