package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * ELF files built here, sound and broken, given to this machine's own loader through the ctypes of its Python, each in a
 * process of its own; archcheck has to say what it says, letter for letter. Skipped where there is no Python or another
 * C library than glibc. What takes real libraries, {@code oracle/run.sh} asks.
 */
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealLoaderIT {
    private static final long PATIENCE_SECONDS = 60;
    private static final String ASK = """
            import ctypes, os, sys, platform
            if sys.argv[1] == 'libc':
                print(platform.libc_ver()[0])
            else:
                try:
                    ctypes.CDLL(sys.argv[1], mode=os.RTLD_NOW)
                except OSError as error:
                    print(error)
                else:
                    print('loads')
            """;

    private Path folder;
    private Outcome outcome;

    @BeforeAll
    void scan(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary.toRealPath();
        String libc;
        try {
            libc = ask("libc");
        } catch (IOException e) {
            libc = "";
        }
        Assumptions.assumeTrue(libc.equals("glibc"), "no python3 with glibc here");
        Assumptions.assumeTrue(machine() != 0, "no machine this test knows");
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        outcome = Archcheck.in(folder).run("scan", ".", "-f", "json");
    }

    @TestFactory
    Stream<DynamicTest> theLoaderSaysWhatWeForetell() {
        return files().keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(foretold(name))
                                .isEqualTo(ask(folder.resolve(name).toString()))));
    }

    /** The loader's words as foretold, or that the file loads. */
    private String foretold(String name) {
        List<String> texts = outcome.findings().stream()
                .filter(finding -> finding.get("path").asText().equals(name))
                .map(finding -> finding.get("loaderError"))
                .map(JsonNode::asText)
                .toList();
        return texts.isEmpty() ? "loads" : texts.get(0);
    }

    private String ask(String question) throws IOException, InterruptedException {
        Path answer = folder.resolve("answer");
        Process process = new ProcessBuilder("python3", "-I", "-S", "-c", ASK, question)
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "no answer";
        }
        int status = process.exitValue();
        return status == 0 ? Files.readString(answer, StandardCharsets.UTF_8).strip() : "ends with " + status;
    }

    /** The number of this machine's processor in Ehdr.e_machine; 0 for one that is not known here. */
    private static int machine() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> 62;
            case "aarch64" -> 183;
            default -> 0;
        };
    }

    /** By the name that the file gets; in the order in which they are asked about. */
    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        contents().forEach((name, content) -> files.put(name + ".so", content));
        changes()
                .forEach((name, change) ->
                        files.put(name + ".so", change.apply(sound()).bytes()));
        dynamic().forEach((name, elf) -> files.put(name + ".so", loadable(elf)));
        return files;
    }

    private static Built sound() {
        return writable(elf().needed("libc.so.6").soname("x.so").build());
    }

    /** With a symbol table, of which nothing is read: the loader follows its address without asking. */
    private static Elf elf() {
        return Elf.of(true, ByteOrder.LITTLE_ENDIAN, machine()).tag("DT_SYMTAB", 6, Elf.ADDRESS);
    }

    /** The loader writes addresses into the dynamic section, which lies in the one segment. */
    private static Built writable(Built built) {
        return built.withU32("PT_LOAD.p_flags", 6);
    }

    private static byte[] loadable(Elf elf) {
        return writable(elf.build()).bytes();
    }

    private static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("empty", new byte[0]);
        contents.put("text", "just a text\n".getBytes(StandardCharsets.US_ASCII));
        contents.put("long-text", "just a text\n".repeat(20).getBytes(StandardCharsets.US_ASCII));
        contents.put("archive", ("!<arch>\n" + " ".repeat(80)).getBytes(StandardCharsets.US_ASCII));
        contents.put("zeros", new byte[4096]);
        contents.put("magic-only", Arrays.copyOf(new byte[] {0x7f, 'E', 'L', 'F'}, 4));
        contents.put("magic-and-zeros", Arrays.copyOf(new byte[] {0x7f, 'E', 'L', 'F'}, 100));
        contents.put(
                "other-byte-order",
                Elf.of(true, ByteOrder.BIG_ENDIAN, 22).soname("x.so").build().bytes());
        contents.put(
                "other-class",
                Elf.of(false, ByteOrder.LITTLE_ENDIAN, 3).soname("x.so").build().bytes());
        contents.put(
                "other-machine",
                Elf.of(true, ByteOrder.LITTLE_ENDIAN, 243)
                        .soname("x.so")
                        .build()
                        .bytes());
        return contents;
    }

    private static Map<String, UnaryOperator<Built>> changes() {
        Map<String, UnaryOperator<Built>> changes = new LinkedHashMap<>();
        changes.put("sound", built -> built);
        changes.put("cut-in-header", built -> built.truncated(63));
        changes.put("cut-after-header", built -> built.truncated(64));
        changes.put("cut-in-program-headers", built -> built.truncated(100));
        changes.put("class-of-32", built -> one(built, "EI_CLASS", 1));
        changes.put("class-unknown", built -> one(built, "EI_CLASS", 9));
        changes.put("big-endian-data", built -> one(built, "EI_DATA", 2));
        changes.put("ident-version", built -> one(built, "EI_VERSION", 2));
        changes.put("os-abi-gnu", built -> one(built, "EI_OSABI", 3));
        changes.put("abi-version", built -> one(built, "EI_ABIVERSION", 1));
        changes.put("padding", built -> one(built, "EI_PAD", 1));
        changes.put("header-version", built -> built.withU32("Ehdr.e_version", 2));
        changes.put("relocatable", built -> two(built, "Ehdr.e_type", 1));
        changes.put("executable", built -> two(built, "Ehdr.e_type", 2));
        changes.put("core", built -> two(built, "Ehdr.e_type", 4));
        changes.put("machine-none", built -> two(built, "Ehdr.e_machine", 0));
        changes.put("flags", built -> built.withU32("Ehdr.e_flags", 0x77));
        changes.put("phentsize", built -> two(built, "Ehdr.e_phentsize", 32));
        changes.put("no-segments", built -> two(built, "Ehdr.e_phnum", 0));
        changes.put("phoff-beyond", built -> built.withU64("Ehdr.e_phoff", 0x10_0000));
        changes.put("nothing-loadable", built -> built.withU32("PT_LOAD", 0));
        changes.put("nothing-dynamic", built -> built.withU32("PT_DYNAMIC", 0));
        changes.put("address-apart", built -> built.withU64("PT_LOAD.p_vaddr", Elf.ADDRESS + 8));
        changes.put("alignment-of-three", built -> built.withU64("PT_LOAD.p_align", 3));
        changes.put("alignment-of-one", built -> built.withU64("PT_LOAD.p_align", 1));
        return changes;
    }

    private static Map<String, Elf> dynamic() {
        Map<String, Elf> files = new LinkedHashMap<>();
        files.put("needs-nothing", elf().soname("x.so"));
        files.put("missing-library", elf().needed("libnobody-has-this.so.7"));
        files.put("second-library-missing", elf().needed("libc.so.6", "libnobody-has-this.so.7"));
        files.put("missing-path", elf().needed("/nowhere/libx.so.1"));
        files.put("not-to-be-opened", elf().needed("libc.so.6").dtFlags1(0x40));
        files.put("position-independent-executable", elf().needed("libc.so.6").dtFlags1(0x800_0000));
        files.put("version-beyond", elf().needed("libc.so.6").versionNeed("libc.so.6", "GLIBC_2.99"));
        files.put("runpath-to-nowhere", elf().needed("libx.so.1").runpath("$ORIGIN/nowhere"));
        files.put("needs-text", elf().needed("long-text.so").runpath("$ORIGIN"));
        files.put("needs-empty", elf().needed("empty.so").rpath("$ORIGIN"));
        files.put("needs-other-class", elf().needed("other-class.so").rpath("$ORIGIN"));
        files.put("needs-other-machine", elf().needed("other-machine.so").rpath("$ORIGIN"));
        files.put("needs-sound", elf().needed("needs-nothing.so").rpath("$ORIGIN"));
        return files;
    }

    private static Built one(Built built, String label, int value) {
        return built.with(label, new byte[] {(byte) value});
    }

    /** In the byte order of every machine that the test runs on. */
    private static Built two(Built built, String label, int value) {
        return built.with(label, new byte[] {(byte) value, (byte) (value >> 8)});
    }
}
