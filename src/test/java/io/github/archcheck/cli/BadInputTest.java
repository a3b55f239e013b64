package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Environments that nobody would wish for: a report, the right exit status, no hang. */
class BadInputTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path DEV_NULL = Path.of("/dev/null");

    @TempDir
    Path folder;

    // ---- an environment's own files ---------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "home",
                "home =",
                "home = /nowhere/bin",
                "home = \0\0\0",
                "home = .\nhome = ..\nversion = x.y.z",
                "version = 99999999999999999999.1",
                "version = -1\nversion_info = 3.11.0.final.0",
                "\ufeffhome = bin",
                "executable = /nowhere\nhome = /nowhere\n[section]\n;;;",
                "<html><body>502 Bad Gateway</body></html>",
            })
    void aGarbledPyvenvCfgStillGivesAReport(String text) throws IOException {
        MacVenv.broken(folder.resolve("env")).bytes("pyvenv.cfg", text.getBytes(StandardCharsets.UTF_8));
        assertReportWithTheError();
    }

    @Test
    void aBinaryPyvenvCfgStillGivesAReport() throws IOException {
        byte[] noise = new byte[3_000_000];
        new SplittableRandom(1).nextBytes(noise);
        MacVenv.broken(folder.resolve("env")).bytes("pyvenv.cfg", noise);
        assertReportWithTheError();
    }

    @Test
    void aPyvenvCfgThatIsADirectoryOrALoopStillGivesAReport() throws IOException {
        Tree env = MacVenv.broken(folder.resolve("env"));
        Files.delete(env.path("pyvenv.cfg"));
        env.directory("pyvenv.cfg");
        assertThat(scan().findings()).isNotEmpty();
        Files.delete(env.path("pyvenv.cfg"));
        env.link("pyvenv.cfg", "pyvenv.cfg");
        assertThat(scan().findings()).isNotEmpty();
    }

    @Test
    void interpretersThatLinkToEachOtherAreSaid() throws IOException {
        Tree env = MacVenv.broken(folder.resolve("env"));
        Files.delete(env.path("bin/python3.11"));
        env.link("bin/python3.11", "python");
        Outcome outcome = scan();
        assertThat(outcome.findingLines()).contains("error AC001 " + MacVenv.MODULE);
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void anInterpreterThatIsGoneIsSaidAndTheRestIsJudged() throws IOException {
        Tree env = MacVenv.broken(folder.resolve("env"));
        Files.delete(env.path("bin/python3.11"));
        env.link("bin/python3.11", "/nowhere/bin/python3.11");
        Outcome outcome = scan();
        assertThat(outcome.findingLines()).contains("error AC001 " + MacVenv.MODULE);
        assertThat(outcome.out()).contains("/nowhere/bin/python3.11");
    }

    @Test
    void brokenLinesOfARecordDoNotHideTheGoodOnes() throws IOException {
        Tree env = MacVenv.broken(folder.resolve("env"));
        env.bytes(
                MacVenv.SITE + "pkg-1.0.dist-info/RECORD",
                ("\"unclosed,sha256=x,1\n,,,,,\n\n\0\0,,\n../../../../../../etc/passwd,,\n/absolute,,\n"
                                + "pkg/_c.cpython-311-darwin.so,,\n\"a\"\"b\",,\nC:\\x,,\n" + "x".repeat(100_000)
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        Outcome outcome = scan();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.findingLines()).contains("error AC001 " + MacVenv.MODULE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"METADATA", "RECORD", "WHEEL", "INSTALLER", "top_level.txt", "direct_url.json"})
    void metadataMayBeNoiseOrADirectory(String name) throws IOException {
        Tree env = MacVenv.broken(folder.resolve("env"));
        byte[] noise = new byte[200_000];
        new SplittableRandom(2).nextBytes(noise);
        Path file = env.path(MacVenv.SITE + "pkg-1.0.dist-info").resolve(name);
        Files.write(file, noise);
        assertReportWithTheError();
        Files.delete(file);
        Files.createDirectory(file);
        assertReportWithTheError();
    }

    @Test
    void pathConfigurationFilesMayNameEachOther() throws IOException {
        Tree env = MacVenv.broken(folder.resolve("env"));
        String site = env.path(MacVenv.SITE).toString();
        env.file(MacVenv.SITE + "a.pth", ".", "..", "../..", site, site + "/b.pth", "import os; os.abort()", "/")
                .file(MacVenv.SITE + "b.pth", "a.pth", "b.pth", site + "/../site-packages", "\0", "x".repeat(10_000));
        Outcome outcome =
                assertTimeoutPreemptively(PATIENCE, () -> scan("--exclude", "/proc/**", "--exclude", "/usr/**"));
        assertThat(outcome.status()).isNotEqualTo(70);
    }

    @Test
    void pathConfigurationFilesThatLeadInCirclesEnd() throws IOException {
        Tree env = MacVenv.broken(folder.resolve("env"));
        env.file(MacVenv.SITE + "a.pth", "../../../other")
                .file("other/b.pth", "../lib/python3.11/site-packages")
                .file(MacVenv.SITE + "self.pth", ".", "./", "../site-packages")
                .link("other/again", "../lib/python3.11");
        Outcome outcome = assertTimeoutPreemptively(PATIENCE, () -> scan());
        assertThat(outcome.findingLines()).containsExactly("error AC001 " + MacVenv.MODULE);
    }

    // ---- files and folders ------------------------------------------------------------------------------------------

    @Test
    void foldersThatLinkInCirclesEnd() throws IOException {
        Tree env = MacVenv.broken(folder.resolve("env"));
        env.link("lib/up", "..").link("lib/self", "self").link("lib/here", ".").link("lib/root", "/proc/self/cwd");
        Outcome outcome = assertTimeoutPreemptively(PATIENCE, () -> scan());
        assertThat(outcome.findingLines()).containsExactly("error AC001 " + MacVenv.MODULE);
    }

    @Test
    void aDirectoryNamedLikeALibraryIsADirectory() throws IOException {
        MacVenv.broken(folder.resolve("env")).file("lib/x.so/readme.txt", "text");
        assertReportWithTheError();
    }

    @Test
    void aPipeNamedLikeALibraryIsNotOpened() throws IOException, InterruptedException {
        Tree env = MacVenv.broken(folder.resolve("env"));
        pipe(env.path("lib/pipe.so"));
        Outcome outcome = assertTimeoutPreemptively(PATIENCE, () -> scan());
        assertThat(outcome.findingLines()).containsExactly("error AC001 " + MacVenv.MODULE);
        assertThat(outcome.root().get("notes").toString()).contains("lib/pipe.so", "special-file");
    }

    @Test
    void aPipeOrADeviceAsPathIsTwoAndNamed() throws IOException, InterruptedException {
        pipe(folder.resolve("pipe.so"));
        Assumptions.assumeTrue(Files.exists(DEV_NULL), "no devices here");
        for (String path : new String[] {"pipe.so", "/dev/null"}) {
            Outcome outcome = assertTimeoutPreemptively(
                    PATIENCE, () -> Archcheck.in(folder).run("scan", path));
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("archcheck: a pipe, socket or device, which cannot be judged: " + path + "\n");
        }
    }

    @Test
    void aFileOfTenGigabytesCostsNoTime() throws IOException {
        Tree env = MacVenv.clean(folder.resolve("env"));
        Path big = env.path(MacVenv.SITE + "pkg/big.so");
        try (RandomAccessFile file = new RandomAccessFile(big.toString(), "rw")) {
            file.write(MacVenv.module(MachO.X86_64).bytes());
            file.setLength(10_000_000_000L);
        }
        Outcome outcome = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> scan());
        assertThat(outcome.findingLines()).containsExactly("error AC001 " + MacVenv.SITE + "pkg/big.so");
    }

    @Test
    void anEmptyFileIsNamedForWhatItIs() throws IOException {
        Files.createFile(folder.resolve("env"));
        Outcome outcome = scan();
        assertThat(outcome.root().get("kind").asText()).isEqualTo("file");
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.status()).isZero();
        Files.createFile(folder.resolve("empty.so"));
        Outcome library = Archcheck.in(folder).run(Lists.of(new String[] {"scan", "empty.so"}, MacVenv.TARGET));
        assertThat(library.status()).isEqualTo(1);
        assertThat(library.out()).contains("is an empty file, not native code", "AC011");
    }

    @Test
    void aTextFileHoldsNoNativeCode() throws IOException {
        Files.writeString(folder.resolve("env"), "just words\n");
        Outcome outcome = Archcheck.in(folder).run(Lists.of(new String[] {"scan", "env"}, MacVenv.TARGET));
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("file at env: 1 file", "No native code found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # content                                          | what it is
                    'version https://git-lfs.github.com/spec/v1\noid ' | a Git LFS pointer, not the file itself
                    '<!DOCTYPE html><html>404'                         | an HTML page
                    'GROUP ( libm.so.6 )'                              | a GNU ld script
                    '#!/bin/sh'                                        | a script
                    'words'                                            | text
                    """)
    void whatOnlyLooksLikeALibraryIsNamedForWhatItIs(String content, String name) throws IOException {
        MacVenv.clean(folder.resolve("env")).file(MacVenv.SITE + "pkg/_d.cpython-311-darwin.so", content);
        Outcome outcome = scan();
        assertThat(outcome.findings()).hasSize(1);
        assertThat(outcome.findings().get(0).get("message").asText()).contains(name);
        assertThat(outcome.findings().get(0).get("rule").asText()).isEqualTo("AC011");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new\nline",
                "return\r",
                "tab\t",
                "bell\u0007",
                "\u001b[31mred\u001b[0m",
                "\u202eright-to-left",
                "zero\u200bwidth",
                "quote\"'`",
                "back\\slash",
                "-dash",
                " blanks ",
                "%s%n$HOME",
                "\ud83d\udca9",
                "line\u2028separator",
            })
    void namesOfFilesCannotActOnTheTerminal(String name) throws IOException {
        Tree env = Tree.at(folder.resolve("env"))
                .bytes(name + ".so", MacVenv.module(MachO.X86_64).bytes());
        Assumptions.assumeTrue(Files.exists(env.path(name + ".so")));
        Outcome outcome = scan();
        assertThat(outcome.findings()).hasSize(1);
        assertThat(outcome.findings().get(0).get("path").asText()).isEqualTo(name + ".so");
        assertHarmless(outcome.out());
        Outcome table = Archcheck.in(folder).run(Lists.of(new String[] {"scan", "env", "-v"}, MacVenv.TARGET));
        assertThat(table.status()).isEqualTo(1);
        assertHarmless(table.out());
    }

    @Test
    void aNameThatIsNotUtf8IsSurvived() throws IOException, InterruptedException {
        Tree env = Tree.at(folder.resolve("env"))
                .bytes("good.so", MacVenv.module(MachO.X86_64).bytes());
        Process process = new ProcessBuilder("sh", "-c", "cp good.so \"$(printf 'latin\\351.so')\"")
                .directory(env.root().toFile())
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0, "no such names here");
        Outcome outcome = scan();
        assertThat(outcome.findingLines()).containsExactly("error AC001 good.so", "error AC001 latin\ufffd.so");
    }

    // ---- what may not be read ---------------------------------------------------------------------------------------

    @Test
    void whatMayNotBeReadIsThreeUnlessAllowed() throws IOException {
        Tree env = MacVenv.clean(folder.resolve("env"));
        env.bytes(MacVenv.SITE + "secret.so", MacVenv.module(MachO.X86_64).bytes());
        Path secret = env.path(MacVenv.SITE + "secret.so");
        forbid(secret);
        Outcome outcome = scan();
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.root().get("unreadable").toString()).contains("secret.so", "permission denied");
        assertThat(scan("--allow-incomplete").status()).isZero();
        Outcome quiet = Archcheck.in(folder).run(Lists.of(new String[] {"scan", "-q", "env"}, MacVenv.TARGET));
        assertThat(quiet.out()).contains("secret.so: permission denied");
    }

    @Test
    void aFolderThatMayNotBeReadIsThree() throws IOException {
        Tree env = MacVenv.clean(folder.resolve("env")).directory("lib/secret");
        forbid(env.path("lib/secret"));
        try {
            assertThat(scan().status()).isEqualTo(3);
            assertThat(scan().root().get("unreadable").toString()).contains("lib/secret");
        } finally {
            Files.setPosixFilePermissions(env.path("lib/secret"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void anErrorIsWorseThanAnUnreadableFile() throws IOException {
        Tree env = MacVenv.broken(folder.resolve("env")).file("lib/secret.so", "x");
        forbid(env.path("lib/secret.so"));
        assertThat(scan().status()).isEqualTo(1);
    }

    // ---- damage -----------------------------------------------------------------------------------------------------

    @Test
    void aDamagedFileIsAFindingNotIncomplete() throws IOException {
        Tree env = MacVenv.clean(folder.resolve("env"));
        byte[] module = MacVenv.module(MachO.ARM64).bytes();
        env.bytes(MacVenv.MODULE, Arrays.copyOf(module, 40));
        Outcome outcome = scan();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.findingLines()).containsExactly("error AC012 " + MacVenv.MODULE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 18, 1000, 0x7fff_ffffL, 0xffff_ffffL})
    void aFatHeaderMayPromiseAnyNumberOfSlices(long count) throws IOException {
        MacVenv.clean(folder.resolve("env"))
                .bytes(
                        MacVenv.SITE + "pkg/_d.cpython-311-darwin.so",
                        FatMachO.fat32()
                                .slice(MachO.X86_64, MacVenv.module(MachO.X86_64))
                                .declare(count)
                                .build()
                                .bytes());
        Outcome outcome = assertTimeoutPreemptively(PATIENCE, () -> scan());
        assertThat(outcome.findings()).hasSize(1);
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void anElfFileMayPromiseAnyNumberOfSegments() throws IOException {
        byte[] library = Elf.x86().needed("libc.so.6").build().bytes();
        // Elf64_Ehdr.e_phnum and e_phentsize, then e_phoff.
        for (int at = 54; at < 58; at++) {
            library[at] = (byte) 0xff;
        }
        for (int at = 32; at < 40; at++) {
            library[at] = (byte) 0x7f;
        }
        Tree.at(folder.resolve("env")).bytes("lib/libx.so", library);
        Outcome outcome = assertTimeoutPreemptively(
                PATIENCE, () -> Archcheck.in(folder).run("scan", "env", "--target", "linux-x86_64", "-f", "json"));
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.findingLines()).containsExactly("error AC012 lib/libx.so");
    }

    private static void assertHarmless(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n'))
                .allMatch(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.LINE_SEPARATOR);
    }

    private static void pipe(Path path) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("mkfifo", path.toString()).start();
        } catch (IOException e) {
            Assumptions.abort("no mkfifo here");
            return;
        }
        Assumptions.assumeTrue(process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0, "no pipes here");
    }

    private static void forbid(Path path) throws IOException {
        Assumptions.assumeTrue(
                path.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions here");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(path), "this user may read everything");
    }

    private void assertReportWithTheError() {
        Outcome outcome = assertTimeoutPreemptively(PATIENCE, () -> scan());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.findingLines()).contains("error AC001 " + MacVenv.MODULE);
        assertThat(outcome.status()).isEqualTo(1);
    }

    private Outcome scan(String... more) {
        return Archcheck.in(folder).run(Lists.of(new String[] {"scan", "env", "-f", "json"}, MacVenv.TARGET, more));
    }
}
