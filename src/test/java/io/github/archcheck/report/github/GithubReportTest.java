package io.github.archcheck.report.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.report.HostileReports;
import io.github.archcheck.report.ManyPackages;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.SampleReport;
import io.github.archcheck.testkit.Golden;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GithubReportTest {
    private static final Golden GOLDEN = new Golden(GithubReportTest.class);

    private static String log(Report report) throws IOException {
        StringWriter out = new StringWriter();
        new GithubReportWriter().write(report, out);
        return out.toString();
    }

    private static List<String> names(String log) {
        return Runner.commands(log).stream().map(Runner.Command::name).toList();
    }

    @Test
    void theSampleIsAsItWasReadLast() throws IOException {
        GOLDEN.check("sample.expected.log", log(SampleReport.report()));
    }

    @Test
    void everythingIsAsItWasReadLast() throws IOException {
        GOLDEN.check("everything.expected.log", log(SampleReport.everything()));
    }

    static Stream<String> hostileNames() {
        return Stream.of(
                "100%, a:b\n::error::x",
                "::error file=x::y",
                "\n::stop-commands::secret\n",
                "\r::add-mask::x\r\n::set-env name=PATH::/tmp",
                "##[error]x",
                "a ##[group]b ###[add-path]/tmp",
                "%0A::error::x",
                "%250A%25",
                "\u001b[31m\u2028::error::x\u0085::error::y",
                "x,line=9,title=z",
                "  ::warning::x",
                "::endgroup::",
                "\ud83d\ude00é\u202e");
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noNameIsACommandOrEndsOne(String name) throws IOException {
        assertThat(names(log(HostileReports.of(name)))).isEqualTo(names(log(HostileReports.of("name"))));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noNameReachesTheLogAsControlCharacters(String name) throws IOException {
        assertThat(log(HostileReports.of(name)).lines())
                .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
                .noneMatch(line -> line.contains("\u2028") || line.contains("\u202e"));
    }

    @Test
    void aFileIsNamedAsItIs() throws IOException {
        String name = "100%, a:b\n::error::x";
        assertThat(Runner.commands(log(SampleReport.named(name))).get(0).properties())
                .containsEntry("file", name + "/" + name)
                .containsEntry("line", "1");
    }

    @Test
    void whatLiesOutsideOrIsTheTopItselfHasNoFile() throws IOException {
        assertThat(Runner.commands(log(SampleReport.everything())).stream()
                        .filter(c -> !c.properties().containsKey("file"))
                        .map(c -> c.properties().getOrDefault("title", c.name())))
                .containsExactlyInAnyOrder(
                        "AC204 unusable-rpath: .",
                        "AC204 unusable-rpath: files that no package owns",
                        "archcheck",
                        "group",
                        "endgroup");
    }

    @Test
    void membersAreShownAtTheirArchiveAndPackagesAtTheirLockFile() throws IOException {
        assertThat(Runner.commands(log(SampleReport.everything())).stream()
                        .map(c -> c.properties().getOrDefault("file", "")))
                .contains("dist/speedy-1.0-cp311-cp311-macosx_11_0_universal2.whl", "image.tar", "app/uv.lock");
    }

    @Test
    void thousandsOfFindingsAreTenAnnotationsOfAKindAndANoticeOfTheRest() throws IOException {
        Report many = SampleReport.report(List.of(ManyPackages.root(5000)));
        List<Runner.Command> commands = Runner.commands(log(many));
        assertThat(commands.stream().filter(c -> c.name().equals("error"))).hasSize(10);
        assertThat(commands.stream().filter(c -> c.name().equals("notice")))
                .hasSize(1)
                .allSatisfy(notice -> assertThat(notice.data())
                        .startsWith(String.format(Locale.ROOT, "%,d more findings without an annotation", 4990)));
    }

    @Test
    void whatConcernsTheWholeComesFirstAndThenTheMostFrequent() throws IOException {
        assertThat(Runner.commands(log(SampleReport.report())).stream()
                        .map(c -> c.properties().get("title")))
                .startsWith("AC001 missing-architecture: tensorflow 2.4.0", "AC007 no-usable-variant: scipy 1.14.1");
    }

    @Test
    void noMessageIsLongerThanTheRunnerSends() throws IOException {
        assertThat(Runner.commands(log(SampleReport.named("\u001b".repeat(9000)))))
                .allMatch(c -> c.data().length() <= 4096)
                .allMatch(c -> c.properties().getOrDefault("title", "").length() <= 255);
    }

    @Test
    void aCleanRunIsOneLine() throws IOException {
        Report.Root clean = SampleReport.report().roots().get(1);
        assertThat(log(SampleReport.report(List.of(clean))))
                .isEqualTo("archcheck: No native code found (0 errors, 0 warnings)\n");
    }
}
