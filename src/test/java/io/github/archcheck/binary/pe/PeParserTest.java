package io.github.archcheck.binary.pe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.FileSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.Hostile;
import io.github.archcheck.testkit.Pe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeParserTest {
    private final PeParser parser = new PeParser();

    @Test
    void aLibraryIsReadWhole() throws Exception {
        assertThat(parse(Pe.dll()))
                .isEqualTo(Binary.thin(
                        BinaryFormat.PE,
                        new Image(
                                Architecture.Known.X86_64,
                                ImageType.DLL,
                                new Span(0, 0x400),
                                Optional.of("windows"),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                new PeDetails(
                                        new PeMachine(0x8664),
                                        1,
                                        0x2022,
                                        Optional.of(new PeOptionalHeader(
                                                0x20b, new PeSubsystem(3), Version.of(6, 2), 0x160, false))),
                                List.of())));
    }

    /** Expected values as printed by llvm-readobj 14. */
    @ParameterizedTest
    @CsvSource({
        "x86_64.dll, X86_64, DLL, AMD64, 2, 0x2022, 0x20b, WINDOWS_GUI, 6, 0, 0x160",
        "arm64.dll, ARM64, DLL, ARM64, 2, 0x2022, 0x20b, WINDOWS_GUI, 6, 0, 0x160",
        "arm.dll, ARM, DLL, ARMNT, 2, 0x2102, 0x10b, WINDOWS_GUI, 6, 0, 0x140",
        "i686.exe, I686, EXECUTABLE, I386, 1, 0x102, 0x10b, WINDOWS_CUI, 6, 1, 0x8140",
    })
    void linkedFilesReadAsTheirToolsPrintThem(
            String name,
            Architecture.Known architecture,
            ImageType type,
            String machine,
            int countSections,
            int characteristics,
            int magic,
            String subsystem,
            int major,
            int minor,
            int dllCharacteristics)
            throws Exception {
        try (FileSource file = FileSource.open(Path.of("testdata/pe", name))) {
            Image image = parser.parse(file).images().get(0);
            assertThat(image.architecture()).isEqualTo(architecture);
            assertThat(image.type()).isEqualTo(type);
            assertThat(image.defects()).isEmpty();
            PeDetails details = (PeDetails) image.details();
            assertThat(details.machine()).hasToString(machine);
            assertThat(details.countSections()).isEqualTo(countSections);
            assertThat(details.characteristics()).isEqualTo(characteristics);
            PeOptionalHeader optional = details.optionalHeader().orElseThrow();
            assertThat(optional.subsystem()).hasToString(subsystem);
            assertThat(optional)
                    .isEqualTo(new PeOptionalHeader(
                            magic, optional.subsystem(), Version.of(major, minor), dllCharacteristics, false));
        }
    }

    @Test
    void aProgramIsNotALibrary() throws Exception {
        assertThat(onlyImage(Pe.image(0x14c, false, 0x102)).type()).isEqualTo(ImageType.EXECUTABLE);
    }

    @Test
    void aMachineWithoutANameStaysANumber() throws Exception {
        Architecture architecture = onlyImage(Pe.image(0xbeef, true, 0x2022)).architecture();
        assertThat(architecture.label()).isEqualTo("Machine 0xbeef");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClrHeaderMakesAnImageManaged(boolean wide) throws Exception {
        Built file = Pe.image(0x14c, wide, 0x2102).withU32("CLR", 0x2008);
        assertThat(optionalHeader(file).managed()).isTrue();
    }

    @Test
    void directoriesBeyondTheirCountAreNotThere() throws Exception {
        Built file = Pe.dll().withU32("CLR", 0x2008).withU32("NumberOfRvaAndSizes", 14);
        assertThat(optionalHeader(file).managed()).isFalse();
    }

    @Test
    void aDosProgramIsDamage() {
        byte[] dos = Bytes.littleEndian().text("MZ").zeros(0x80).build().bytes();
        assertThat(damage(dos).field()).isEqualTo("IMAGE_NT_HEADERS.Signature");
    }

    @Test
    void aSixteenBitProgramIsDamage() {
        Built file = Pe.dll().with("Signature", "NE".getBytes(StandardCharsets.UTF_8));
        MalformedBinaryException damage = damage(file.bytes());
        assertThat(damage.offset()).isEqualTo(file.offsetOf("Signature"));
        assertThat(damage.reason()).isEqualTo("0x454e is not PE: a DOS or 16-bit program, or damage");
    }

    @ParameterizedTest
    @ValueSource(longs = {0x400, 0x3f0, 0x7fff_ffffL, 0xffff_ffffL})
    void aHeaderBeyondTheEndIsDamage(long offset) {
        MalformedBinaryException damage =
                damage(Pe.dll().withU32("e_lfanew", offset).bytes());
        assertThat(damage.field()).isEqualTo("IMAGE_DOS_HEADER.e_lfanew");
        assertThat(damage.offset()).isBetween(0L, 0x400L);
    }

    @Test
    void anOptionalHeaderOfAnotherKindIsADefect() throws Exception {
        Built file = Pe.dll().withU32("Magic", 0x107);
        Image image = onlyImage(file);
        assertThat(image.architecture()).isEqualTo(Architecture.Known.X86_64);
        assertThat(image.defects())
                .containsExactly(new Defect(
                        file.offsetOf("Magic"), "IMAGE_OPTIONAL_HEADER.Magic", "0x107 is neither PE32 nor PE32+"));
    }

    @Test
    void anOptionalHeaderThatIsTooShortIsADefect() throws Exception {
        Built file = Pe.dll().with("SizeOfOptionalHeader", Bytes.u16(ByteOrder.LITTLE_ENDIAN, 60));
        assertThat(onlyImage(file).defects()).extracting(Defect::field).contains("IMAGE_OPTIONAL_HEADER");
        assertThat(((PeDetails) onlyImage(file).details()).optionalHeader()).isEmpty();
    }

    @Test
    void aFileCutShortSaysWhichSectionIsMissing() throws Exception {
        Built file = Pe.dll().truncated(0x3ff);
        assertThat(onlyImage(file).defects())
                .containsExactly(new Defect(
                        file.offsetOf("SizeOfRawData"),
                        "IMAGE_SECTION_HEADER.SizeOfRawData",
                        "section .text ends at 0x400, but the file at 0x3ff"));
    }

    @Test
    void aSectionWithoutBytesInTheFileIsNoDefect() throws Exception {
        Built file = Pe.dll().withU32("SizeOfRawData", 0x7fff_ffff).withU32("PointerToRawData", 0);
        assertThat(onlyImage(file).defects()).isEmpty();
    }

    @Test
    void moreSectionsThanTheFileHoldsAreADefect() throws Exception {
        Built file = Pe.dll().with("NumberOfSections", Bytes.u16(ByteOrder.LITTLE_ENDIAN, 0xffff));
        assertThat(onlyImage(file).defects())
                .extracting(Defect::field)
                .containsExactly("IMAGE_FILE_HEADER.NumberOfSections");
    }

    @Test
    void textThatBeginsWithTheMagicIsNotRecognised() {
        byte[] text = "MZ, or how I learned to stop worrying and love the signature of Mark Zbikowski"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(recognises(text)).isFalse();
        assertThat(recognises(Pe.dll().bytes())).isTrue();
    }

    @Test
    void everyPrefixIsParsedOrRefused() {
        Hostile.assertParsedOrRefused(parser, Hostile.prefixes(Pe.dll().bytes()));
        Hostile.prefixes(Pe.dll().bytes()).forEach(this::recognises);
    }

    @Test
    void everyOverwrittenWindowIsParsedOrRefused() {
        Hostile.assertParsedOrRefused(parser, Hostile.windows(Pe.dll().bytes()));
    }

    private boolean recognises(byte[] file) {
        return parser.recognises(ByteBuffer.wrap(file), file.length);
    }

    private Binary parse(Built file) throws IOException, MalformedBinaryException {
        return parser.parse(new ArraySource(file.bytes()));
    }

    private Image onlyImage(Built file) throws IOException, MalformedBinaryException {
        return parse(file).images().get(0);
    }

    private PeOptionalHeader optionalHeader(Built file) throws IOException, MalformedBinaryException {
        return ((PeDetails) onlyImage(file).details()).optionalHeader().orElseThrow();
    }

    private MalformedBinaryException damage(byte[] file) {
        return catchThrowableOfType(MalformedBinaryException.class, () -> parser.parse(new ArraySource(file)));
    }
}
