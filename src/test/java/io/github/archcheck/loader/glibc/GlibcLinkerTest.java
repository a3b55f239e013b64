package io.github.archcheck.loader.glibc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.loader.Hardware;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Fault;
import io.github.archcheck.loader.Load.Found;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.Elf;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlibcLinkerTest {
    private static final String NO_SUCH_FILE = "cannot open shared object file: No such file or directory";
    private static final long DT_RELR = 36;

    @TempDir
    private Path temporary;

    private LinkedDirectory directory;

    @BeforeEach
    void alone() throws IOException {
        directory = new LinkedDirectory(temporary.toRealPath());
    }

    private static Elf library() {
        return Elf.x86().stack(6).tag("DT_DEBUG", 21, 0);
    }

    private Load open(String glibc, Hardware hardware, Elf elf) throws IOException {
        Path file = directory.put("opened.so", elf);
        return directory
                .linker(Version.parse(glibc).orElseThrow(), Optional.empty(), hardware)
                .open(file.toString());
    }

    private Load open(String glibc, Elf elf) throws IOException {
        return open(glibc, Hardware.UNKNOWN, elf);
    }

    private static List<String> told(Load load) {
        return load.faults().stream()
                .map(fault -> fault.kind() + " " + fault.certainty() + " " + fault.subject())
                .toList();
    }

    @Test
    void whatEveryLinuxHasIsAssumedWhereNobodyCanLook() throws IOException {
        Load load =
                open("2.28", library().needed("libc.so.6", "libstdc++.so.6", "libX11.so.6", "libpython3.11.so.1.0"));
        assertThat(load.faults()).isEmpty();
        assertThat(load.links())
                .extracting(Load.Link::found)
                .containsExactly(
                        new Found.Assumed("the interpreter runs"),
                        new Found.Assumed("manylinux policy"),
                        new Found.Assumed("manylinux policy"),
                        new Found.Assumed("the interpreter runs"));
    }

    @Test
    void whatNobodyPromisesIsLikelyMissing() throws IOException {
        Fault fault = open("2.28", library().needed("libodbc.so.2")).faults().get(0);
        assertThat(fault.kind()).isEqualTo(Kind.MISSING_LIBRARY);
        assertThat(fault.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(fault.message()).contains("libodbc.so.2: " + NO_SUCH_FILE);
        assertThat(fault.chain()).containsExactly(directory.path() + "/opened.so");
    }

    @Test
    void missingIsCertainWhereTheWholeSystemCanBeSeen() throws IOException {
        LinkedDirectory root = LinkedDirectory.sysroot(temporary.toRealPath());
        root.put("a.so", library().needed("libodbc.so.2"));
        Load load = root.linker(Version.of(2, 36), Optional.empty(), Hardware.UNKNOWN)
                .open("/a.so");
        assertThat(load.faults()).extracting(Fault::certainty).containsExactly(Certainty.CERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "2.28, GLIBC_2.28, ",
        "2.28, GLIBC_2.2.5, ",
        "2.28, GLIBC_PRIVATE, ",
        "2.28, GLIBC_2.34, GLIBC_TOO_OLD CERTAIN GLIBC_2.34",
        "2.35, GLIBC_ABI_DT_RELR, GLIBC_TOO_OLD CERTAIN GLIBC_ABI_DT_RELR",
        "2.36, GLIBC_ABI_DT_RELR, "
    })
    void versionsOfGlibcAreMeasuredAtTheTarget(String glibc, String version, String told) throws IOException {
        Load load = open(glibc, library().needed("libc.so.6").versionNeed("libc.so.6", version));
        assertThat(told(load)).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @ParameterizedTest
    @CsvSource({
        "2.28, GLIBCXX_3.4.24, ",
        "2.28, GLIBCXX_3.4.25, LIBRARY_TOO_OLD LIKELY GLIBCXX_3.4.25",
        "2.34, GLIBCXX_3.4.29, ",
        "2.34, CXXABI_1.3.13, ",
        "2.31, CXXABI_1.3.13, LIBRARY_TOO_OLD LIKELY CXXABI_1.3.13",
        "2.28, CXXABI_TM_1, ",
        "2.28, SOMEBODY_1.0, "
    })
    void versionsOfTheCompilersLibrariesAreMeasuredAtManylinux(String glibc, String version, String told)
            throws IOException {
        Load load = open(glibc, library().needed("libstdc++.so.6").versionNeed("libstdc++.so.6", version));
        assertThat(told(load)).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void theEnvironmentsOwnLibraryCountsWhereTheSearchFindsIt() throws IOException {
        directory.put("lib/libstdc++.so.6", library().versionDefinition("GLIBCXX_3.4.30", 0));
        Elf elf = library()
                .needed("libstdc++.so.6")
                .runpath("$ORIGIN/lib")
                .versionNeed("libstdc++.so.6", "GLIBCXX_3.4.30", "GLIBCXX_3.4.33");
        Fault fault = open("2.17", elf).faults().get(0);
        assertThat(fault.kind()).isEqualTo(Kind.LIBRARY_TOO_OLD);
        assertThat(fault.subject()).isEqualTo("GLIBCXX_3.4.33");
        assertThat(fault.message())
                .contains(directory.path() + "/lib/libstdc++.so.6: version `GLIBCXX_3.4.33' not found (required by "
                        + directory.path() + "/opened.so)");
        assertThat(fault.culprit()).contains(directory.path() + "/lib/libstdc++.so.6");
    }

    @Test
    void symbolsInAVersionThatIsMissingAreNoFaultOfTheirOwn() throws IOException {
        Path library = directory.put("lib/libx.so", library().versionDefinition("X_1", 0));
        directory.symbols().put(library, List.of("f@X_1"), List.of(), false);
        directory.symbols().put(directory.path().resolve("opened.so"), List.of(), List.of("f@X_2"), false);
        Elf elf = library().needed("libx.so").runpath("$ORIGIN/lib").versionNeed("libx.so", "X_2");
        assertThat(told(open("2.36", elf))).containsExactly("LIBRARY_TOO_OLD CERTAIN X_2");
    }

    @Test
    void aLibraryWithoutVersionsServesEveryVersion() throws IOException {
        directory.put("lib/libx.so", library());
        Elf elf = library().needed("libx.so").runpath("$ORIGIN/lib").versionNeed("libx.so", "X_1");
        assertThat(open("2.36", elf).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2.36, DT_RELR without GLIBC_ABI_DT_RELR dependency", "2.31, ''"})
    void packedRelocationsWithoutTheirMark(String glibc, String words) throws IOException {
        Elf elf = library()
                .needed("libc.so.6")
                .versionNeed("libc.so.6", "GLIBC_2.2.5")
                .tag("DT_RELR", DT_RELR, 0);
        Load load = open(glibc, elf);
        assertThat(load.faults()).extracting(Fault::kind).containsExactly(Kind.RELOCATION_FORMAT);
        assertThat(load.faults()).extracting(Fault::words).containsExactly(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2.36, 2, ISA_LEVEL CERTAIN x86-64-v3",
        "2.31, 2, ISA_LEVEL RISK x86-64-v3",
        "2.36, 0, ISA_LEVEL RISK x86-64-v3",
        "2.36, 3, ",
        "2.36, 4, "
    })
    void levelsThatTheProcessorLacks(String glibc, int level, String told) throws IOException {
        OptionalInt known = level == 0 ? OptionalInt.empty() : OptionalInt.of(level);
        Load load =
                open(glibc, new Hardware(known, OptionalLong.empty()), library().property(0xc000_8002L, 4));
        assertThat(told(load)).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @ParameterizedTest
    @CsvSource({"2.41, 7, true", "2.41, -1, true", "2.41, 6, false", "2.40, 7, false"})
    void executableStacksAreRefusedSince241(String glibc, int flags, boolean refused) throws IOException {
        directory.put("lib/libx.so", Elf.x86().stack(flags).soname("libx.so"));
        Load load = open(glibc, library().needed("libx.so").runpath("$ORIGIN/lib"));
        assertThat(load.faults())
                .extracting(fault -> fault.message().orElse(""))
                .isEqualTo(
                        refused
                                ? List.of(
                                        "libx.so: cannot enable executable stack as shared object requires: Invalid argument")
                                : List.of());
    }

    @Test
    void segmentsMustLieOnTheMachinesPages() throws IOException {
        Elf elf = Elf.of(true, ByteOrder.LITTLE_ENDIAN, 183)
                .stack(6)
                .segment("PT_LOAD2", 1, 4, 0, Elf.ADDRESS + 0x2_1000, 64, 0x1000)
                .soname("opened.so");
        Path file = directory.put("opened.so", elf);
        Version glibc = Version.of(2, 36);
        Hardware large = new Hardware(OptionalInt.empty(), OptionalLong.of(0x1_0000));
        assertThat(told(directory
                        .linker(Known.ARM64, glibc, Optional.empty(), large)
                        .open(file.toString())))
                .containsExactly("PAGE_SIZE CERTAIN 65536");
        Hardware small = new Hardware(OptionalInt.empty(), OptionalLong.of(4096));
        assertThat(directory
                        .linker(Known.ARM64, glibc, Optional.empty(), small)
                        .open(file.toString())
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1600, false", "4000, true"})
    void staticThreadLocalStorageIsScarce(long bytes, boolean scarce) throws IOException {
        Elf elf = library().dtFlags(0x10).segment("PT_TLS", 7, 4, 0, bytes, 8);
        assertThat(told(open("2.36", elf))).isEqualTo(scarce ? List.of("STATIC_TLS CERTAIN PT_TLS") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"libc.musl-x86_64.so.1, true", "libc.so, false"})
    void whatIsLinkedAgainstMuslIsToldSo(String need, boolean worded) throws IOException {
        Fault fault = open("2.36", library().needed(need)).faults().get(0);
        assertThat(fault.kind()).isEqualTo(Kind.OTHER_LIBC);
        assertThat(fault.message()).isEqualTo(worded ? Optional.of(need + ": " + NO_SUCH_FILE) : Optional.empty());
    }

    @Test
    void pythonsSymbolsAreThereWhereNobodyKnowsTheInterpreter() throws IOException {
        Path file = directory.path().resolve("opened.so");
        directory.symbols().put(file, List.of(), List.of("PyLong_FromLong", "_Py_Dealloc", "strlen"), false);
        assertThat(open("2.36", library()).faults()).isEmpty();
    }

    @Test
    void pythonsSymbolsAreMissedInAnInterpreterThatLacksThem() throws IOException {
        Path python = directory.put(
                "bin/python",
                Elf.x86().interpreter("/lib64/ld-linux-x86-64.so.2").needed("libc.so.6"));
        directory.symbols().put(python, List.of("PyLong_FromLong"), List.of(), false);
        Path file = directory.put("opened.so", library());
        directory.symbols().put(file, List.of(), List.of("PyLong_FromLong", "PyString_Gone", "strlen"), false);
        Load load = directory
                .linker(Version.of(2, 36), Optional.of(python.toString()), Hardware.UNKNOWN)
                .open(file.toString());
        assertThat(load.faults())
                .extracting(fault -> fault.message().orElse(""))
                .containsExactly(file + ": undefined symbol: PyString_Gone");
    }

    @Test
    void theInterpretersRpathServesAll() throws IOException {
        Path python = directory.put(
                "bin/python",
                Elf.x86()
                        .interpreter("/lib64/ld-linux-x86-64.so.2")
                        .needed("libc.so.6")
                        .rpath("$ORIGIN/../lib"));
        directory.put("lib/libown.so", library());
        Path file = directory.put("site/opened.so", library().needed("libown.so"));
        Load load = directory
                .linker(Version.of(2, 36), Optional.of(python.toString()), Hardware.UNKNOWN)
                .open(file.toString());
        assertThat(load.faults()).isEmpty();
        assertThat(load.images()).hasSize(2);
    }

    @Test
    void whatTheInterpreterHasLoadedIsLookedForNowhere() throws IOException {
        Path python = directory.put(
                "bin/python",
                Elf.x86()
                        .interpreter("/lib64/ld-linux-x86-64.so.2")
                        .needed("libown.so")
                        .runpath("$ORIGIN/../lib"));
        directory.put("lib/libown.so", library().soname("libown.so"));
        directory.put("other/libown.so", library().needed("libgone.so"));
        Path file = directory.put("opened.so", library().needed("libown.so").runpath("$ORIGIN/other"));
        Load load = directory
                .linker(Version.of(2, 36), Optional.of(python.toString()), Hardware.UNKNOWN)
                .open(file.toString());
        assertThat(load.faults()).isEmpty();
        assertThat(load.images())
                .extracting(image -> image.file().path())
                .containsExactly(file.toString(), directory.path() + "/lib/libown.so");
    }

    @Test
    void aProgramsErrorsNameTheProgram() throws IOException {
        Path program = directory.put(
                "bin/tool",
                Elf.x86()
                        .interpreter("/lib64/ld-linux-x86-64.so.2")
                        .needed("libc.so.6", "libgone.so")
                        .versionNeed("libc.so.6", "GLIBC_2.38"));
        Load load = directory
                .linker(Version.of(2, 36), Optional.empty(), Hardware.UNKNOWN)
                .start(program.toString());
        assertThat(load.faults())
                .extracting(fault -> fault.message().orElse("none"))
                .containsExactly(
                        program + ": error while loading shared libraries: libgone.so: " + NO_SUCH_FILE, "none");
    }

    @ParameterizedTest
    @CsvSource({
        "/lib/ld-musl-x86_64.so.1, OTHER_LIBC LIKELY /lib/ld-musl-x86_64.so.1",
        "/build/lib/ld-linux-x86-64.so.2, MISSING_LIBRARY LIKELY /build/lib/ld-linux-x86-64.so.2",
        "/lib64/ld-linux-x86-64.so.2, "
    })
    void aProgramNeedsTheLoaderThatItAsksFor(String interpreter, String told) throws IOException {
        Path program =
                directory.put("bin/tool", Elf.x86().interpreter(interpreter).needed("libc.so.6"));
        Load load = directory
                .linker(Version.of(2, 36), Optional.empty(), Hardware.UNKNOWN)
                .start(program.toString());
        assertThat(told(load)).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void aLongChainIsFollowedToItsEnd() throws IOException {
        int length = 300;
        for (int i = 0; i < length; i++) {
            directory.put(
                    "lib/lib" + i + ".so", library().soname("lib" + i + ".so").needed("lib" + (i + 1) + ".so"));
        }
        Load load = open("2.36", library().needed("lib0.so").rpath("$ORIGIN/lib"));
        assertThat(load.images()).hasSize(length + 1);
        assertThat(load.faults()).extracting(Fault::subject).containsExactly("lib300.so");
        assertThat(load.faults().get(0).chain()).hasSize(length + 1);
    }

    @Test
    void aThousandSearchPathsAreNoTrouble() throws IOException {
        StringBuilder path = new StringBuilder("/nowhere");
        for (int i = 0; i < 1000; i++) {
            path.append(":$ORIGIN/no").append(i);
        }
        directory.put("lib/libx.so", library());
        Load load = open("2.36", library().needed("libx.so").runpath(path + ":$ORIGIN/lib"));
        assertThat(load.faults()).isEmpty();
        assertThat(load.images()).hasSize(2);
    }

    @Test
    void searchPathsOfTheWorkingDirectoryLeaveItOpen() throws IOException {
        Load load = open("2.36", library().needed("libgone.so").runpath(":lib:$ORIGIN"));
        assertThat(told(load)).containsExactly("MISSING_LIBRARY LIKELY libgone.so");
    }

    @Test
    void tablesAreReadOnceHoweverOftenALibraryIsNeeded() throws IOException {
        Path shared = directory.put("lib/libx.so", library());
        directory.symbols().put(shared, List.of("_ZN3own1fEv"), List.of("strlen"), false);
        GlibcLinker linker = directory.linker(Version.of(2, 36), Optional.empty(), Hardware.UNKNOWN);
        for (int i = 0; i < 20; i++) {
            Path file =
                    directory.put("m" + i + ".so", library().needed("libx.so").runpath("$ORIGIN/lib"));
            directory.symbols().put(file, List.of(), List.of("_ZN3own1fEv"), false);
            assertThat(linker.open(file.toString()).faults()).isEmpty();
        }
        assertThat(directory.symbols().reads(shared)).isLessThanOrEqualTo(2);
    }
}
