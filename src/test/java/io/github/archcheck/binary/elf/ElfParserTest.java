package io.github.archcheck.binary.elf;

import static io.github.archcheck.binary.elf.Parsed.details;
import static io.github.archcheck.binary.elf.Parsed.dynamic;
import static io.github.archcheck.binary.elf.Parsed.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.binary.Need;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ElfParserTest {
    @ParameterizedTest
    @CsvSource({"7f454c46, true", "7f454c4602010100, true", "7f454c, false", "454c467f, false", "cafebabe, false"})
    void filesAreRecognisedByTheirMagicAlone(String hex, boolean expected) {
        byte[] head = HexFormat.of().parseHex(hex);
        assertThat(new ElfParser().recognises(ByteBuffer.wrap(head), head.length))
                .isEqualTo(expected);
    }

    @Test
    void whatAllFormatsHaveInCommonIsFilledIn() throws Exception {
        Built file = Elf.x86()
                .needed("libm.so.6", "libc.so.6")
                .soname("libx.so.1")
                .runpath("$ORIGIN:/opt/lib")
                .build();
        Image image = image(file);
        assertThat(image.architecture()).isEqualTo(Architecture.Known.X86_64);
        assertThat(image.type()).isEqualTo(ImageType.SHARED_OBJECT);
        assertThat(image.extent()).isEqualTo(new Span(0, file.size()));
        assertThat(image.needs())
                .containsExactly(new Need("libm.so.6", Need.Kind.REQUIRED), new Need("libc.so.6", Need.Kind.REQUIRED));
        assertThat(image.runPaths()).containsExactly("$ORIGIN", "/opt/lib");
        assertThat(image.identity()).contains("libx.so.1");
        assertThat(image.platform()).isEmpty();
        assertThat(image.minimumOs()).isEmpty();
        assertThat(image.defects()).isEmpty();
    }

    @Test
    void runpathReplacesRpathAndBothAreKept() throws Exception {
        Elf file = Elf.x86().rpath("/old").runpath("/new");
        assertThat(image(file).runPaths()).containsExactly("/new");
        assertThat(dynamic(file).rpath()).contains("/old");
        assertThat(dynamic(file).runpath()).contains("/new");
    }

    @Test
    void rpathCountsWithoutRunpath() throws Exception {
        assertThat(image(Elf.x86().rpath("/a:/b")).runPaths()).containsExactly("/a", "/b");
    }

    @Test
    void anEmptyRunPathNamesNoDirectoryButAnEmptyPartNamesTheWorkingDirectory() throws Exception {
        assertThat(image(Elf.x86().runpath("")).runPaths()).isEmpty();
        assertThat(image(Elf.x86().runpath("/a::/b:")).runPaths()).containsExactly("/a", "", "/b", "");
    }

    @Test
    void theLastOfTwoSonamesCounts() throws Exception {
        assertThat(image(Elf.x86().soname("one").soname("two")).identity()).contains("two");
    }

    static Stream<Arguments> types() {
        String loader = "/lib64/ld-linux-x86-64.so.2";
        return Stream.of(
                arguments("no type", Elf.x86().type(0), ImageType.UNKNOWN),
                arguments("object", Elf.x86().type(1), ImageType.RELOCATABLE),
                arguments("fixed program", Elf.x86().type(2), ImageType.EXECUTABLE),
                arguments("library", Elf.x86().needed("x"), ImageType.SHARED_OBJECT),
                arguments("library without needs", Elf.x86(), ImageType.SHARED_OBJECT),
                arguments(
                        "old program", Elf.x86().interpreter(loader).needed("x").tag("DT_DEBUG", 21, 0), ImageType.PIE),
                arguments(
                        "old library with a loader",
                        Elf.x86().interpreter(loader).needed("x"),
                        ImageType.SHARED_OBJECT),
                arguments("static program", Elf.x86().dtFlags1(0x800_0000), ImageType.PIE),
                arguments(
                        "runnable library", Elf.x86().interpreter(loader).soname("libc.so.6"), ImageType.SHARED_OBJECT),
                arguments("memory dump", Elf.x86().type(4), ImageType.CORE),
                arguments("of the system's own", Elf.x86().type(0xfe00), ImageType.UNKNOWN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void theTypeFollowsFromTypeLoaderSonameAndFlags(String what, Elf file, ImageType expected) throws Exception {
        assertThat(image(file).type()).isEqualTo(expected);
    }

    @Test
    void identIsKeptAsItStands() throws Exception {
        Built file =
                Elf.x86().osAbi(9).build().with("EI_ABIVERSION", new byte[] {3}).with("EI_VERSION", new byte[] {7});
        ElfIdent ident = details(image(file)).header().ident();
        assertThat(ident).isEqualTo(new ElfIdent(2, 1, 7, new OsAbi(9), 3, true));
        assertThat(ident.osAbi().name()).contains("ELFOSABI_FREEBSD");
    }

    @Test
    void paddingThatIsNotZeroIsTold() throws Exception {
        Built file = Elf.x86().build().with("EI_PAD", new byte[] {0, 0, 0, 0, 0, 0, 1});
        assertThat(details(image(file)).header().ident().paddingIsZero()).isFalse();
    }

    @Test
    void numbersWithoutANameAreKept() throws Exception {
        ElfHeader header = details(
                        Elf.of(true, ByteOrder.LITTLE_ENDIAN, 4711).type(99).osAbi(200))
                .header();
        assertThat(header.machine()).isEqualTo(new Machine(4711));
        assertThat(header.machine().name()).isEmpty();
        assertThat(header.type().name()).isEmpty();
        assertThat(header.ident().osAbi().name()).isEmpty();
    }

    @Test
    void dynamicFlagsHaveTheirNames() throws Exception {
        DynamicSection dynamic = dynamic(Elf.x86().dtFlags(0x1e).dtFlags1(0x0800_0841L | 0x1_0000_0000L));
        assertThat(dynamic.flags().names())
                .containsExactly("DF_SYMBOLIC", "DF_TEXTREL", "DF_BIND_NOW", "DF_STATIC_TLS");
        assertThat(dynamic.flags().isStaticTls()).isTrue();
        assertThat(dynamic.textRelocations()).isTrue();
        assertThat(dynamic.flags1().names())
                .containsExactly("DF_1_NOW", "DF_1_NOOPEN", "DF_1_NODEFLIB", "DF_1_PIE", "0x100000000");
        assertThat(dynamic.flags1().isNoOpen()).isTrue();
        assertThat(dynamic.flags1().isNoDefaultLibraries()).isTrue();
    }

    @Test
    void tagsThatAreOnlyTherePassOn() throws Exception {
        DynamicSection dynamic = dynamic(Elf.x86().tag("DT_TEXTREL", 22, 0).tag("DT_RELR", 36, 0x1000));
        assertThat(dynamic.textRelocations()).isTrue();
        assertThat(dynamic.relr()).isTrue();
    }

    @Test
    void otherTagsAreKeptWithTheirStrings() throws Exception {
        List<DynamicEntry> others = dynamic(Elf.x86()
                        .stringTag("DT_AUXILIARY", 0x7fff_fffd, "libaux.so")
                        .tag("DT_X", 0x6000_0001, 0x8000_0000_0000_0000L))
                .others();
        assertThat(others)
                .startsWith(
                        new DynamicEntry(new DynamicTag(0x7fff_fffd), 1, Optional.of("libaux.so")),
                        new DynamicEntry(new DynamicTag(0x6000_0001), Long.MIN_VALUE, Optional.empty()));
        assertThat(others.get(0).tag().name()).contains("DT_AUXILIARY");
        assertThat(others.get(1).tag().name()).isEmpty();
    }

    @Test
    void versionsAreReadPerLibrary() throws Exception {
        Elf file = Elf.x86()
                .versionNeed("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34?")
                .versionNeed("libm.so.6", "GLIBC_2.29")
                .versionDefinition("libx.so.1", 1)
                .versionDefinition("X_2", 0, "X_1");
        assertThat(dynamic(file).versionNeeds())
                .containsExactly(
                        new VersionNeed(
                                "libc.so.6",
                                List.of(
                                        new NeededVersion("GLIBC_2.2.5", 0x0969_1a75, 0, 2),
                                        new NeededVersion("GLIBC_2.34", 0x0696_91b4, 2, 3))),
                        new VersionNeed("libm.so.6", List.of(new NeededVersion("GLIBC_2.29", 0x0696_9189, 0, 4))));
        assertThat(dynamic(file).versionNeeds().get(0).versions().get(1).isWeak())
                .isTrue();
        assertThat(dynamic(file).versionDefinitions())
                .extracting(VersionDefinition::name, VersionDefinition::isBase, VersionDefinition::parents)
                .containsExactly(tuple("libx.so.1", true, List.of()), tuple("X_2", false, List.of("X_1")));
    }

    @Test
    void theStackIsWhatTheHeaderSaysOrUnsaid() throws Exception {
        assertThat(details(Elf.x86()).executableStack()).isEmpty();
        assertThat(details(Elf.x86().stack(6)).executableStack()).contains(false);
        assertThat(details(Elf.x86().stack(7)).executableStack()).contains(true);
        assertThat(details(Elf.x86().stack(7)).stackFlags()).hasValue(7);
    }

    @Test
    void congruenceIsJudgedPerPageSize() throws Exception {
        ProgramHeader header = details(Elf.x86().segment("more", 1, 6, 0, 0x40_1000, 16, 0x1000))
                .loadSegments()
                .get(1);
        assertThat(header.isCongruentModulo(0x1000)).isTrue();
        assertThat(header.isCongruentModulo(0x1_0000)).isFalse();
        assertThat(header.isCongruentModulo(0)).isTrue();
    }

    @Test
    void theLargestAlignmentOfLoadableSegmentsCounts() throws Exception {
        Elf file = Elf.x86().segment("more", 1, 6, 0, 16, 0x20_0000).segment("note", 4, 4, 0, 0, 0x40_0000);
        assertThat(details(file).maximumLoadAlign()).isEqualTo(0x20_0000);
    }

    @Test
    void extendedNumberingIsFollowed() throws Exception {
        Elf file = Elf.x86().needed("libc.so.6").stack(6).extendedNumbering();
        assertThat(details(file).header().programHeaderCount()).isEqualTo(0xffff);
        assertThat(details(file).programHeaders()).hasSize(3);
        assertThat(image(file).needs()).hasSize(1);
    }

    @Test
    void namesNeedNotBeAscii() throws Exception {
        byte[] name = "lib\u00e9\ufffd.so".getBytes(StandardCharsets.UTF_8);
        assertThat(image(Elf.x86().soname(new String(name, StandardCharsets.UTF_8)))
                        .identity())
                .contains("lib\u00e9\ufffd.so");
    }
}
