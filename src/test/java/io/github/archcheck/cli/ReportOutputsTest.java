package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files appear whole or not at all. */
class ReportOutputsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void anEnvironmentWithAnError() throws IOException {
        MacVenv.broken(folder.resolve("venv"));
    }

    private Outcome scan(String... more) {
        return Archcheck.in(folder).run(Lists.of(new String[] {"scan", "venv"}, MacVenv.TARGET, more));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private String mode(String name) throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    @Test
    void nothingButTheFilesIsLeft() throws IOException {
        scan("-o", "json=a.json", "-o", "markdown=a.md", "-o", "json=a.json2");
        assertThat(names()).containsExactly("a.json", "a.json2", "a.md", "venv");
        assertThat(folder.resolve("a.json")).hasSameBinaryContentAs(folder.resolve("a.json2"));
    }

    @Test
    void aNewFileHasThePermissionsOfAnyNewFile() throws IOException {
        Files.createFile(folder.resolve("any"));
        scan("-o", "json=a.json");
        assertThat(mode("a.json")).isEqualTo(mode("any"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rwxrwxrwx", "rw-------"})
    void anExistingFileKeepsItsPermissions(String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        mode("a.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        scan("-o", "json=a.json");
        assertThat(mode("a.json")).isEqualTo(mode);
        assertThat(file).content().startsWith("{");
    }

    @Test
    void aLinkStaysAndWhatItLeadsToIsReplaced() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Path file = Files.writeString(folder.resolve("real").resolve("a.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("real", "a.json"));
        Path dangling = Files.createSymbolicLink(folder.resolve("new.json"), Path.of("real", "new.json"));
        scan("-o", "json=link.json", "-o", "json=new.json");
        assertThat(link).isSymbolicLink();
        assertThat(dangling).isSymbolicLink();
        assertThat(file).content().startsWith("{");
        assertThat(folder.resolve("real").resolve("new.json")).hasSameBinaryContentAs(file);
    }

    @Test
    void aDeviceIsWrittenTo() {
        Path device = Path.of("/dev/null");
        assumeThat(device).exists();
        Outcome outcome = scan("-o", "json=/dev/null", "-o", "table=/dev/null");
        assertThat(outcome.err()).isEmpty();
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void aPipeIsWrittenTo() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path pipe = folder.resolve("pipe");
        assumeThat(Path.of("/usr/bin/mkfifo")).exists();
        new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> {
            try (BufferedReader reader = Files.newBufferedReader(pipe)) {
                return String.valueOf(reader.readLine());
            } catch (IOException e) {
                return e.toString();
            }
        });
        scan("-o", "json=pipe");
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("{");
    }

    @Test
    void standardOutputKeepsItsOrder() {
        Outcome outcome = scan("-o", "json=/dev/stdout");
        assertThat(outcome.out()).isEqualTo(scan("-f", "json").out() + scan().out());
    }

    @Test
    void whenOneFileCannotBeWrittenThereIsNoOtherAndNoReport() throws IOException {
        Files.writeString(folder.resolve("old.json"), "old");
        Outcome outcome = scan("-o", "json=a.json", "-o", "json=old.json", "-o", "json=nowhere/b.json");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(names()).containsExactly("old.json", "venv");
        assertThat(folder.resolve("old.json")).hasContent("old");
    }

    @Test
    void outputsAreCheckedBeforeAnythingIsRead() {
        Outcome outcome = Archcheck.in(folder).run("scan", "not-there", "-o", "json=nowhere/b.json");
        assertThat(outcome.err())
                .isEqualTo("archcheck: cannot write " + folder.resolve("nowhere/b.json") + ": no such directory\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            json=a.json -o sarif=a.json        | two reports cannot go to one file: {}/a.json
            json=a.json -o json=./venv/../a.json | two reports cannot go to one file: {}/./venv/../a.json
            json=a.json -o sarif=link          | two reports cannot go to one file: {}/link
            json=-                             | --output takes a file, and json=- names none; for standard output there is --format json
            json=new/                          | cannot write {}/new: is a directory
            json=circle                        | cannot write {}/circle: too many levels of symbolic links or unable to access attributes of symbolic link
            """)
    void contradictionsAreTwoAndNamed(String outputs, String message) throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a.json"));
        Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        Outcome outcome = scan(("-o " + outputs).split(" ", -1));
        assertThat(outcome.err()).isEqualTo("archcheck: " + message.replace("{}", folder.toString()) + "\n");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(names()).containsExactly("circle", "link", "venv");
    }

    @Test
    void noReportReplacesWhatIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("requirements.txt"), "numpy==2.1.0\n");
        Outcome named = Archcheck.in(folder).run("preinstall", "requirements.txt", "-o", "json=./requirements.txt");
        Outcome found = Archcheck.in(folder).run("preinstall", "-o", "json=requirements.txt");
        assertThat(named.err())
                .isEqualTo("archcheck: --output json=./requirements.txt would replace what is to be read:"
                        + " requirements.txt\n");
        assertThat(found.status()).isEqualTo(2);
        assertThat(file).hasContent("numpy==2.1.0");
    }

    @Test
    void aDirectoryThatMayNotBeChangedIsTwo() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("locked"));
        mode("locked");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(directory)).as("root may write everywhere").isFalse();
        assertThat(scan("-o", "json=locked/a.json").err())
                .isEqualTo("archcheck: cannot write " + directory.resolve("a.json") + ": permission denied\n");
    }

    @Test
    void whatWasThereIsPutBackWhenALaterMoveFails() throws IOException, UsageException {
        Session session = session();
        Path first = Files.writeString(folder.resolve("a"), "old");
        Path second = folder.resolve("b");
        try (WholeFiles files = new WholeFiles()) {
            files.prepare(OutputFile.of(session, "a"), out -> out.write("new"));
            files.prepare(OutputFile.of(session, "c"), out -> out.write("new"));
            files.prepare(OutputFile.of(session, "b"), out -> out.write("new"));
            Files.createDirectory(second);
            Files.createFile(second.resolve("in the way"));
            assertThatThrownBy(files::commit)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("cannot write " + second);
        }
        assertThat(first).hasContent("old");
        assertThat(names()).containsExactly("a", "b", "venv");
    }

    @Test
    void aContentThatFailsLeavesNothing() throws IOException, UsageException {
        try (WholeFiles files = new WholeFiles()) {
            OutputFile file = OutputFile.of(session(), "a");
            assertThatThrownBy(() -> files.prepare(file, out -> {
                        out.write("half");
                        throw new IOException("No space left on device");
                    }))
                    .hasMessage("cannot write " + folder.resolve("a") + ": no space left on device");
        }
        assertThat(names()).containsExactly("venv");
    }

    @ParameterizedTest
    @CsvSource({"table, true", "github, true", "markdown, true", "json, false"})
    void quietIsSilentWhereAPersonWouldReadThatAllIsWell(String format, boolean silent) throws IOException {
        Files.delete(folder.resolve("venv").resolve(MacVenv.MODULE));
        assertThat(scan("-q", "-f", format).out().isEmpty()).isEqualTo(silent);
    }

    private Session session() {
        return Archcheck.in(folder).session();
    }
}
