package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two environments of which one is broken, as reports and as they are. */
class DiffCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    @BeforeEach
    void environments() throws IOException {
        MacVenv.clean(folder.resolve("good"));
        MacVenv.broken(folder.resolve("bad"));
        for (String name : List.of("good", "bad")) {
            write(
                    name + ".json",
                    run("scan", name, "--target", "macos-14-arm64", "-f", "json")
                            .out());
        }
    }

    private Outcome run(String... arguments) {
        return Archcheck.in(folder).run(arguments);
    }

    private Outcome diff(String old, String current, String... options) {
        List<String> arguments = new ArrayList<>(List.of("diff", old, current));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    private static String first(Outcome outcome) {
        return outcome.out().lines().findFirst().orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "good|good|0|Nothing changed: 1 package, 2 native binaries",
                "good|bad|1|1 package broke, 1 changed architecture",
                "bad|good|0|Nothing broke: 1 package was repaired, 1 changed architecture",
                "bad|bad|0|Nothing changed: 1 package, 2 native binaries, the same 1 finding",
            })
    void reportsAndEnvironmentsGiveTheSameAnswerInAnyMixture(String old, String current, int status, String answer) {
        for (String first : List.of(old, old + ".json")) {
            for (String second : List.of(current, current + ".json")) {
                boolean judges = !(first + second).equals(old + ".json" + current + ".json");
                Outcome outcome = diff(first, second, judges ? MacVenv.TARGET : new String[0]);
                assertThat(first(outcome)).as("%s %s", first, second).isEqualTo(answer);
                assertThat(outcome.status()).isEqualTo(status);
                assertThat(outcome.err()).isEmpty();
            }
        }
    }

    @Test
    void standardInputIsAReport() throws IOException {
        Archcheck piped = Archcheck.in(folder).reading(read("bad.json").getBytes(StandardCharsets.UTF_8));
        assertThat(piped.run("diff", "good.json", "-").status()).isEqualTo(1);
        assertThat(piped.run("diff", "-", "good.json").status()).isZero();
    }

    @Test
    void thereIsOneStandardInput() {
        Outcome outcome = diff("-", "-");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("archcheck: only one of OLD and NEW can be -, for there is one standard input\n");
    }

    @Test
    void thePackageTheReasonAndTheFixAreNamed() {
        assertThat(diff("good.json", "bad.json").out())
                .contains("pkg 1.0", "contains x86_64, not arm64", "AC001", "breaks  import pkg", "fix ")
                .contains("but is an incompatible architecture (have 'x86_64', need")
                .contains("arm64 → x86_64, 1 file")
                .contains("archcheck explain AC001");
    }

    @ParameterizedTest
    @CsvSource({"error, 0", "warning, 1", "never, 0"})
    void failOnDecidesWhatANewWarningIsWorth(String failOn, int status) throws IOException {
        MacVenv.clean(folder.resolve("warned"))
                .bytes("bin/helper", MacVenv.python(MachO.X86_64).bytes());
        Outcome outcome = diff("good.json", "warned", "--target", "macos-14-arm64", "--fail-on", failOn);
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(first(outcome)).isEqualTo("Nothing broke: 1 new warning");
    }

    @Test
    void failOnNeverEndsWithZeroWhateverBroke() {
        assertThat(diff("good.json", "bad.json", "--fail-on", "never").status()).isZero();
    }

    @Test
    void anIgnoredRuleBreaksNothingOnEitherSide() {
        for (String current : List.of("bad.json", "bad")) {
            String[] options = current.equals("bad")
                    ? new String[] {"--ignore", "AC001", "--target", "macos-14-arm64"}
                    : new String[] {"--ignore", "AC001"};
            Outcome outcome = diff("good.json", current, options);
            assertThat(outcome.status()).isZero();
            assertThat(outcome.out()).contains("Nothing broke").doesNotContain("AC001");
        }
    }

    /** As scan would judge it here, but not where its reports go. */
    @Test
    void theConfigurationCounts() throws IOException {
        write("archcheck.toml", """
                target = "macos-14-arm64"
                format = "sarif"

                [[ignore]]
                rule = "AC001"
                reason = "known"
                """);
        for (String old : List.of("good", "good.json", "bad", "bad.json")) {
            Outcome outcome = diff(old, "bad");
            assertThat(outcome.status()).as(old).isZero();
            assertThat(outcome.out()).as(old).startsWith("Noth").doesNotContain("repaired", "another target");
        }
        assertThat(diff("good", "bad", "--no-config", "--target", "macos-14-arm64")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void quietSaysNothingWhenNothingBroke() {
        assertThat(diff("bad.json", "good.json", "-q").out()).isEmpty();
        assertThat(diff("good.json", "bad.json", "-q").out()).contains("1 package broke");
        assertThat(diff("bad.json", "good.json", "-q", "-f", "json").out()).startsWith("{");
    }

    @Test
    void anIncompleteSideIsThreeUnlessSomethingBrokeOrItIsAllowed() throws IOException {
        write(
                "part.json",
                read("good.json")
                        .replace(
                                "\"unreadable\": []",
                                "\"unreadable\": [{\"path\": \"x\", \"reason\": \"permission denied\"}]"));
        assertThat(diff("good.json", "part.json").status()).isEqualTo(3);
        assertThat(diff("part.json", "good.json").status()).isEqualTo(3);
        assertThat(diff("part.json", "good.json").out()).contains("part.json is incomplete");
        assertThat(diff("part.json", "good.json", "--allow-incomplete").status())
                .isZero();
        assertThat(diff("part.json", "bad.json").status()).isEqualTo(1);
    }

    @Test
    void theJsonIsWhatItsSchemaSays() throws IOException {
        String schema = run("schema", "diff").out();
        Outcome outcome = diff("good.json", "bad.json", "-f", "json");
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(outcome.out(), InputFormat.JSON))
                .isEmpty();
        assertThat(outcome.json().at("/summary/broke").intValue()).isEqualTo(1);
        assertThat(outcome.json().at("/roots/0/packages/0/status").textValue()).isEqualTo("broke");
        assertThat(outcome.json().at("/roots/0/packages/0/broke/0/rule").textValue())
                .isEqualTo("AC001");
    }

    @Test
    void theSchemaOfReportsIsTheOneWithoutAName() {
        assertThat(run("schema").out()).isEqualTo(run("schema", "report").out()).contains("urn:archcheck:report:1.0");
        assertThat(run("schema", "diff").out()).contains("urn:archcheck:comparison:1.0");
        assertThat(run("schema", "inspect").status()).isEqualTo(2);
    }

    @Test
    void otherFormatsGoToFiles() throws IOException {
        Outcome outcome =
                diff("good.json", "bad.json", "-o", "json=a.json", "-o", "markdown=b.md", "-o", "table=c.txt");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(read("a.json"))
                .isEqualTo(diff("good.json", "bad.json", "-f", "json").out());
        assertThat(read("b.md")).startsWith("## archcheck: 1 package broke");
        assertThat(read("c.txt")).isEqualTo(outcome.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-f sarif|diff has no format sarif; there are table, json, markdown",
                "-o json|--output takes NAME=FILE, such as json=report.json, not json",
                "-o html=x|diff has no format html; there are table, json, markdown",
                "-o json=-|--output takes a file, and json=- names none; for standard output there is --format json",
                "-o json=good.json|--output json=good.json would replace what is to be read: good.json",
                "-o json=x -o table=x|two reports cannot go to one file",
                "-o json=no/such/x|cannot write",
                "--fail-on info|--fail-on takes error, warning or never, not info",
                "--target macos-14-arm64|--target does nothing here: OLD and NEW are reports, which were judged already",
                "--python 3.11|--python does nothing here",
                "--exclude x|--exclude does nothing here",
            })
    void contradictionsAreUsageErrorsAndWriteNothing(String options, String message) throws IOException {
        Outcome outcome = diff("good.json", "bad.json", options.split(" ", -1));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("archcheck: ").contains(message);
        assertThat(outcome.out()).isEmpty();
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nowhere|no such file or directory: nowhere",
                "nowhere.json|no such file or directory: nowhere.json",
                "empty.json|empty.json: is empty",
                "empty|empty: is empty",
                "table.txt|table.txt: is not JSON, but a report of archcheck is: make it with --format json",
                "lines.jsonl|lines.jsonl: is not one JSON document, but one a line",
                "sarif.json|sarif.json: is SARIF",
                "diff.json|diff.json: is what archcheck diff says",
                "inspect.json|inspect.json: is what archcheck inspect says",
                "cut.json|ends too early, as if it had been cut off",
                "two.json|more text after the report",
            })
    void whatIsNoReportIsSaidToBeNone(String name, String message) throws IOException {
        write("empty.json", "");
        write("empty", "");
        write("table.txt", run("scan", "good", "--target", "macos-14-arm64").out());
        write(
                "lines.jsonl",
                run("scan", "good", "--target", "macos-14-arm64", "-f", "jsonl").out());
        write(
                "sarif.json",
                run("scan", "good", "--target", "macos-14-arm64", "-f", "sarif").out());
        write("diff.json", diff("good.json", "bad.json", "-f", "json").out());
        write(
                "inspect.json",
                run("inspect", "good/bin/python3.11", "-f", "json").out());
        write("cut.json", read("good.json").substring(0, 700));
        write("two.json", read("good.json") + read("good.json"));
        for (boolean first : new boolean[] {true, false}) {
            Outcome outcome = first ? diff(name, "good.json") : diff("good.json", name);
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.err())
                    .startsWith("archcheck: ")
                    .contains(message)
                    .hasLineCount(1);
            assertThat(outcome.out()).isEmpty();
        }
    }

    /** Redirected by a shell that writes UTF-16. */
    @Test
    void aReportInUtf16IsRead() throws IOException {
        Files.write(folder.resolve("wide.json"), ("\ufeff" + read("good.json")).getBytes(StandardCharsets.UTF_16LE));
        assertThat(first(diff("good.json", "wide.json"))).startsWith("Nothing changed");
    }

    @Test
    void aSingleFileAndAnArchiveAreJudged() throws IOException {
        Files.write(folder.resolve("a.so"), MacVenv.module(MachO.ARM64).bytes());
        Files.write(folder.resolve("b.so"), MacVenv.module(MachO.X86_64).bytes());
        Outcome outcome = diff("a.so", "b.so", MacVenv.TARGET);
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(first(outcome)).startsWith("files that no package owns broke");
        write("c.so", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n");
        assertThat(diff("a.so", "c.so", MacVenv.TARGET).err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "good.json", "good.json bad.json bad.json"})
    void thereAreTwoSides(String sides) {
        List<String> arguments = new ArrayList<>(List.of("diff"));
        if (!sides.isEmpty()) {
            arguments.addAll(List.of(sides.split(" ", -1)));
        }
        assertThat(run(arguments.toArray(String[]::new)).status()).isEqualTo(2);
    }

    @Test
    void anEnvironmentWithAnotherPythonIsKnownAgain() throws IOException {
        String later = MacVenv.SITE.replace("3.11", "3.12");
        Tree.at(folder.resolve("later"))
                .file("pyvenv.cfg", "home = /nowhere/bin", "version = 3.12.1")
                .bytes("bin/python3.12", MacVenv.python(MachO.ARM64).bytes())
                .link("bin/python", "python3.12")
                .bytes(
                        later + "pkg/_c.cpython-312-darwin.so",
                        MacVenv.module(MachO.X86_64).bytes())
                .file(later + "pkg/__init__.py", "from . import _c")
                .file(later + "pkg-1.0.dist-info/METADATA", "Metadata-Version: 2.1", "Name: pkg", "Version: 1.0")
                .file(later + "pkg-1.0.dist-info/INSTALLER", "pip")
                .file(
                        later + "pkg-1.0.dist-info/RECORD",
                        "pkg/__init__.py,,",
                        "pkg/_c.cpython-312-darwin.so,,",
                        "pkg-1.0.dist-info/RECORD,,");
        Outcome outcome = diff("bad", "later", MacVenv.TARGET);
        assertThat(outcome.status()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .startsWith("Nothing broke, but not everything is as before")
                .contains("another Python: 3.11.4 arm64 → 3.12.1 arm64", "Still there: 1 error");
    }

    @Test
    void textsOfStrangersDoNotActOnTheTerminal() throws IOException {
        write("hostile.json", read("bad.json").replace("\"pkg\"", "\"p\\u001b[2Jk\\u202eg\""));
        assertThat(diff("good.json", "hostile.json").out())
                .contains("p\\u001b[2Jk\\u202eg")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void theHelpNamesOnlyFormatsThatThereAre() {
        assertThat(run("diff", "--help").out().replaceAll("\\s+", " "))
                .contains("table (default), json or markdown.")
                .doesNotContain("sarif");
    }

    /** Bytes of a report become others, and parts of it go or come twice. */
    @Test
    void noReportCrashesIt() throws IOException {
        String text = read("bad.json");
        Random random = new Random(11);
        int read = 0;
        for (int round = 0; round < 250; round++) {
            StringBuilder wrong = new StringBuilder(text);
            for (int change = 0; change <= random.nextInt(3); change++) {
                int at = random.nextInt(wrong.length());
                switch (random.nextInt(4)) {
                    case 0 -> wrong.setCharAt(at, (char) random.nextInt(128));
                    case 1 -> wrong.delete(at, Math.min(wrong.length(), at + random.nextInt(40)));
                    case 2 -> wrong.insert(at, wrong.substring(at, Math.min(wrong.length(), at + 60)));
                    default -> wrong.setCharAt(at, "\"{}[],:0".charAt(random.nextInt(8)));
                }
            }
            write("wrong.json", wrong.toString());
            Outcome outcome = diff("good.json", "wrong.json");
            assertThat(outcome.status()).as(outcome.err()).isBetween(0, 3);
            assertThat(outcome.err()).doesNotContain("internal error");
            assertThat(outcome.status() == 2).isEqualTo(!outcome.err().isEmpty());
            read += outcome.status() == 2 ? 0 : 1;
        }
        assertThat(read).isBetween(10, 240);
    }

    @Test
    void plansOfPackagesAreCompared() throws IOException {
        Path locks = Path.of("testdata/locks/uv.lock").toAbsolutePath();
        List<String> names = List.of("linux-x86_64-glibc2.28", "linux-riscv64-glibc2.35");
        for (String target : names) {
            write(
                    target + ".json",
                    run("preinstall", locks.toString(), "--target", target, "--python", "3.11", "-f", "json")
                            .out());
        }
        Outcome outcome = diff(names.get(0) + ".json", names.get(1) + ".json", "-f", "json", "--allow-incomplete");
        JsonNode root = MAPPER.readTree(outcome.out()).at("/roots/0");
        assertThat(root.at("/changes/0/what").textValue()).isEqualTo("target");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(root.at("/packages/0/old/verdict").textValue()).isEqualTo("ok");
        assertThat(root.at("/packages/0/new/verdict").textValue()).isEqualTo("blocked");
    }
}
