package io.github.archcheck.cli;

import io.github.archcheck.diagnosis.Diagnosis;
import io.github.archcheck.diagnosis.Diagnostician;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.report.DiagnosisWriter;
import io.github.archcheck.report.json.JsonDiagnosisWriter;
import io.github.archcheck.report.table.TableDiagnosisWriter;
import io.github.archcheck.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the page of a rule, or tells what a pasted error means. */
@Command(
        name = "explain",
        description = "Print a rule's page, or tell the cause of a pasted loader or installer error and what to do.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
    /** What may be meant for a rule's id or name. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    private static final String WHAT_TO_PASTE =
            "nothing recognised; paste the lines of the error itself: the traceback's"
                    + " last lines with the loader's words ('dlopen(…)', 'cannot open shared object file', 'Library not loaded'),"
                    + " the crash report's 'Termination Reason', or pip's or uv's error";

    private final Session session;

    @Parameters(
            paramLabel = "RULE|TEXT|-",
            arity = "0..*",
            description =
                    "A rule's id or name, such as AC001 or missing-architecture; the text of an error; or - to read"
                            + " the text from standard input.")
    List<String> words = new ArrayList<>();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "NAME",
            defaultValue = "table",
            description = "For an error, what goes to standard output: table (default) or json.")
    String format = "table";

    @Mixin
    Appearance appearance = new Appearance();

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        if (words.isEmpty()) {
            throw UsageException.aboutOptions(
                    "explain what? Give a rule (archcheck explain AC001), the text of an error in quotes,"
                            + " or - to read it from standard input");
        }
        boolean json = isJson();
        Optional<Rule> rule = words.size() == 1 ? RuleLookup.find(words.get(0)) : Optional.empty();
        if (rule.isPresent()) {
            return page(rule.get(), json);
        }
        boolean piped = words.equals(List.of("-"));
        String text = piped ? PastedInput.read(session.in()) : String.join(" ", words);
        DiagnosisWriter writer = json ? new JsonDiagnosisWriter(ToolVersion.text()) : table();
        List<Diagnosis> diagnoses = new Diagnostician(new Inspector(Parsers.ALL)).diagnose(text);
        if (diagnoses.isEmpty() && !piped && WORD.matcher(text.strip()).matches()) {
            throw RuleLookup.unknown(text);
        }
        Writer out = json ? session.utf8Out() : session.textOut();
        writer.write(diagnoses, out);
        out.flush();
        if (diagnoses.isEmpty()) {
            session.complain(session.unicode() ? WHAT_TO_PASTE : WHAT_TO_PASTE.replace("…", "..."));
            return ExitStatus.FINDINGS.code();
        }
        return ExitStatus.CLEAN.code();
    }

    private boolean isJson() throws UsageException {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "table" -> false;
            case "json" -> true;
            default -> throw Choices.unknown("explain --format", format, Vocabulary.TWO_FORMATS);
        };
    }

    private DiagnosisWriter table() throws UsageException {
        return new TableDiagnosisWriter(appearance.table(session, false));
    }

    private int page(Rule rule, boolean json) throws IOException, UsageException {
        if (json) {
            throw new UsageException("a rule's page is text; --format json is for the diagnosis of an error");
        }
        Writer out = session.textOut();
        String name = "rules/" + rule.info().id() + ".md";
        try (InputStream in = Rule.class.getResourceAsStream(name)) {
            appearance
                    .page(session, out)
                    .markdown(new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        }
        out.flush();
        return ExitStatus.CLEAN.code();
    }
}
