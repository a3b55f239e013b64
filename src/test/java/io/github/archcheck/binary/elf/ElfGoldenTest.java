package io.github.archcheck.binary.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Need;
import io.github.archcheck.bytes.FileSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that real tools made; what is expected of them is what readelf says. */
class ElfGoldenTest {
    private static final Path FOLDER = Path.of("testdata", "elf");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // file                  | architecture| type          | soname              | needs       | run paths |
                // segments
                "aarch64-4k.so           | arm64       | shared-object | -                   | -           | - | 11",
                "aarch64-android.so      | arm64       | shared-object | libandroid-answer.so| -           | - | 8",
                "aarch64-nosections.so   | arm64       | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 9",
                "aarch64.so              | arm64       | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 9",
                "aarch64_be.so           | aarch64_be  | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 9",
                "armeb.o                 | armeb       | relocatable   | -                   | -           | - | 0",
                "armhf.so                | armv7l      | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 10",
                "armsf.so                | arm         | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 10",
                "i386.so                 | i686        | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 9",
                "mips.so                 | mips        | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 9",
                "mips64el.so             | mips64el    | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 9",
                "mipsel.so               | mipsel      | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 9",
                "mipsn32.o               | mips        | relocatable   | -                   | -           | - | 0",
                "powerpc.so              | ppc         | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 9",
                "powerpc64.so            | ppc64       | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 9",
                "powerpc64le.so          | ppc64le     | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 9",
                "riscv32.o               | riscv32     | relocatable   | -                   | -           | - | 0",
                "riscv64.so              | riscv64     | shared-object | libanswer.so        | libdep.so.1 | $ORIGIN | 9",
                "s390x.o                 | s390x       | relocatable   | -                   | -           | - | 0",
                "sparc.o                 | sparc       | relocatable   | -                   | -           | - | 0",
                "sparcv9.o               | sparc64     | relocatable   | -                   | -           | - | 0",
                "x32.o                   | x32         | relocatable   | -                   | -           | - | 0",
                "x86_64-buildid.so       | x86_64      | shared-object | -                   | -           | - | 6",
                "x86_64-execstack.so     | x86_64      | shared-object | -                   | -           | - | 5",
                "x86_64-filter.so        | x86_64      | shared-object | -                   | -           | - | 5",
                "x86_64-gnu.debug        | x86_64      | debug         | -                   | -           | - | 6",
                "x86_64-ibt.so           | x86_64      | shared-object | -                   | -           | - | 7",
                "x86_64-isa-v3.so        | x86_64      | shared-object | -                   | -           | - | 7",
                "x86_64-lld-relr.so      | x86_64      | shared-object | -                   | -           | - | 9",
                "x86_64-llvm.debug       | x86_64      | debug         | -                   | -           | - | 6",
                "x86_64-musl.exe         | x86_64      | pie           | -                   | libc.so     | - | 7",
                "x86_64-musl.so          | x86_64      | shared-object | -                   | libc.so     | - | 5",
                "x86_64-nodlopen.so      | x86_64      | shared-object | -                   | -           | - | 5",
                "x86_64-nosections.so    | x86_64      | shared-object | libverneed.so.2     | libc.so.6   | - | 5",
                "x86_64-pie.exe          | x86_64      | pie           | -                   | libdep.so.1 | - | 7",
                "x86_64-relr.so          | x86_64      | shared-object | -                   | libc.so.6   | - | 5",
                "x86_64-rpath.so         | x86_64      | shared-object | -                   | libdep.so.1 | $ORIGIN/../pkg.libs:/opt/lib | 5",
                "x86_64-runpath.so       | x86_64      | shared-object | -                   | libdep.so.1 | $ORIGIN/../pkg.libs:/opt/lib | 5",
                "x86_64-static-pie.exe   | x86_64      | pie           | -                   | -           | - | 5",
                "x86_64-static-tls.so    | x86_64      | shared-object | -                   | -           | - | 6",
                "x86_64-static.exe       | x86_64      | executable    | -                   | -           | - | 2",
                "x86_64-verdef.so        | x86_64      | shared-object | libdep.so.1         | -           | - | 5",
                "x86_64-verneed.so       | x86_64      | shared-object | libverneed.so.2     | libc.so.6   | - | 5",
                "x86_64.o                | x86_64      | relocatable   | -                   | -           | - | 0",
            })
    void headersSayWhatReadelfSays(
            String file, String architecture, String type, String soname, String needs, String runPaths, int segments)
            throws Exception {
        Image image = image(file);
        assertThat(image.architecture().label()).isEqualTo(architecture);
        assertThat(image.type().label()).isEqualTo(type);
        assertThat(image.identity().orElse(null)).isEqualTo(soname);
        assertThat(image.needs()).extracting(Need::name).isEqualTo(needs == null ? List.of() : List.of(needs));
        assertThat(String.join(":", image.runPaths())).isEqualTo(runPaths == null ? "" : runPaths);
        assertThat(Parsed.details(image).programHeaders()).hasSize(segments);
        assertThat(image.defects()).isEmpty();
    }

    @Test
    void rpathAndRunpathAreKeptApart() throws Exception {
        assertThat(dynamic("x86_64-rpath.so").rpath()).contains("$ORIGIN/../pkg.libs:/opt/lib");
        assertThat(dynamic("x86_64-rpath.so").runpath()).isEmpty();
        assertThat(dynamic("x86_64-runpath.so").runpath()).contains("$ORIGIN/../pkg.libs:/opt/lib");
        assertThat(dynamic("x86_64-runpath.so").rpath()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64-verneed.so", "x86_64-nosections.so"})
    void versionNeedsAreReadWithAndWithoutSectionHeaders(String file) throws Exception {
        assertThat(dynamic(file).versionNeeds())
                .containsExactly(new VersionNeed(
                        "libc.so.6",
                        List.of(
                                new NeededVersion("GLIBC_2.14", 0x0696_9194, 0, 3),
                                new NeededVersion("GLIBC_2.2.5", 0x0969_1a75, 0, 2))));
    }

    @Test
    void versionDefinitionsAreReadWithTheirParents() throws Exception {
        assertThat(dynamic("x86_64-verdef.so").versionDefinitions())
                .containsExactly(
                        new VersionDefinition("libdep.so.1", 0x0c67_7ab1, 1, 1, List.of()),
                        new VersionDefinition("DEP_1.0", 0x08a6_2450, 0, 2, List.of()),
                        new VersionDefinition("DEP_2.0", 0x08a6_2550, 0, 3, List.of("DEP_1.0")));
    }

    @Test
    void relativeRelocationsInPackedFormAreSeen() throws Exception {
        assertThat(dynamic("x86_64-relr.so").relr()).isTrue();
        assertThat(dynamic("x86_64-relr.so").versionNeeds().get(0).versions())
                .extracting(NeededVersion::name)
                .contains("GLIBC_ABI_DT_RELR");
        assertThat(dynamic("x86_64-lld-relr.so").relr()).isTrue();
        assertThat(dynamic("x86_64-rpath.so").relr()).isFalse();
    }

    @Test
    void flagsOfTheDynamicSectionAreSeen() throws Exception {
        assertThat(dynamic("x86_64-static-tls.so").flags().names()).containsExactly("DF_STATIC_TLS");
        assertThat(dynamic("x86_64-nodlopen.so").flags1().names()).containsExactly("DF_1_NOOPEN", "DF_1_NODEFLIB");
        assertThat(dynamic("x86_64-static-pie.exe").flags1().names()).containsExactly("DF_1_PIE");
    }

    @Test
    void filtersAreKeptWithTheirNames() throws Exception {
        assertThat(dynamic("x86_64-filter.so").others())
                .filteredOn(entry -> entry.text().isPresent())
                .extracting(
                        entry -> entry.tag().name().orElseThrow(),
                        entry -> entry.text().orElseThrow())
                .containsExactlyInAnyOrder(tuple("DT_FILTER", "libfilter.so.1"), tuple("DT_AUXILIARY", "libaux.so.1"));
    }

    @Test
    void propertiesAreSeen() throws Exception {
        assertThat(details("x86_64-isa-v3.so").isaNeededNames()).containsExactly("x86-64-v3");
        assertThat(details("x86_64-ibt.so").featureNames()).containsExactly("IBT", "SHSTK");
        assertThat(details("aarch64-4k.so").featureNames()).containsExactly("BTI", "PAC");
    }

    @ParameterizedTest
    @CsvSource({
        "x86_64-buildid.so, 0123456789abcdef0123456789abcdef01234567",
        "x86_64-gnu.debug, 00112233445566778899aabbccddeeff00112233",
        "x86_64-llvm.debug, 00112233445566778899aabbccddeeff00112233",
        "powerpc64le.so, 1b263288a5530ffd",
        "aarch64_be.so, a8cae4543212c2fc",
    })
    void buildIdsAreSeen(String file, String expected) throws Exception {
        assertThat(details(file).notes().buildId()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "armhf.so, 0x5000400, ABI=EABI5 float ABI=hard",
        "armsf.so, 0x5000200, ABI=EABI5 float ABI=soft",
        "armeb.o, 0x5000000, ABI=EABI5 float ABI=unknown",
        "powerpc64le.so, 0x2, ABI=ELFv2",
        "riscv64.so, 0x5, float ABI=double feature=RVC",
        "mips.so, 0x70001007, ABI=o32 instruction set=mips32r2 NaN encoding=legacy",
        "mips64el.so, 0x80000007, ABI=n64 instruction set=mips64r2 NaN encoding=legacy",
        "mipsn32.o, 0x80000027, ABI=n32 instruction set=mips64r2 NaN encoding=legacy",
        "x86_64.o, 0x0, ''",
    })
    void flagsOfTheHeaderAreSpelledOut(String file, String flags, String meaning) throws Exception {
        ElfHeader header = details(file).header();
        assertThat(header.flags()).isEqualTo(Long.decode(flags).intValue());
        assertThat(header.flagsMeaning().stream()
                        .map(each -> each.aspect().label() + "=" + each.value())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "x86_64-verneed.so, GLIBC",
        "x86_64-pie.exe, GLIBC",
        "x86_64-musl.so, MUSL_OR_BIONIC",
        "x86_64-musl.exe, MUSL",
        "aarch64-android.so, BIONIC",
        "aarch64.so, NONE",
        "x86_64-static.exe, NONE",
    })
    void theLibraryTellsItsC(String file, LibcTell expected) throws Exception {
        assertThat(details(file).libcTell()).isEqualTo(expected);
    }

    @Test
    void theAndroidNoteIsSeen() throws Exception {
        assertThat(image("aarch64-android.so").platform()).contains("android");
        assertThat(details("aarch64-android.so").notes().androidApi()).hasValue(24);
    }

    @Test
    void executableStacksAreSeen() throws Exception {
        assertThat(details("x86_64-execstack.so").executableStack()).contains(true);
        assertThat(details("x86_64-rpath.so").executableStack()).contains(false);
    }

    @ParameterizedTest
    @CsvSource({"aarch64-4k.so, 0x1000, false", "aarch64.so, 0x10000, true", "powerpc64le.so, 0x10000, true"})
    void alignmentDecidesWhichPagesAFileFits(String file, String align, boolean fitsLargePages) throws Exception {
        ElfDetails details = details(file);
        assertThat(details.maximumLoadAlign()).isEqualTo(Long.decode(align));
        assertThat(details.loadSegments().stream().allMatch(segment -> segment.isCongruentModulo(0x1_0000)))
                .isEqualTo(fitsLargePages);
    }

    @Test
    void programsAskForTheirLoader() throws Exception {
        assertThat(details("x86_64-pie.exe").interpreter()).contains("/lib64/ld-linux-x86-64.so.2");
        assertThat(details("x86_64-musl.exe").interpreter()).contains("/lib/ld-musl-x86_64.so.1");
        assertThat(details("x86_64-static-pie.exe").interpreter()).isEmpty();
    }

    @Test
    void everyFixtureHasItsOriginAndItsDigest() throws Exception {
        Set<String> described = new TreeSet<>();
        for (String line : Files.readAllLines(FOLDER.resolve("ORIGIN.md"))) {
            if (line.startsWith("| `")) {
                String[] cells = line.split("`", -1);
                described.add(cells[1]);
                byte[] content = Files.readAllBytes(FOLDER.resolve(cells[1]));
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                assertThat(HexFormat.of().formatHex(digest)).as(cells[1]).isEqualTo(cells[3]);
            }
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("ORIGIN.md") && !name.equals("make.sh")))
                    .containsExactlyInAnyOrderElementsOf(described);
        }
    }

    private static Image image(String file) throws Exception {
        try (FileSource source = FileSource.open(FOLDER.resolve(file))) {
            return new ElfParser().parse(source).images().get(0);
        }
    }

    private static ElfDetails details(String file) throws Exception {
        return Parsed.details(image(file));
    }

    private static DynamicSection dynamic(String file) throws Exception {
        return details(file).dynamic().orElseThrow();
    }
}
