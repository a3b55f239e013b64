package io.github.archcheck.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.config.ConfigText.Kind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final Key FAIL_ON = new Key("fail-on", Key.Type.TEXT);
    private static final Key TARGET = new Key("target", Key.Type.TEXT);
    private static final Key JOBS = new Key("jobs", Key.Type.NUMBER);
    private static final Key QUIET = new Key("quiet", Key.Type.FLAG);
    private static final Key EXCLUDE = new Key("exclude", Key.Type.TEXTS);
    private static final Key OUTPUT = new Key("output", Key.Type.PAIRS);
    private static final Key EXTRA = new Key("extra", Key.Type.TEXTS);

    private static Vocabulary vocabulary() {
        Map<String, List<Key>> commands = new LinkedHashMap<>();
        commands.put("scan", List.of(TARGET, FAIL_ON, JOBS, QUIET, EXCLUDE, OUTPUT));
        commands.put("preinstall", List.of(EXTRA, TARGET, FAIL_ON, JOBS, QUIET, EXCLUDE, OUTPUT));
        return new Vocabulary(commands, Map.of("help", "is no setting"));
    }

    private static Configuration read(String text, Kind kind) throws ConfigException {
        Path file = Path.of("/p/archcheck.toml");
        return ConfigReader.read(
                new ConfigText("archcheck.toml", file, kind, true, text, Optional.empty()), vocabulary());
    }

    private static Configuration read(String... lines) throws ConfigException {
        return read(String.join("\n", lines), Kind.WHOLE);
    }

    @Test
    void nothingIsNothing() throws ConfigException {
        Configuration read = read("# only a comment");
        assertThat(read.general().settings()).isEmpty();
        assertThat(read.general().ignores()).isEmpty();
        assertThat(read.targets()).isEmpty();
    }

    @Test
    void everyTypeIsRead() throws ConfigException {
        assertThat(read(
                                "fail-on = 'never'",
                                "jobs = 0x10",
                                "quiet = true",
                                "exclude = ['a', 'b']",
                                "output = { json = 'x' }")
                        .general()
                        .settings())
                .containsExactly(
                        new Setting(FAIL_ON, List.of("never"), at(1, 1)),
                        new Setting(JOBS, List.of("16"), at(2, 1)),
                        new Setting(QUIET, List.of("true"), at(3, 1)),
                        new Setting(EXCLUDE, List.of("a", "b"), at(4, 1)),
                        new Setting(OUTPUT, List.of("json=x"), at(5, 1)));
    }

    @Test
    void oneTextIsAListOfOne() throws ConfigException {
        assertThat(read("exclude = 'a'", "output = 'json=x'").general().settings())
                .extracting(Setting::values)
                .containsExactly(List.of("a"), List.of("json=x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[tool.archcheck]\njobs = 3",
                "tool.archcheck.jobs = 3",
                "[tool]\narchcheck.jobs = 3",
                "[tool]\narchcheck = { jobs = 3 }",
                "tool = { archcheck = { jobs = 3 } }",
                "[project]\nname = 'x'\n[tool.ruff]\njobs = 'a'\n[tool.'archcheck']\njobs = 3\n[tool.other]",
            })
    void aTableOfAProjectIsReadHoweverItIsWritten(String text) throws ConfigException {
        assertThat(read(text, Kind.PYPROJECT).general().settings())
                .extracting(Setting::values)
                .containsExactly(List.of("3"));
    }

    @Test
    void sectionsAreKeptApart() throws ConfigException {
        Configuration read = read(
                "jobs = 1",
                "[scan]",
                "jobs = 2",
                "[preinstall]",
                "extra = ['x']",
                "[target.\"osx-arm64\"]",
                "jobs = 3",
                "[target.'linux-*']",
                "jobs = 4",
                "[[target.'linux-*'.ignore]]",
                "rule = 'AC001'",
                "reason = 'r'");
        assertThat(read.general().setting("jobs").orElseThrow().values()).containsExactly("1");
        assertThat(read.command("scan").title()).isEqualTo("[scan]");
        assertThat(read.command("scan").setting("jobs").orElseThrow().values()).containsExactly("2");
        assertThat(read.command("preinstall").setting("extra")).isPresent();
        assertThat(read.targets())
                .extracting(TargetSection::pattern)
                .containsExactly(
                        new TargetPattern("macos-14-arm64", TargetPattern.Kind.NAME),
                        new TargetPattern("linux-*", TargetPattern.Kind.GLOB));
        assertThat(read.targets().get(1).section().title()).isEqualTo("[target.\"linux-*\"]");
        assertThat(read.targets().get(1).section().ignores()).hasSize(1);
    }

    @Test
    void anEntryIsReadWhole() throws ConfigException {
        assertThat(read(
                                "[[ignore]]",
                                "rule = ['AC001', 'needs-rosetta']",
                                "path = '**/x.so'",
                                "distribution = 'Foo_Bar.*'",
                                "reason = ' a \"reason\" ☺ '",
                                "expires = 2027-01-31")
                        .general()
                        .ignores())
                .containsExactly(new IgnoreEntry(
                        List.of("AC001", "needs-rosetta"),
                        Optional.of("**/x.so"),
                        Optional.of("foo-bar-*"),
                        "a \"reason\" ☺",
                        Optional.of(LocalDate.of(2027, 1, 31)),
                        at(1, 3)));
    }

    @Test
    void aDayMayStandInQuotes() throws ConfigException {
        assertThat(read("ignore = [{rule = 'AC001', reason = 'r', expires = '2027-02-28'}]")
                        .general()
                        .ignores()
                        .get(0)
                        .expires())
                .contains(LocalDate.of(2027, 2, 28));
    }

    @Test
    void theLastDayStillCounts() throws ConfigException {
        IgnoreEntry entry = read("[[ignore]]", "rule = 'AC001'", "reason = 'r'", "expires = 2027-01-31")
                .general()
                .ignores()
                .get(0);
        assertThat(entry.isExpired(LocalDate.of(2027, 1, 31))).isFalse();
        assertThat(entry.isExpired(LocalDate.of(2027, 2, 1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fail_on = 'x'                  | 1:1: unknown key 'fail_on'; did you mean fail-on?",
                "\\n\\n  zzzzzzzzzzzz = 1       | 3:3: unknown key 'zzzzzzzzzzzz'",
                "help = true                    | 1:1: help is no setting",
                "fail-on = 1                    | 1:1: fail-on takes a text in quotes, not a number; write it in quotes",
                "fail-on = 3.11                 | 1:1: fail-on takes a text in quotes, not a number; write it in quotes",
                "fail-on = ['a']                | 1:1: fail-on takes a text in quotes, not a list",
                "jobs = 'a'                     | 1:1: jobs takes a whole number, not a text",
                "jobs = 1.5                     | 1:1: jobs takes a whole number, not one so large, or with a fraction",
                "jobs = 99999999999             | 1:1: jobs takes a whole number, not one so large, or with a fraction",
                "quiet = 'true'                 | 1:1: quiet takes true or false, not a text",
                "quiet = 1                      | 1:1: quiet takes true or false, not a number",
                "exclude = [1]                  | 1:1: exclude takes a list of texts, such as [\"a\", \"b\"]; in this one is a number",
                "exclude.a = 'b'                | 1:1: exclude takes a list of texts, such as [\"a\", \"b\"], not a table",
                "output = {json = 1}            | 1:1: output takes a list such as [\"json=report.json\"], or a table such as { json = \"report.json\" }, not a table",
                "extra = 'x'\\n[scan]\\nextra = 'x' | 3:1: extra is no setting of scan",
                "[scan]\\njbos = 1              | 2:1: unknown key 'jbos'; did you mean jobs?",
                "[scan]\\nignore = []           | 2:1: ignore entries count for all commands: write [[ignore]] or [[target.\"NAME\".ignore]]",
                "[scna]                         | 1:2: unknown key 'scna'; did you mean scan?",
                "scan = 1                       | 1:1: scan is a section: write [scan]",
                "[target]\\nlinux-64 = 1        | 2:1: target.\"linux-64\" is a section: write [target.\"linux-64\"]",
                "[target.linux-46]              | 1:9: 'linux-46' is no target: unknown architecture '46' for Linux; known are x86_64, aarch64, i686, armv7l, ppc64le, s390x, riscv64, loongarch64 and rarer ones; did you mean linux-64, linux-32?",
                "[target.'lunix-*']             | 1:9: 'lunix-*' fits no target: their names begin with macos-, linux-, windows-; did you mean linux-*?",
                "[target.linux-64]\\n[target.linux-x86_64] | 2:9: 'linux-x86_64' is the same target as that of line 1, linux-x86_64-glibc2.28",
                "[target.linux-64]\\ntarget = 'x' | 2:1: a section for a target cannot choose the target; set it above all sections",
                "[target.linux-64]\\njobz = 1   | 2:1: unknown key 'jobz'; did you mean jobs?",
                "target = 'linux'\\n[target.linux-64] | 2:9: not TOML: path into existing non-object value of type STRING; a file that sets target names its sections [targets.\"NAME\"]",
                "[tool.archcheck]               | 1:2: here settings stand by themselves, without [tool.archcheck] in front of them",
                "jobs = 1\\nquiet = true\\njobs = 2\\n\\nfail-on = 'x' | 3:1: not TOML: duplicate key",
                "jobs = 1\\njobs = 2            | 2:1: not TOML: duplicate key",
                "jobs =                         | 1:7: not TOML: premature end of file",
                "ignore = ['AC001']             | 1:1: what is ignored needs a reason: write [[ignore]], below it rule = \"AC001\" and reason = \"why\"; to leave rules out without one there is --ignore",
                "ignore = 'numpy'               | 1:1: what is ignored needs a reason: write [[ignore]], below it rule = \"numpy\" and reason = \"why\"; to leave rules out without one there is --ignore",
                "[ignore]\\nrule = 'AC001'      | 1:2: what is ignored needs a reason: write [[ignore]], below it rule = \"AC001\" and reason = \"why\"; to leave rules out without one there is --ignore",
                "[[ignore]]\\nrule = 'AC001'    | 1:3: this ignore entry has no reason; say why it may be ignored: reason = \"…\"",
                "[[ignore]]\\nrule = 'AC001'\\nreason = ' ' | 3:1: reason is empty",
                "[[ignore]]\\nreason = 'r'      | 1:3: this ignore entry needs a rule, a path or a distribution",
                "[[ignore]]\\nrule='a'\\nreason = 7 | 3:1: reason takes a text in quotes, not a number",
                "[[ignore]]\\nrules = ['AC001'] | 2:1: unknown key 'rules' in an ignore entry; did you mean rule?",
                "[[ignore]]\\nzzzzzzzzz = 1     | 2:1: unknown key 'zzzzzzzzz' in an ignore entry; there are rule, path, distribution, reason, expires",
                "[[ignore]]\\nrule = []\\nreason = 'r' | 2:1: rule is an empty list",
                "[[ignore]]\\nrule = [1]\\nreason = 'r' | 2:1: rule takes a text in quotes, or a list of texts such as [\"AC001\"]",
                "[[ignore]]\\nrule='a'\\nreason='r'\\nexpires=2026-02-30 | 4:1: there is no such day: 2026-02-30",
                "[[ignore]]\\nrule='a'\\nreason='r'\\nexpires=2026-02-03T10:00:00Z | 4:1: expires takes a day, such as expires = 2027-01-31",
                "[[ignore]]\\nrule='a'\\nreason='r'\\nexpires='tomorrow' | 4:1: expires takes a day, such as expires = 2027-01-31",
                "[[ignore]]\\nrule='a'\\nreason='r'\\nexpires=20270131 | 4:1: expires takes a day, such as expires = 2027-01-31",
                "[[ignore]]\\nrule='a'\\nreason='r'\\n[[ignore]]\\nrule=['a']\\nreason='s' | 4:3: this entry ignores the same as the one of line 1",
            })
    void whatIsWrongIsToldWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n"), Kind.WHOLE))
                .isInstanceOf(ConfigException.class)
                .hasMessage("archcheck.toml:" + message);
    }

    @Test
    void aProjectsMessagesSayItsSections() {
        assertThatThrownBy(() -> read("[tool.archcheck]\nignore = ['AC001']", Kind.PYPROJECT))
                .hasMessageContaining("archcheck.toml:2:1: ")
                .hasMessageContaining("[[tool.archcheck.ignore]]");
        assertThatThrownBy(() -> read("[tool]\narchcheck = 1", Kind.PYPROJECT))
                .hasMessageStartingWith("archcheck.toml:2:1: tool.archcheck is a section");
    }

    @Test
    void thereMayNotBeTooMuchOfIt() {
        String entries = IntStream.range(0, 10_001)
                .mapToObj(i -> "[[ignore]]\nrule='r" + i + "'\nreason='r'\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> read(entries, Kind.WHOLE))
                .hasMessage("archcheck.toml:1:3: has more than 10000 ignore entries; --baseline is for so many");
        String sections = IntStream.range(0, 1_001)
                .mapToObj(i -> "[target.'linux-" + i + "*']\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> read(sections, Kind.WHOLE))
                .hasMessage("archcheck.toml:1:2: has more than 1000 sections for targets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=[", "a={b=", "a.", "[a.", "[[a]]\n"})
    void noTextIsTooDeep(String piece) {
        assertThatThrownBy(() -> read(piece.repeat(100_000), Kind.WHOLE)).isInstanceOf(ConfigException.class);
    }

    private static Position at(int line, int column) {
        return new Position("archcheck.toml", line, column);
    }
}
