package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.MachO;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.write(
                folder.resolve("a.so"), Elf.x86().needed("libc.so.6").build().bytes());
        Files.write(
                folder.resolve("b.so"),
                MachO.bundle(MachO.ARM64).minos(11, 0).build().bytes());
        Files.write(folder.resolve("cut.so"), Elf.x86().build().truncated(19).bytes());
        Files.createDirectory(folder.resolve("dir"));
        Files.createSymbolicLink(folder.resolve("lost.so"), Path.of("nowhere.so"));
        Files.createSymbolicLink(folder.resolve("loop.so"), Path.of("loop.so"));
        Files.createSymbolicLink(folder.resolve("link.so"), Path.of("a.so"));
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "inspect";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Session session = new Session(
                InputStream.nullInputStream(),
                out,
                new PrintWriter(err),
                StandardCharsets.UTF_8,
                false,
                false,
                80,
                Map.of(),
                folder);
        return Main.run(session, all);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFileIsPrintedAndNothingIsSaidOfIt() {
        assertThat(run("a.so")).isZero();
        assertThat(printed()).startsWith("a.so\n  ELF").contains("needs          libc.so.6\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aLinkIsFollowed() {
        assertThat(run("link.so")).isZero();
        assertThat(printed()).startsWith("link.so\n  ELF");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nope.so | no such file: nope.so
                    a.so/x  | no such file: a.so/x
                    lost.so | a link that leads nowhere: lost.so
                    loop.so | a link that leads nowhere: loop.so
                    dir     | a folder, not a file ('archcheck scan' looks through folders): dir
                    """)
    void whatIsNoFileIsRefusedInOneLine(String argument, String line) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(printed()).isEmpty();
        assertThat(err).hasToString("archcheck: " + line + System.lineSeparator());
    }

    @Test
    void aDeviceIsNotOpened() {
        assumeFalse(Files.notExists(Path.of("/dev/null")), "no /dev/null here");
        assertThat(run("/dev/null")).isEqualTo(2);
        assertThat(err.toString()).contains("a device, pipe or socket, not a file: /dev/null");
    }

    @Test
    void oneBadFileDoesNotHideTheOthers() {
        assertThat(run("a.so", "nope.so", "b.so")).isEqualTo(2);
        assertThat(printed()).contains("a.so\n").contains("b.so\n");
    }

    @Test
    void damageIsPrintedAndIsNoFailure() {
        assertThat(run("cut.so")).isZero();
        assertThat(printed()).contains("damaged").contains("damage         at 0x");
    }

    @Test
    void anUnreadableFileMakesTheRunIncomplete() throws IOException {
        Path file = folder.resolve("a.so");
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "root reads everything");
        assertThat(run("a.so")).isEqualTo(3);
        assertThat(printed()).contains("cannot be read: permission denied");
    }

    @ParameterizedTest
    @CsvSource({"--format, yaml", "--color, sometimes"})
    void anUnknownChoiceIsAUsageError(String option, String value) {
        assertThat(run(option, value, "a.so")).isEqualTo(2);
        assertThat(printed()).isEmpty();
        assertThat(err.toString()).contains("not " + value);
    }

    @Test
    void noFileIsAUsageError() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("FILE");
    }

    @Test
    void jsonHasOneRecordForEachFileInTheOrderGiven() throws IOException {
        assertThat(run("-f", "json", "b.so", "cut.so", "a.so")).isZero();
        JsonNode files = new ObjectMapper().readTree(printed()).get("files");
        assertThat(files.findValuesAsText("path")).containsExactly("b.so", "cut.so", "a.so");
        assertThat(files.findValuesAsText("status")).containsExactly("read", "damaged", "read");
        assertThat(files.at("/0/slices/0/cputype").asLong()).isEqualTo(16777228);
        assertThat(files.at("/2/slices/0/machine").asInt()).isEqualTo(62);
        assertThat(files.at("/2/slices/0/needs/0/kind").asText()).isEqualTo("required");
    }
}
