package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code testdata} through the whole program: whole, and cut short in every way. */
class CommittedFixturesTest {
    private static final Path TESTDATA = Path.of("testdata");

    @TempDir
    Path folder;

    @Test
    void theReadmesEnvironmentHasTwoPackagesForIntel() {
        Outcome outcome =
                Archcheck.in(TESTDATA).run("scan", "env/apple-silicon", "--target", "macos-14-arm64", "-f", "json");
        assertThat(outcome.status()).isEqualTo(1);
        String site = "lib/python3.11/site-packages/";
        assertThat(outcome.findingLines())
                .containsExactly(
                        "error AC001 " + site + "tensorflow/libtensorflow_framework.2.dylib",
                        "error AC001 " + site + "tensorflow/python/_pywrap_tensorflow_internal.so",
                        "error AC001 " + site + "tensorflow_io/python/ops/libtensorflow_io.so");
        assertThat(outcome.root().get("imports"))
                .extracting(
                        i -> i.get("module").asText() + " " + i.get("outcome").asText())
                .containsExactly("tensorflow fails", "tensorflow_io fails");
        assertThat(outcome.binary(site + "pip/_vendor/distlib/t64.exe")
                        .get("verdict")
                        .asText())
                .isEqualTo("not-used");
        assertThat(outcome.binary(site + "lxml/etree.cpython-311-darwin.so")
                        .get("verdict")
                        .asText())
                .isEqualTo("runs");
    }

    @ParameterizedTest
    @CsvSource({
        "macos-14-x86_64, 1, error AC002 -",
        "linux-aarch64, 1, error AC002 -",
        "windows-amd64, 1, error AC002 -",
    })
    void forAnotherMachineTheInterpreterIsTheFirstFinding(String target, int status, String first) {
        Outcome outcome = Archcheck.in(TESTDATA).run("scan", "env/apple-silicon", "--target", target, "-f", "json");
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.findingLines()).first().isEqualTo(first);
    }

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(TESTDATA)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*\\.(c|md|sh|map|py|tsv|cfg|txt)"))
                    .filter(file -> !file.startsWith(TESTDATA.resolve("loader/musl/root")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** All prefixes of one file lie in one folder as modules, so that one scan judges them all. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void everyPrefixIsJudgedAndNoneHidesAnother(Path fixture) throws IOException {
        byte[] whole = Files.readAllBytes(fixture);
        Tree tree = Tree.at(folder.resolve("cut"));
        Set<String> names = new TreeSet<>();
        for (int length : lengths(whole.length)) {
            String name = "cut" + length + ".so";
            tree.bytes(name, Arrays.copyOf(whole, length));
            names.add(name);
        }
        for (String target : List.of("macos-14-arm64", "linux-x86_64", "windows-amd64")) {
            Outcome outcome =
                    Archcheck.in(folder).run("scan", "cut", "--target", target, "-f", "json", "--python", "3.11");
            assertThat(outcome.status()).as(outcome.err()).isIn(0, 1);
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.binaries())
                    .extracting(b -> b.get("path").asText())
                    .containsExactlyElementsOf(names);
        }
        Outcome table = Archcheck.in(folder).run("scan", "cut", "--target", "macos-14-arm64", "-v");
        assertThat(table.status()).isIn(0, 1);
        assertThat(table.err()).isEmpty();
    }

    /** All of the first 128 bytes, where headers are; then ever wider steps, to the last byte but one. */
    private static int[] lengths(int size) {
        IntStream steps = IntStream.iterate(128, at -> at < size, at -> at + Math.max(7, at / 8));
        return IntStream.concat(
                        IntStream.concat(IntStream.range(0, Math.min(128, size)), steps), IntStream.of(size - 1))
                .filter(length -> length >= 0)
                .distinct()
                .sorted()
                .toArray();
    }
}
