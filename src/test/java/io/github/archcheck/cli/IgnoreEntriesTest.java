package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.MachO;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings that somebody knows do not count, as long as the entry says why and its day has not passed. */
class IgnoreEntriesTest {
    private static final String WARNING = "warning AC005 bin/helper";

    /** 2027-01-31 12:00 UTC. */
    private static final String LAST_OF_JANUARY = "1801396800";

    @TempDir
    Path folder;

    @BeforeEach
    void anEnvironmentWithAnErrorAndAWarning() throws IOException {
        MacVenv.broken(folder.resolve("venv"))
                .bytes("bin/helper", MacVenv.python(MachO.X86_64).bytes());
    }

    private void config(String... lines) throws IOException {
        Files.writeString(folder.resolve("archcheck.toml"), String.join("\n", lines) + "\n");
    }

    private void entry(String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of("[[ignore]]", "reason = 'a reason'"));
        all.addAll(List.of(lines));
        config(all.toArray(String[]::new));
    }

    private Outcome scan(String... more) {
        return Archcheck.in(folder)
                .with("SOURCE_DATE_EPOCH", LAST_OF_JANUARY)
                .run(Lists.of(new String[] {"scan", "venv"}, MacVenv.TARGET, more));
    }

    private Outcome json(String... more) {
        return scan(Lists.of(new String[] {"-f", "json"}, more).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule = 'AC001'",
                "rule = 'missing-architecture'",
                "rule = 'Missing-Architecture'",
                "rule = ['AC004', 'ac001']",
                "path = '**/_c.*.so'",
                "path = '_c.cpython-311-darwin.so'",
                "path = 'lib'",
                "path = 'lib/python3.11/site-packages/pkg/'",
                "path = '" + MacVenv.MODULE + "'",
                "distribution = 'pkg'",
                "distribution = 'PKG'",
                "distribution = 'p*'",
                "rule = 'AC001'\npath = 'lib/**'\ndistribution = 'p?g'",
            })
    void whatAnEntryFitsDoesNotFailTheRun(String selects) throws IOException {
        entry(selects);
        Outcome outcome = json();
        assertThat(outcome.findingLines()).containsExactly(WARNING);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.json().at("/summary/suppressed").asInt()).isEqualTo(1);
        assertThat(outcome.json().at("/summary/errors").asInt()).isZero();
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule = 'AC002'",
                "path = 'pkg2'",
                "path = 'lib/x*'",
                "path = '../**'",
                "distribution = 'pk'",
                "rule = 'AC001'\npath = 'bin/**'",
                "rule = 'AC001'\ndistribution = 'other'",
                "rule = 'AC005'\ndistribution = '*'",
            })
    void allThatAnEntrySaysMustFit(String selects) throws IOException {
        entry(selects);
        assertThat(json().status()).isEqualTo(1);
        assertThat(json().findings()).hasSize(2);
        assertThat(json("-v").err())
                .isEqualTo("archcheck: note: archcheck.toml:1: this ignore entry fits no finding\n");
    }

    @Test
    void theTableCountsThemAndListsThemOnRequest() throws IOException {
        entry("rule = ['AC001', 'AC005']", "expires = 2027-01-31");
        assertThat(scan().out())
                .contains("Nothing but known findings; 1 native binary cannot run here")
                .endsWith("\n2 known findings not shown (2 ignored); --show-ignored lists them\n");
        assertThat(scan("-q").out()).isEmpty();
        assertThat(scan("--show-ignored").out()).endsWith("""

                2 known findings do not count (2 ignored)

                  venv                                                                     AC005
                    warning: contains x86_64, so it runs translated by Rosetta 2, and not at all
                    from macOS 28
                    bin/helper
                    ignored   a reason (archcheck.toml:1, until 2027-01-31)

                  pkg                                                                      AC001
                    error: contains x86_64, not arm64
                    lib/python3.11/site-packages/pkg/_c.cpython-311-darwin.so
                    ignored   a reason (archcheck.toml:1, until 2027-01-31)
                """);
    }

    @Test
    void jsonListsThemOnRequest() throws IOException {
        entry("rule = 'AC001'");
        assertThat(json().root().has("suppressed")).isFalse();
        Outcome outcome = json("--show-ignored");
        assertThat(outcome.root().at("/suppressed/0/suppression").toString())
                .isEqualTo(
                        "{\"kind\":\"ignored\",\"reason\":\"a reason\",\"expires\":null,\"origin\":\"archcheck.toml:1\"}");
        assertThat(outcome.findingLines()).containsExactly(WARNING);
    }

    @Test
    void whatIsIgnoredStillCannotRunAndStillBreaksImports() throws IOException {
        entry("rule = 'AC001'");
        assertThat(json().binary(MacVenv.MODULE).get("verdict").asText()).isEqualTo("cannot-run");
        assertThat(json().root().at("/imports/0/module").asText()).isEqualTo("pkg");
    }

    @ParameterizedTest
    @CsvSource({"2027-01-31, 0", "2027-02-01, 0", "2027-01-30, 1", "1999-12-31, 1"})
    void anEntryCountsToItsLastDay(String expires, int status) throws IOException {
        entry("rule = 'AC001'", "expires = " + expires);
        Outcome outcome = scan();
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.err())
                .isEqualTo(
                        status == 0
                                ? ""
                                : "archcheck: warning: archcheck.toml:1: this ignore entry expired on " + expires
                                        + "; what it ignored counts again (a reason)\n");
    }

    @Test
    void withoutADayInTheEnvironmentItIsToday() throws IOException {
        entry("rule = 'AC001'", "expires = 2999-12-31");
        assertThat(Archcheck.in(folder)
                        .run(Lists.of(new String[] {"scan", "venv"}, MacVenv.TARGET))
                        .status())
                .isZero();
        entry("rule = 'AC001'", "expires = 2020-01-01");
        assertThat(Archcheck.in(folder)
                        .run(Lists.of(new String[] {"scan", "venv"}, MacVenv.TARGET))
                        .status())
                .isEqualTo(1);
    }

    @Test
    void aDayThatIsNoNumberIsAnError() throws IOException {
        entry("rule = 'AC001'", "expires = 2027-01-31");
        Outcome outcome = Archcheck.in(folder)
                .with("SOURCE_DATE_EPOCH", "today")
                .run(Lists.of(new String[] {"scan", "venv"}, MacVenv.TARGET));
        assertThat(outcome.err()).isEqualTo("archcheck: SOURCE_DATE_EPOCH takes a number of seconds, not 'today'\n");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void anEntryOfASectionCountsForItsTargetsOnly() throws IOException {
        config(
                "[target.'macos-*']",
                "[[target.'macos-*'.ignore]]",
                "rule = 'AC001'",
                "reason = 'r'",
                "[[target.'linux-*'.ignore]]",
                "rule = 'AC005'",
                "reason = 'r'");
        assertThat(json().findingLines()).containsExactly(WARNING);
    }

    @Test
    void aBlockedPackageThatIsKnownDoesNotFailTheRun() throws IOException {
        Files.copy(Path.of("testdata/locks/uv.lock"), folder.resolve("uv.lock"));
        String[] command = {"preinstall", "uv.lock", "--extra", "tf", "--python", "3.11"};
        assertThat(Archcheck.in(folder).run(Lists.of(command, MacVenv.TARGET)).status())
                .isEqualTo(1);
        entry("distribution = 'tensorflow_text'", "rule = 'AC501'");
        Outcome outcome = Archcheck.in(folder).run(Lists.of(command, MacVenv.TARGET));
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .contains("Nothing but known findings; ")
                .doesNotContain("Everything fits")
                .endsWith("1 known finding not shown (1 ignored); --show-ignored lists it\n");
    }
}
