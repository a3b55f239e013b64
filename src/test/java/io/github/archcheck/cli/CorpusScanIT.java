package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.archcheck.cli.Archcheck.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Published binaries through the whole program. Which libraries are for which processor was read with {@code file} 5.44
 * and {@code llvm-lipo -archs}, what llvm-objdump says is in {@code corpus-expectations.tsv}.
 */
class CorpusScanIT {
    private static final Path CORPUS =
            Path.of(System.getProperty("archcheck.corpus", "target/corpus")).toAbsolutePath();
    private static final String ARM = "macos-arm64-0.3.28";
    private static final String REPAIRED = "macos-arm64-0.3.30";
    private static final String INTEL = "macos-x86_64-0.3.28";
    private static final String VENV = "venv-macos-arm64-0.3.28";
    private static final String CRYPTEX = "/System/Volumes/Preboot/Cryptexes/OS";

    @TempDir
    Path folder;

    // ---- cpython, numpy and openblas --------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {ARM, VENV})
    void theFiveIntelLibrariesOfOpenblasAreTheOnlyErrors(String root) {
        Outcome outcome = scan(root, "macos-14-arm64");
        assertThat(rules(outcome, "AC"))
                .containsExactly(
                        "error AC001 lib/libgcc_s.1.1.dylib",
                        "error AC001 lib/libgcc_s.1.dylib",
                        "error AC001 lib/libgfortran.5.dylib",
                        "error AC001 lib/libgfortran.dylib",
                        "error AC001 lib/libquadmath.0.dylib");
        assertThat(outcome.findings())
                .filteredOn(f -> f.get("rule").asText().equals("AC001"))
                .extracting(f -> f.get("message").asText())
                .containsOnly("contains x86_64, not arm64");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.json().get("summary").get("errors").asInt()).isEqualTo(5);
    }

    @Test
    void thinAndFatFilesAreRefusedInTheirOwnWords() {
        Outcome outcome = scan(VENV, "macos-14-arm64");
        assertThat(loaderError(outcome, "lib/libgfortran.5.dylib"))
                .isEqualTo(dlopen(
                        CORPUS.resolve(VENV).resolve("lib/libgfortran.5.dylib"),
                        "mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64')"));
        assertThat(loaderError(outcome, "lib/libgcc_s.1.dylib"))
                .isEqualTo(dlopen(
                        CORPUS.resolve(VENV).resolve("lib/libgcc_s.1.dylib"),
                        "fat file, but missing compatible architecture (have 'x86_64', need 'arm64')"));
    }

    @Test
    void theTreesAreWhatTheyAre() {
        Outcome prefix = scan(ARM, "macos-14-arm64");
        assertThat(verdicts(prefix)).isEqualTo(Map.of("runs", 99, "cannot-run", 5, "not-used", 9, "undetermined", 3));
        assertThat(prefix.root().get("python").get("version").asText()).startsWith("3.13");
        assertThat(prefix.root().get("python").get("architectures").get(0).asText())
                .isEqualTo("arm64");
        Outcome venv = scan(VENV, "macos-14-arm64");
        assertThat(venv.root().get("kind").asText()).isEqualTo("venv");
        assertThat(venv.root().get("distributions"))
                .extracting(d -> d.get("name").asText() + " " + d.get("version").asText() + " "
                        + d.get("verdict").asText())
                .containsExactly("numpy 2.1.3 runs");
    }

    @Test
    void theRepairedOpenblasIsFine() {
        Outcome outcome = scan(REPAIRED, "macos-14-arm64");
        assertThat(rules(outcome, "AC")).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(verdicts(outcome)).isEqualTo(Map.of("runs", 103, "not-used", 9, "undetermined", 3));
    }

    @Test
    void theIntelTreeOnAppleSiliconHasOneCauseAboutTheWholeEnvironment() {
        Outcome outcome = scan(INTEL, "macos-14-arm64");
        assertThat(outcome.findingLines())
                .filteredOn(line -> !line.contains(" AC203 "))
                .containsExactly("warning AC004 -");
        assertThat(outcome.findings().get(0).get("fix").asText()).contains("arm64");
        assertThat(verdicts(outcome)).isEqualTo(Map.of("runs-translated", 103, "not-used", 9, "undetermined", 5));
        assertThat(outcome.root().get("target").get("name").asText()).isEqualTo("macos-14-rosetta");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void theIntelTreeOnAnIntelMacIsClean() {
        Outcome outcome = scan(INTEL, "macos-14-x86_64");
        assertThat(outcome.findingLines())
                .allMatch(line -> line.startsWith("warning AC203 lib/python3.13/lib-dynload/"));
        assertThat(verdicts(outcome)).isEqualTo(Map.of("runs", 103, "not-used", 9, "undetermined", 5));
        assertThat(outcome.status()).isZero();
    }

    @Test
    void theIntelTreeInATranslatedProcessRunsTranslated() {
        Outcome outcome = scan(INTEL, "macos-15-rosetta");
        assertThat(outcome.findings())
                .extracting(f -> f.get("severity").asText())
                .doesNotContain("error");
        assertThat(verdicts(outcome)).isEqualTo(Map.of("runs-translated", 103, "not-used", 9, "undetermined", 5));
        assertThat(outcome.status()).isZero();
    }

    @Test
    void theIntelTreeDoesNotStartWithoutRosetta() {
        Outcome outcome = scan(INTEL, "macos-28-arm64");
        assertThat(outcome.findingLines()).first().isEqualTo("error AC002 -");
        assertThat(outcome.findings().get(0).get("loaderError").asText()).isEqualTo("Bad CPU type in executable");
        assertThat(verdicts(outcome)).isEqualTo(Map.of("cannot-run", 108, "not-used", 9));
        assertThat(outcome.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"linux-aarch64", "linux-x86_64", "linux-aarch64-musl1.2", "windows-amd64"})
    void onAnotherSystemTheInterpreterIsTheFirstFinding(String target) {
        Outcome outcome = scan(ARM, target);
        assertThat(outcome.findingLines()).first().isEqualTo("error AC002 -");
        assertThat(outcome.status()).isEqualTo(1);
    }

    /** What pip and setuptools bring along for Windows. */
    @Test
    void foreignHelpersAndObjectFilesAreNotUsed() {
        Outcome outcome = scan(ARM, "macos-14-arm64");
        String site = "lib/python3.13/site-packages/";
        assertThat(outcome.binaries())
                .filteredOn(b -> b.get("verdict").asText().equals("not-used"))
                .extracting(b -> b.get("path").asText())
                .containsExactly(
                        "lib/python3.13/config-3.13-darwin/python.o",
                        site + "numpy/_core/lib/libnpymath.a",
                        site + "numpy/random/lib/libnpyrandom.a",
                        site + "pip/_vendor/distlib/t32.exe",
                        site + "pip/_vendor/distlib/t64-arm.exe",
                        site + "pip/_vendor/distlib/t64.exe",
                        site + "pip/_vendor/distlib/w32.exe",
                        site + "pip/_vendor/distlib/w64-arm.exe",
                        site + "pip/_vendor/distlib/w64.exe");
    }

    // ---- the file that gave the name to the problem -----------------------------------------------------------------

    @Test
    void theFrameworkOfTensorflowIsFlaggedAndItsLinuxTwinIsNamedForWhatItIs() throws IOException {
        Path venv = folder.resolve("venv");
        Path site = Files.createDirectories(venv.resolve("lib/python3.13/site-packages"));
        Path natives = CORPUS.resolve("files/libtensorflow_jni-1.5.0/org/tensorflow/native");
        Files.createDirectories(venv.resolve("bin"));
        Files.copy(CORPUS.resolve(REPAIRED).resolve("bin/python3.13"), venv.resolve("bin/python3.13"));
        Files.writeString(venv.resolve("pyvenv.cfg"), "home = /nowhere/bin\nversion = 3.13.0\n");
        copy(natives.resolve("darwin-x86_64/libtensorflow_framework.so"), site.resolve("tensorflow"));
        copy(natives.resolve("linux-x86_64/libtensorflow_framework.so"), site.resolve("tensorflow/linux"));
        copy(natives.resolve("linux-x86_64/libtensorflow_framework.so"), site.resolve("tensorflow_beside"));

        Outcome outcome = Archcheck.in(folder).run("scan", "venv", "--target", "macos-14-arm64", "-f", "json");
        String module = "lib/python3.13/site-packages/tensorflow/libtensorflow_framework.so";
        assertThat(outcome.findings())
                .filteredOn(f -> f.get("rule").asText().equals("AC001"))
                .extracting(f -> f.get("path").asText())
                .containsExactly(module);
        assertThat(loaderError(outcome, module))
                .isEqualTo(dlopen(
                        venv.resolve(module),
                        "mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64')"));
        assertThat(outcome.status()).isEqualTo(1);
        for (String twin : List.of("tensorflow/linux", "tensorflow_beside")) {
            JsonNode elf = outcome.binary("lib/python3.13/site-packages/" + twin + "/libtensorflow_framework.so");
            assertThat(elf.get("format").asText()).isEqualTo("elf");
            assertThat(elf.get("architectures").get(0).asText()).isEqualTo("x86_64");
            assertThat(elf.get("verdict").asText()).isEqualTo("not-used");
        }
        assertThat(rules(outcome, "AC001")).hasSize(1);
    }

    // ---- scipy, whose modules link libgfortran ----------------------------------------------------------------------

    private static List<String> rules(Outcome outcome, String rule) {
        return outcome.findingLines().stream()
                .filter(line -> line.startsWith("error " + rule))
                .toList();
    }

    /** llvm-objdump --macho --dylibs-used names libgfortran, libquadmath or libgcc_s in 18 of scipy's modules. */
    @Test
    void modulesOfScipyFailThroughTheWrongLibraries() {
        Outcome outcome = scan("scipy-macos-arm64-0.3.28", "macos-14-arm64");

        assertThat(rules(outcome, "AC001")).hasSize(5);
        assertThat(rules(outcome, "AC202")).hasSize(18).allMatch(line -> line.contains("site-packages/scipy/"));
        assertThat(outcome.findings())
                .filteredOn(f -> f.get("rule").asText().equals("AC202"))
                .allSatisfy(f -> assertThat(
                                f.get("chain").get(f.get("chain").size() - 1).asText())
                        .isEqualTo("lib/libgfortran.5.dylib"));
        assertThat(outcome.root().get("imports"))
                .extracting(
                        i -> i.get("module").asText() + " " + i.get("outcome").asText())
                .contains("scipy partly", "scipy.linalg fails", "scipy.sparse fails")
                .noneMatch(line -> line.startsWith("numpy"));
    }

    @Test
    void withTheRepairedOpenblasScipyLoadsUntilDuplicateRpathsAreRefused() {
        assertThat(scan("scipy-macos-arm64-0.3.30", "macos-14-arm64").status()).isZero();
        assertThat(scan("scipy-macos-arm64-0.3.30", "macos-15.3-arm64").status())
                .isZero();
        assertThat(rules(scan("scipy-macos-arm64-0.3.30", "macos-15.4-arm64"), "AC403"))
                .hasSize(22);
        assertThat(rules(scan("scipy-macos-arm64-0.3.30", "macos-26-arm64"), "AC403"))
                .hasSize(22);
    }

    // ---- every jar --------------------------------------------------------------------------------------------------

    static Stream<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(CORPUS.resolve("files"))) {
            return folders.map(folder -> "files/" + folder.getFileName()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyFolderIsJudgedForEveryKindOfMachine(String folder) {
        for (String target : List.of(
                "macos-14-arm64",
                "macos-15-rosetta",
                "macos-28-arm64",
                "macos-10.15-x86_64",
                "linux-aarch64",
                "linux-x86_64-musl1.2",
                "windows-amd64")) {
            Outcome outcome = scan(folder, target);
            assertThat(outcome.status()).as(target + " " + outcome.err()).isIn(0, 1);
            assertThat(outcome.err()).isEmpty();
            // glibc calls another system's OS ABI invalid.
            assertThat(outcome.findings())
                    .filteredOn(f -> f.get("rule").asText().equals("AC012"))
                    .allMatch(f -> f.get("loaderError").asText().endsWith("ELF file OS ABI invalid"));
            Outcome table = Archcheck.in(CORPUS).run("scan", folder, "--target", target, "-v", "--thorough");
            assertThat(table.status()).isEqualTo(outcome.status());
        }
    }

    @Test
    void everyReportIsValidAndTheSameTwice() {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Archcheck.in(CORPUS).run("schema").out());
        for (String root : List.of(ARM, INTEL, VENV, "files")) {
            Outcome outcome = scan(root, "macos-14-arm64");
            assertThat(schema.validate(outcome.out(), InputFormat.JSON))
                    .as(root)
                    .isEmpty();
            Outcome again =
                    Archcheck.in(CORPUS).run("scan", root, "--target", "macos-14-arm64", "-f", "json", "--jobs", "7");
            assertThat(again.out()).isEqualTo(outcome.out());
        }
    }

    private static Outcome scan(String root, String target) {
        return Archcheck.in(CORPUS).run("scan", root, "--target", target, "-f", "json");
    }

    private static Map<String, Integer> verdicts(Outcome outcome) {
        Map<String, Integer> counts = new TreeMap<>();
        outcome.binaries().forEach(b -> counts.merge(b.get("verdict").asText(), 1, Integer::sum));
        return counts;
    }

    private static String loaderError(Outcome outcome, String path) {
        return outcome.findings().stream()
                .filter(f -> f.get("path").asText().equals(path))
                .map(f -> f.get("loaderError").asText())
                .findFirst()
                .orElseThrow();
    }

    /** As dyld of macOS 14 words it: the path, the same below the cryptex, the path again. */
    private static String dlopen(Path file, String reason) {
        return "dlopen(" + file + ", 0x0002): tried: '" + file + "' (" + reason + "), '" + CRYPTEX + file
                + "' (no such file), '" + file + "' (" + reason + ")";
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(file.getFileName()));
    }
}
