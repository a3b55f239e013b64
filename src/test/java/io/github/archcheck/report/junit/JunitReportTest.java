package io.github.archcheck.report.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.report.Printable;
import io.github.archcheck.report.Published;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.SampleReport;
import io.github.archcheck.testkit.Golden;
import io.github.archcheck.verdict.DistributionVerdict;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class JunitReportTest {
    private static String junit(Report report) throws IOException {
        StringWriter out = new StringWriter();
        new JunitReportWriter().write(report, out);
        return out.toString();
    }

    private static Element parsed(Report report) throws IOException, SAXException, ParserConfigurationException {
        return Published.xml(junit(report));
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            elements.add((Element) found.item(at));
        }
        return elements;
    }

    private static Element test(Element parent, String name) {
        return elements(parent, "testcase").stream()
                .filter(test -> test.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no test " + name));
    }

    private static List<String> children(Element parent) {
        List<String> names = new ArrayList<>();
        for (Element child : elements(parent, "*")) {
            names.add(child.getTagName());
        }
        return names;
    }

    @Test
    void theSamplesAreWhatTheSchemaSays() throws IOException {
        Published.assertJunit(junit(SampleReport.everything(true)));
        Published.assertJunit(junit(SampleReport.everything(false)));
        Published.assertJunit(junit(SampleReport.report(List.of())));
    }

    @Test
    void theSchemaRefusesWhatIsNotAReport() throws IOException {
        String broken =
                junit(SampleReport.everything()).replace("<failure ", "<fault ").replace("</failure>", "</fault>");
        assertThatThrownBy(() -> Published.validateJunit(broken)).isInstanceOf(SAXException.class);
    }

    @Test
    void theSampleIsAsItWasReadLast() throws IOException {
        new Golden(JunitReportTest.class).check("everything.expected.xml", junit(SampleReport.everything()));
    }

    @Test
    void countsAreThoseOfTheTests() throws Exception {
        Element all = parsed(SampleReport.everything());
        long tests = 0;
        for (Element suite : elements(all, "testsuite")) {
            tests += elements(suite, "testcase").size();
            assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
            assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
            assertThat(suite.getAttribute("errors")).isEqualTo(count(suite, "error"));
            assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
        }
        assertThat(all.getAttribute("tests")).isEqualTo(Long.toString(tests));
        assertThat(all.getAttribute("failures")).isEqualTo(count(all, "failure"));
        assertThat(all.getAttribute("errors")).isEqualTo(count(all, "error"));
    }

    private static String count(Element parent, String name) {
        return Integer.toString(elements(parent, name).size());
    }

    @Test
    void anErrorFailsThePackage() throws Exception {
        Element failure = elements(test(parsed(SampleReport.report()), "tensorflow"), "failure")
                .get(0);
        assertThat(failure.getAttribute("type")).isEqualTo("AC001");
        assertThat(failure.getAttribute("message"))
                .isEqualTo("tensorflow 2.4.0: contains x86_64, not arm64 (and 1 more)");
        assertThat(failure.getTextContent())
                .contains("tensorflow/libtensorflow_framework.2.dylib\n", "loader: dlopen(", "fix: arch -arm64 ");
    }

    @Test
    void aWarningIsWhatThePackagePrinted() throws Exception {
        Element all = parsed(SampleReport.report());
        assertThat(children(test(all, "kaleido"))).containsExactly("system-out");
        assertThat(test(all, "kaleido").getTextContent()).contains("needs Rosetta 2");
        assertThat(children(test(all, "(as a whole)"))).containsExactly("system-out");
    }

    @Test
    void aWarningFailsThePackageWhenWarningsAreToFail() throws Exception {
        StringWriter out = new StringWriter();
        new JunitReportWriter(Severity.WARNING).write(SampleReport.report(), out);
        Element all = Published.xml(out.toString());
        assertThat(children(test(all, "kaleido"))).containsExactly("failure");
        assertThat(children(test(all, "share/libmystery.dylib"))).containsExactly("system-out");
    }

    @Test
    void aPackageWithoutFindingsPasses() throws Exception {
        assertThat(children(test(parsed(SampleReport.report()), "numpy"))).isEmpty();
    }

    @Test
    void aFileThatNobodyOwnsIsATestWhenSomethingIsFound() throws Exception {
        assertThat(children(test(parsed(SampleReport.report()), "share/libmystery.dylib")))
                .containsExactly("system-out");
    }

    @Test
    void whatCouldNotBeReadIsInError() throws Exception {
        Element error = elements(test(parsed(SampleReport.report()), "lib/secret.so"), "error")
                .get(0);
        assertThat(error.getAttribute("message")).isEqualTo("could not be read: permission denied");
    }

    @Test
    void everyRootHasATest() throws Exception {
        Element suite = elements(parsed(SampleReport.report()), "testsuite").get(1);
        assertThat(suite.getAttribute("name")).isEqualTo("/srv/empty");
        assertThat(elements(suite, "testcase")).hasSize(1);
    }

    @Test
    void everyOutcomeOfAnInstallationIsATest() throws Exception {
        Element all = parsed(SampleReport.everything());
        Element suite = elements(all, "testsuite").stream()
                .filter(s -> s.getAttribute("name").equals("app/uv.lock"))
                .findFirst()
                .orElseThrow();
        assertThat(children(test(suite, "tensorflow-text"))).containsExactly("failure");
        assertThat(children(test(suite, "speedy"))).containsExactly("failure");
        assertThat(children(test(suite, "psycopg2"))).containsExactly("system-out");
        assertThat(children(test(suite, "private-thing"))).containsExactly("error", "system-out");
        assertThat(children(test(suite, "pywin32"))).containsExactly("skipped");
        assertThat(children(test(suite, "numpy"))).isEmpty();
    }

    @Test
    void whatIsSuppressedIsSkippedWhenItIsToBeShown() throws Exception {
        Report.Root root = SampleReport.everything().roots().get(0);
        List<Finding> one = root.reported().stream()
                .filter(reported -> reported.suppression().isPresent())
                .map(reported -> reported.finding())
                .toList();
        Judged judged = root.judged().withFindings(one);
        Report report = SampleReport.report(List.of(new Report.Root("venv", judged)))
                .suppressing(reported -> root.suppressed().get(1).suppression());
        Report shown = new Report(
                report.toolVersion(), report.target(), report.checkout(), report.rules(), true, report.roots());
        Element test = test(parsed(shown), "tensorflow");
        assertThat(children(test)).containsExactly("skipped", "system-out");
        assertThat(elements(test, "skipped").get(0).getAttribute("message")).isEqualTo("known (baseline.json)");
        assertThat(children(test(parsed(report), "tensorflow"))).isEmpty();
    }

    @Test
    void testsOfOneNameAreNumbered() throws Exception {
        Report.Root root = SampleReport.report().roots().get(0);
        Judged judged = root.judged();
        List<DistributionVerdict> twice = new ArrayList<>(judged.distributions());
        twice.addAll(judged.distributions());
        Judged doubled = new Judged(judged.scene(), judged.findings(), judged.judgements(), twice, judged.imports());
        Element all = parsed(SampleReport.report(List.of(new Report.Root("venv", doubled))));
        assertThat(children(test(all, "tensorflow (2)"))).containsExactly("failure");
    }

    @ParameterizedTest
    @MethodSource("io.github.archcheck.report.HostileNames#all")
    void anyNameGivesAValidReportWithThatName(String name) throws Exception {
        Report report = SampleReport.named(name);
        Published.assertJunit(junit(report));
        String shown = Printable.of(name);
        Element suite = elements(parsed(report), "testsuite").get(0);
        assertThat(suite.getAttribute("name")).isEqualTo(shown);
        assertThat(elements(suite, "testcase").get(1).getAttribute("name")).isEqualTo(shown);
        assertThat(elements(suite, "failure").get(0).getTextContent())
                .contains("\n  contains " + shown + "\n  loader: dlopen(" + shown + ")\n");
        assertThat(elements(suite, "*").stream().map(Element::getTagName).distinct())
                .containsExactlyInAnyOrder("properties", "property", "testcase", "system-out", "failure", "error");
    }

    @ParameterizedTest
    @MethodSource("io.github.archcheck.report.HostileNames#all")
    void nothingInvisibleIsInIt(String name) throws IOException {
        assertThat(junit(SampleReport.named(name)).codePoints().filter(c -> c != '\n'))
                .noneMatch(Printable::mustHide);
    }

    @Test
    void writingTwiceGivesTheSameBytes() throws IOException {
        assertThat(junit(SampleReport.everything())).isEqualTo(junit(SampleReport.everything()));
    }
}
