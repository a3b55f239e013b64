package io.github.archcheck.loader.musl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.loader.Hardware;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Fault;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.loader.tree.TargetTree;
import io.github.archcheck.loader.tree.Visibility;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Libraries of which a real musl was asked: {@code testdata/loader/musl}. */
class MuslLinkerTest {
    private static final Path FOLDER = Path.of("testdata/loader/musl");

    /** What becomes of foreign code is not foretold, nor what a message says of a variable without a name. */
    private static final List<String> WORDLESS = List.of("/app/other-machine.so", "/app/initial-exec-own.so");

    /** @param words with line feeds */
    record Asked(String path, String words) {
        @Override
        public String toString() {
            return path;
        }
    }

    static List<Asked> answers() throws IOException {
        return Files.readAllLines(FOLDER.resolve("answers.tsv"), StandardCharsets.UTF_8).stream()
                .map(line -> line.split("\t", -1))
                .map(row -> new Asked(row[0], row[1].replace("\\n", "\n")))
                .toList();
    }

    static List<Asked> libraries() throws IOException {
        return answers().stream().filter(asked -> asked.path().endsWith(".so")).toList();
    }

    private static MuslLinker linker(Version version, Optional<String> executable) throws IOException {
        Inspector inspector = new Inspector(Parsers.ALL);
        Visibility all = new Visibility(Optional.of(FOLDER.resolve("root").toRealPath()), Map.of(), false);
        TargetTree files = new TargetTree(all, inspector::inspect, Map.of());
        return new MuslLinker(Known.X86_64, version, new Surroundings(files, executable, Hardware.UNKNOWN));
    }

    private static MuslLinker linker() throws IOException {
        return linker(new Version(1, 2, 3), Optional.of("/app/host"));
    }

    /** Only the application is at hand. */
    private static MuslLinker blind() throws IOException {
        Inspector inspector = new Inspector(Parsers.ALL);
        Path app = FOLDER.resolve("root/app").toRealPath();
        TargetTree files =
                new TargetTree(new Visibility(Optional.empty(), Map.of(app, app), false), inspector::inspect, Map.of());
        return new MuslLinker(
                Known.X86_64, new Version(1, 2, 3), new Surroundings(files, Optional.empty(), Hardware.UNKNOWN));
    }

    private static Load openBlind(String name) throws IOException {
        return blind().open(
                        FOLDER.resolve("root/app").toRealPath().resolve(name).toString());
    }

    private static Fault first(Load load) {
        return load.faults().get(0);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void whatLoadsAndWhatIsSaidAreAsOfTheRealOne(Asked asked) throws IOException {
        Load load = linker().open(asked.path());
        assertThat(load.images()).isNotEmpty();
        if (asked.words().equals("LOADED")) {
            assertThat(load.faults()).isEmpty();
        } else if (WORDLESS.contains(asked.path())) {
            assertThat(first(load).message()).isEmpty();
            assertThat(first(load).certainty()).isEqualTo(Certainty.CERTAIN);
        } else {
            assertThat(first(load).message()).contains(asked.words());
            assertThat(first(load).certainty()).isEqualTo(Certainty.CERTAIN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "without-path.so, MISSING_LIBRARY, liba.so",
        "directory.so, UNUSABLE_LIBRARY, liba.so",
        "text.so, UNUSABLE_LIBRARY, liba.so",
        "other-machine.so, UNUSABLE_LIBRARY, liba.so",
        "undefined.so, UNDEFINED_SYMBOL, two",
        "initial-exec.so, STATIC_TLS, t",
        "glibc-loader.so, OTHER_LIBC, ld-linux-x86-64.so.2",
        "glibc-fortified.so, OTHER_LIBC, __fprintf_chk",
        "ifunc.so, RELOCATION_FORMAT, IRELATIVE",
    })
    void faultsHaveTheirKind(String name, Kind kind, String subject) throws IOException {
        Fault fault = first(linker().open("/app/" + name));
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.subject()).isEqualTo(subject);
        assertThat(fault.chain()).containsExactly("/app/" + name);
    }

    @Test
    void aFaultFurtherDownHasTheWayThere() throws IOException {
        Load load = linker().start("/app/program-undefined");
        assertThat(first(load).chain()).containsExactly("/app/program-undefined", "/app/libneedy.so");
    }

    @ParameterizedTest
    @CsvSource({"program-broken", "program-undefined"})
    void programsPrintAllThatGoesWrong(String name) throws IOException {
        Asked asked = answers().stream()
                .filter(answer -> answer.path().endsWith(name))
                .findFirst()
                .orElseThrow();
        assertThat(linker().start(asked.path()).faults())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.message()).contains(asked.words()));
    }

    @Test
    void aProgramOfGlibcFindsNoLoader() throws IOException {
        Fault fault = first(linker().start("/app/program-glibc"));
        assertThat(fault.kind()).isEqualTo(Kind.OTHER_LIBC);
        assertThat(fault.subject()).isEqualTo("/lib64/ld-linux-x86-64.so.2");
        assertThat(fault.certainty()).isEqualTo(Certainty.CERTAIN);
    }

    @Test
    void filesInACircleAreMappedOnce() throws IOException {
        Load load = linker().open("/app/liby.so");
        assertThat(load.images())
                .extracting(image -> image.file().path())
                .containsExactly("/app/liby.so", "/app/libx.so", "/lib/ld-musl-x86_64.so.1");
        assertThat(load.links())
                .filteredOn(link -> link.need().name().equals("liby.so"))
                .extracting(Load.Link::found)
                .containsExactly(new Load.Found.Image(0));
    }

    @Test
    void symbolsOfWhatIsMissingAreNotMissedAsWell() throws IOException {
        assertThat(linker().open("/app/undefined-beside-missing.so").faults())
                .extracting(Fault::kind)
                .containsExactly(Kind.MISSING_LIBRARY);
    }

    @Test
    void whatNobodyCanSeeMayBeThere() throws IOException {
        Fault fault = first(openBlind("without-path.so"));
        assertThat(fault.kind()).isEqualTo(Kind.MISSING_LIBRARY);
        assertThat(fault.certainty()).isEqualTo(Certainty.LIKELY);
    }

    @Test
    void muslItselfIsAssumedAndItsExportsAreKnown() throws IOException {
        Load load = openBlind("glibc-fortified.so");
        assertThat(load.links())
                .extracting(Load.Link::found)
                .containsExactly(new Load.Found.Assumed("musl has it built in"));
        assertThat(first(load).kind()).isEqualTo(Kind.OTHER_LIBC);
        assertThat(first(load).certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(openBlind("glibc-plain.so").faults()).isEmpty();
    }

    @Test
    void whatIsNoLibraryIsNotLoaded() throws IOException {
        assertThat(linker().open("/app/text/liba.so").images()).isEmpty();
        assertThat(linker().open("/app/none.so").images()).isEmpty();
        assertThat(linker().start("/app/none").images()).isEmpty();
    }
}
