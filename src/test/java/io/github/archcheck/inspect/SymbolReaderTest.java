package io.github.archcheck.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.binary.Symbols.Import;
import io.github.archcheck.binary.Symbols.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations by llvm-readelf and llvm-objdump; see ORIGIN.md of the folders. */
class SymbolReaderTest {
    private static Optional<Symbols> read(String file, int image) throws IOException {
        Path path = Path.of("testdata").resolve(file);
        Inspection inspection = new Inspector(Parsers.ALL).inspect(path);
        assertThat(inspection).isInstanceOf(Inspection.Parsed.class);
        return SymbolReader.read(path, ((Inspection.Parsed) inspection).binary(), image);
    }

    private static Symbols symbols(String file) throws IOException {
        return read(file, 0).orElseThrow();
    }

    @Test
    void elfImportsNameTheVersionTheyWant() throws IOException {
        Symbols symbols = symbols("elf/x86_64-verneed.so");
        assertThat(symbols.imports())
                .extracting(Import::name, Import::version, Import::weak, Import::library)
                .containsExactlyInAnyOrder(
                        tuple("puts", "GLIBC_2.2.5", false, Library.ANY),
                        tuple("memcpy", "GLIBC_2.14", false, Library.ANY));
        assertThat(symbols.exports().size()).isEqualTo(1);
        assertThat(symbols.exports().has("answer")).isTrue();
    }

    @Test
    void elfExportsAreFoundInTheVersionsTheyHave() throws IOException {
        Exports exports = symbols("elf/x86_64-verdef.so").exports();
        assertThat(exports.versioned()).isTrue();
        assertThat(exports.has("dep", "DEP_1.0")).isTrue();
        assertThat(exports.has("dep", "DEP_2.0")).isFalse();
        assertThat(exports.has("dep_value", "DEP_2.0")).isTrue();
        assertThat(exports.has("dep_value")).isTrue();
    }

    @Test
    void elfTablesAreFoundWithoutSectionHeaders() throws IOException {
        Symbols symbols = symbols("elf/x86_64-nosections.so");
        assertThat(symbols.imports())
                .extracting(Import::name, Import::version)
                .containsExactlyInAnyOrder(tuple("memcpy", "GLIBC_2.14"), tuple("puts", "GLIBC_2.2.5"));
        assertThat(symbols.exports().has("answer")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elf/aarch64.so",
                "elf/aarch64_be.so",
                "elf/armhf.so",
                "elf/mips.so",
                "elf/mips64el.so",
                "elf/mipsel.so",
                "elf/powerpc.so",
                "elf/powerpc64.so",
                "elf/powerpc64le.so",
                "elf/riscv64.so"
            })
    void bothWordSizesAndByteOrdersAreRead(String file) throws IOException {
        Symbols symbols = symbols(file);
        assertThat(symbols.imports()).extracting(Import::name).containsExactly("dep");
        assertThat(symbols.exports().has("answer")).isTrue();
        assertThat(symbols.exports().has("where")).isTrue();
        assertThat(symbols.exports().size()).isEqualTo(2);
    }

    @Test
    void functionsThatAreOnlyCalledComeLast() throws IOException {
        assertThat(symbols("loader/musl/root/app/undefined.so").imports())
                .extracting(Import::name, Import::call)
                .containsSubsequence(tuple("three", false), tuple("two", true), tuple("one", true));
    }

    @ParameterizedTest
    @CsvSource({
        "elf/x86_64-static-tls.so, tls_counter",
        "loader/musl/root/app/initial-exec.so, t",
        "loader/musl/root/app/initial-exec-own.so, ''",
        "loader/musl/root/app/initial-exec-of-program.so, host_tls",
    })
    void variablesReachedFromTheThreadPointerAreNamed(String file, String name) throws IOException {
        assertThat(symbols(file).relocations().initialExec()).containsExactly(name);
    }

    @Test
    void otherThreadLocalsAreNot() throws IOException {
        assertThat(symbols("loader/musl/root/app/dynamic-tls.so").relocations().initialExec())
                .isEmpty();
    }

    @Test
    void relocationsThatAskFunctionsAreTold() throws IOException {
        assertThat(symbols("loader/musl/root/app/ifunc.so").relocations().indirect())
                .hasValue(37);
    }

    @Test
    void machOBindsNameTheirLibrary() throws IOException {
        Symbols symbols = symbols("macho/libimports-x86_64.dylib");
        assertThat(symbols.imports())
                .containsExactlyInAnyOrder(
                        new Import("_later", "", true, Library.ANY),
                        new Import("dyld_stub_binder", "", false, Library.ANY),
                        new Import("_anywhere", "", false, Library.ANY),
                        new Import("_answer", "", false, new Library(0)));
        assertThat(symbols.exports().size()).isEqualTo(3);
        assertThat(List.of("_place", "_caller", "_call")).allMatch(symbols.exports()::has);
    }

    @Test
    void everySliceHasItsOwnSymbols() throws IOException {
        assertThat(read("macho/libanswer-fat.dylib", 1).orElseThrow().exports().has("_answer"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"macho/base-i386.o", "macho/base-arm64e.o"})
    void objectFilesHaveAListOfNamesOnly(String file) throws IOException {
        Symbols symbols = symbols(file);
        assertThat(symbols.imports()).isEmpty();
        assertThat(symbols.exports().size()).isPositive();
    }

    @Test
    void debugInformationAndOtherFormatsHaveNone() throws IOException {
        assertThat(read("elf/x86_64-gnu.debug", 0)).isEmpty();
        assertThat(read("wasm/side-module.so", 0)).isEmpty();
    }

    @Test
    void aFileThatIsGoneHasNone() throws IOException {
        Path path = Path.of("testdata/elf/aarch64.so");
        Inspection.Parsed parsed = (Inspection.Parsed) new Inspector(Parsers.ALL).inspect(path);
        assertThat(SymbolReader.read(Path.of("testdata/elf/gone.so"), parsed.binary(), 0))
                .isEmpty();
    }
}
