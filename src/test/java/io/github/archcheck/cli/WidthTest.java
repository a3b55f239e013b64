package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.report.table.Columns;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text fits the terminal, whatever its width and character set. */
class WidthTest {
    /** What cannot be broken: an address, and a command's own words behind their label. */
    private static final String UNBREAKABLE = ".*(://|/bin/python( \\\\)?$).*";

    static Stream<List<String>> lines() {
        Path env = Path.of("testdata/env/apple-silicon");
        return Stream.of(
                List.of("--help"),
                List.of("scan", "--help"),
                List.of("preinstall", "--help"),
                List.of("help", "explain"),
                List.of("rules"),
                List.of("targets"),
                List.of("host"),
                List.of("explain", "AC001"),
                List.of("explain", "AC301"),
                List.of("explain", "AC403"),
                List.of(
                        "explain",
                        "dlopen(/a/very/long/path/to/site-packages/numpy/core/_multiarray_umath.so, 0x2): tried:"
                                + " '/a/very/long/path/to/site-packages/numpy/core/_multiarray_umath.so' (mach-o file, but is an"
                                + " incompatible architecture (have 'x86_64', need 'arm64'))"),
                List.of("scan", env.toString(), "--target", "macos-14-arm64"),
                List.of(
                        "preinstall",
                        "-v",
                        "testdata/locks/uv.lock",
                        "--target",
                        "macos-14-arm64",
                        "--python",
                        "3.11",
                        "--all-extras"),
                List.of("inspect", "testdata/macho/libanswer-fat.dylib", "testdata/elf/x86_64-verneed.so"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void noLineIsLongerThanTheTerminalIsWide(List<String> line) {
        for (int columns : new int[] {40, 60, 80, 120, 200}) {
            Archcheck archcheck = Archcheck.in(Path.of(""))
                    .with("COLUMNS", Integer.toString(columns))
                    .wide(columns);
            for (Archcheck each : List.of(archcheck, archcheck.inAscii())) {
                String out = each.run(line).out();
                assertThat(out).isNotEmpty();
                assertThat(out.lines().filter(text -> !text.matches(UNBREAKABLE)))
                        .as(columns + " columns")
                        .allMatch(text -> Columns.of(text) <= columns);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void withoutUnicodeThereIsAsciiAndNothingEscaped(List<String> line) {
        String out = Archcheck.in(Path.of("")).inAscii().run(line).out();
        assertThat(out.chars()).allMatch(c -> c < 0x7f);
        assertThat(out).doesNotContain("\\u", "?\n");
    }

    @Test
    void listsForProgramsHaveALineARule() {
        String out = Archcheck.in(Path.of("")).wide(40).run("rules").out();
        assertThat(out.lines()).hasSize(BuiltInRules.ALL.size());
        assertThat(Archcheck.in(Path.of(""))
                        .wide(40)
                        .onTerminal()
                        .run("rules")
                        .out()
                        .lines())
                .hasSizeGreaterThan(BuiltInRules.ALL.size());
    }

    @Test
    void helpInColourSaysTheSame() {
        Archcheck archcheck = Archcheck.in(Path.of(""));
        String plain = archcheck.run("scan", "--help").out();
        for (List<String> line : List.of(
                List.of("scan", "--help", "--color", "always"),
                List.of("scan", "--color=always", "--help"),
                List.of("help", "scan", "--color", "always"))) {
            String colored = archcheck.run(line).out();
            assertThat(colored).contains("\u001b[1m");
            assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
        }
    }

    @Test
    void everyCommandHonoursTheVariables() {
        for (String command : List.of("rules", "targets", "host", "explain AC001", "scan --help", "help")) {
            Archcheck archcheck = Archcheck.in(Path.of(""));
            String[] line = command.split(" ", -1);
            assertThat(archcheck.onTerminal().with("NO_COLOR", "1").run(line).out())
                    .doesNotContain("\u001b");
            assertThat(archcheck.onTerminal().with("TERM", "dumb").run(line).out())
                    .doesNotContain("\u001b");
            assertThat(archcheck.onTerminal().with("CLICOLOR", "0").run(line).out())
                    .doesNotContain("\u001b");
            assertThat(archcheck.run(line).out()).doesNotContain("\u001b");
            assertThat(archcheck.with("FORCE_COLOR", "1").run(line).out().contains("\u001b["))
                    .as(command)
                    .isTrue();
        }
    }
}
