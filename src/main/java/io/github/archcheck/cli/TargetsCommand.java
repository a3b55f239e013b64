package io.github.archcheck.cli;

import io.github.archcheck.platform.TargetGroup;
import io.github.archcheck.platform.TargetNames;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the kinds of names that {@code --target} accepts. */
@Command(name = "targets", description = "List the names that --target accepts.", mixinStandardHelpOptions = true)
final class TargetsCommand implements Callable<Integer> {
    private final Session session;

    TargetsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Writer out = session.textOut();
        String separator = "";
        for (TargetGroup group : TargetNames.groups()) {
            out.write(separator + group.title() + "\n");
            separator = "\n";
            for (TargetGroup.Example example : group.examples()) {
                out.write(String.format(Locale.ROOT, "  %-32s %s\n", example.name(), example.meaning()));
            }
        }
        out.flush();
        return ExitStatus.CLEAN.code();
    }
}
