package io.github.archcheck.report.junit;

import static io.github.archcheck.report.junit.Xml.attribute;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import io.github.archcheck.report.junit.TestCase.Outcome;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code --format junit}: JUnit XML, for the test pages of CI services. A suite is a root, a test is a distribution, a
 * package that is to be installed, or a file that nobody owns. An error fails it; a warning is what it printed, since a test
 * page knows only tests that pass and tests that break the build; what could not be judged is in error. What does not count
 * is skipped. Times are 0 and there is no timestamp: the same files give the same bytes, and some readers fail without.
 */
public final class JunitReportWriter implements ReportWriter {
    private final Severity failing;

    /** Errors fail. */
    public JunitReportWriter() {
        this(Severity.ERROR);
    }

    /** @param failing lowest severity that fails a test */
    public JunitReportWriter(Severity failing) {
        this.failing = failing;
    }

    /** A root and what was judged of it. */
    private record Suite(Report.Root root, List<TestCase> cases) {
        long count(Outcome outcome) {
            return cases.stream().filter(test -> test.outcome() == outcome).count();
        }
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        List<Suite> suites = report.roots().stream()
                .map(root -> new Suite(root, TestCases.of(root, report.showsSuppressed(), failing)))
                .toList();
        Xml xml = new Xml(out);
        xml.open(
                "testsuites",
                List.of(
                        attribute("name", "archcheck " + report.target().name()),
                        attribute(
                                "tests",
                                suites.stream()
                                        .mapToLong(suite -> suite.cases().size())
                                        .sum()),
                        attribute("failures", total(suites, Outcome.FAILED)),
                        attribute("errors", total(suites, Outcome.ERROR)),
                        attribute("time", 0)));
        for (Suite suite : suites) {
            suite(xml, suite);
        }
        xml.close("testsuites");
        xml.flush();
    }

    private static long total(List<Suite> suites, Outcome outcome) {
        return suites.stream().mapToLong(suite -> suite.count(outcome)).sum();
    }

    private static void suite(Xml xml, Suite suite) throws IOException {
        Report.Root root = suite.root();
        xml.open(
                "testsuite",
                List.of(
                        attribute("name", root.title()),
                        attribute("tests", suite.cases().size()),
                        attribute("failures", suite.count(Outcome.FAILED)),
                        attribute("errors", suite.count(Outcome.ERROR)),
                        attribute("skipped", suite.count(Outcome.SKIPPED)),
                        attribute("time", 0)));
        xml.open("properties", List.of());
        property(xml, "target", root.judged().scene().target().name());
        property(xml, "kind", root.kind());
        Optional<String> python = root.judged().scene().interpreter().flatMap(Interpreter::versionText);
        if (python.isPresent()) {
            property(xml, "python", python.get());
        }
        xml.close("properties");
        // Readers take what stands before the last dot for a package.
        String className = "archcheck." + root.title().replace('.', '_');
        for (TestCase test : suite.cases()) {
            testCase(xml, className, test);
        }
        xml.close("testsuite");
    }

    private static void property(Xml xml, String name, String value) throws IOException {
        xml.empty("property", List.of(attribute("name", name), attribute("value", value)));
    }

    private static void testCase(Xml xml, String className, TestCase test) throws IOException {
        List<Xml.Attribute> attributes =
                List.of(attribute("name", test.name()), attribute("classname", className), attribute("time", 0));
        if (test.outcome() == Outcome.PASSED
                && test.remarks().isEmpty()
                && test.suppressed().isEmpty()) {
            xml.empty("testcase", attributes);
            return;
        }
        xml.open("testcase", attributes);
        switch (test.outcome()) {
            case PASSED -> {}
            case SKIPPED -> xml.empty("skipped", List.of(attribute("message", whySkipped(test))));
            case FAILED -> failure(xml, test.failures());
            case ERROR -> {
                String why = test.notJudged().orElse("");
                xml.text("error", List.of(attribute("message", why), attribute("type", "not-judged")), List.of(why));
            }
        }
        List<String> printed = new ArrayList<>(Lines.of(test.remarks()));
        printed.addAll(Lines.ofSuppressed(test.suppressed()));
        if (!printed.isEmpty()) {
            xml.text("system-out", List.of(), printed);
        }
        xml.close("testcase");
    }

    private static String whySkipped(TestCase test) {
        return test.passedOver()
                .or(() -> test.suppressed().stream()
                        .flatMap(one -> one.suppression().stream())
                        .map(Lines::why)
                        .findFirst())
                .orElse("");
    }

    private static void failure(Xml xml, List<Finding> failures) throws IOException {
        Finding first = failures.get(0);
        String more = failures.size() == 1 ? "" : " (and " + (failures.size() - 1) + " more)";
        xml.text(
                "failure",
                List.of(
                        attribute("message", Lines.title(first) + ": " + first.message() + more),
                        attribute("type", first.rule().id())),
                Lines.of(failures));
    }
}
