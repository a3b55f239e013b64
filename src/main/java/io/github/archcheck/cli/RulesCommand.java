package io.github.archcheck.cli;

import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists all rules. */
@Command(name = "rules", description = "List all rules: id, name, severity, one line.", mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    Appearance appearance = new Appearance();

    RulesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        Writer out = session.textOut();
        appearance
                .list(session, out)
                .rows(BuiltInRules.ALL.stream()
                        .map(Rule::info)
                        .map(info ->
                                List.of(info.id(), info.name(), info.severity().label(), info.summary()))
                        .toList());
        out.flush();
        return ExitStatus.CLEAN.code();
    }
}
