package io.github.archcheck.binary.xcoff;

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
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.Hostile;
import io.github.archcheck.testkit.Xcoff;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XcoffParserTest {
    private static final byte[] PPC = Xcoff.file(false, 0x3002).bytes();
    private static final byte[] PPC64 = Xcoff.file(true, 0x3002).bytes();
    private static final byte[] TEXT = "#! an import list, as AIX has them\n".getBytes(StandardCharsets.UTF_8);

    private final XcoffParser parser = new XcoffParser();

    /** llvm-readobj 14 says Magic 0x1DF, NumberOfSections 2, Flags 0. */
    @Test
    void anObjectOfClangIsReadWhole() throws Exception {
        try (FileSource file = FileSource.open(Path.of("testdata/other/xcoff32.o"))) {
            assertThat(parser.parse(file))
                    .isEqualTo(Binary.thin(
                            BinaryFormat.XCOFF,
                            new Image(
                                    Architecture.Known.PPC,
                                    ImageType.OBJECT,
                                    new Span(0, 330),
                                    Optional.of("aix"),
                                    Optional.empty(),
                                    List.of(),
                                    List.of(),
                                    Optional.empty(),
                                    new XcoffDetails(0x1df, 2, 0),
                                    List.of())));
            assertThat(parser.recognises(file.head(4096, ByteOrder.BIG_ENDIAN).rest(), file.size()))
                    .isTrue();
        }
    }

    /** Flags as in xcoff.h; 0x300f is what the libraries for AIX in snappy-java have. */
    @ParameterizedTest
    @CsvSource({
        "false, 0x0000, PPC, OBJECT",
        "true, 0x0000, PPC64, OBJECT",
        "false, 0x1002, PPC, EXECUTABLE",
        "true, 0x1002, PPC64, EXECUTABLE",
        "false, 0x300f, PPC, SHARED_OBJECT",
        "true, 0x300f, PPC64, SHARED_OBJECT",
    })
    void flagsTellWhatAFileIs(boolean wide, int flags, Architecture.Known architecture, ImageType type)
            throws Exception {
        Image image = parse(Xcoff.file(wide, flags)).images().get(0);
        assertThat(image.architecture()).isEqualTo(architecture);
        assertThat(image.type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHeaderThatMakesSenseIsRecognised(boolean wide) {
        assertThat(recognises(Xcoff.file(wide, 0))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "f_nscns, 0",
        "f_nscns, 0xffff",
        "f_nscns, 4",
        "f_opthdr, 0xffff",
        "f_opthdr, 0x0300",
        "s_name, 0",
        "s_name, 0x2e01",
        "f_magic, 0x01f6",
    })
    void aHeaderThatMakesNoneIsNot(String field, int value) {
        byte[] patch = Bytes.u16(ByteOrder.BIG_ENDIAN, value);
        assertThat(recognises(Xcoff.file(false, 0).with(field, patch))).isFalse();
    }

    @Test
    void randomDataWithTheMagicIsNotRecognised() {
        SplittableRandom random = new SplittableRandom(20_261_120L);
        for (int i = 0; i < 100_000; i++) {
            byte[] file = new byte[512];
            random.nextBytes(file);
            file[0] = 0x01;
            file[1] = (byte) (i % 2 == 0 ? 0xdf : 0xf7);
            assertThat(parser.recognises(ByteBuffer.wrap(file), 1 << 20)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anArchiveHasOneImagePerArchitecture(boolean big) throws Exception {
        Built file = Xcoff.archive(big, PPC, PPC64, TEXT, PPC);
        Binary binary = parse(file);
        assertThat(recognises(file)).isTrue();
        assertThat(binary.images())
                .extracting(Image::architecture)
                .containsExactly(Architecture.Known.PPC, Architecture.Known.PPC64);
        assertThat(binary.images()).extracting(Image::type).containsOnly(ImageType.ARCHIVE);
        assertThat(binary.images()).extracting(Image::extent).containsOnly(new Span(0, file.size()));
        assertThat(binary.container()).contains(new XcoffArchive(big, 4, true));
        assertThat(binary.defects()).isEmpty();
    }

    @Test
    void anEmptyArchiveHasNoImages() throws Exception {
        assertThat(parse(Xcoff.archive(true)))
                .isEqualTo(new Binary(
                        BinaryFormat.XCOFF, List.of(), Optional.of(new XcoffArchive(true, 0, true)), List.of()));
    }

    @Test
    void aCircleOfMembersEndsAtTheLimit() throws Exception {
        Built file = Xcoff.archive(true, PPC, PPC64);
        Built circle = file.with("ar_nxtmem", decimal(file.offsetOf("ar_size")));
        assertThat(parse(circle).container()).contains(new XcoffArchive(true, 1_000, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "9223372036854775807", "-1", "x", "1 2"})
    void anOffsetThatLeadsNowhereIsDamage(String offset) {
        Built file = Xcoff.archive(true, PPC).with("fl_fstmoff", padded(offset));
        assertThat(damage(file).offset()).isBetween(0L, (long) file.size());
    }

    @Test
    void aMemberThatRunsPastTheEndIsADefectBehindAnotherOne() throws Exception {
        Built file = Xcoff.archive(true, PPC, PPC64).with("ar_size#2", padded("9223372036854775807"));
        Binary binary = parse(file);
        assertThat(binary.images()).extracting(Image::architecture).containsExactly(Architecture.Known.PPC);
        assertThat(binary.defects()).extracting(Defect::field).containsExactly("ar_hdr.ar_size");
        assertThat(binary.container()).contains(new XcoffArchive(true, 2, false));
    }

    @Test
    void everyDamageIsParsedOrRefused() {
        for (byte[] file : List.of(
                PPC,
                PPC64,
                Xcoff.archive(true, PPC, PPC64).bytes(),
                Xcoff.archive(false, PPC, TEXT).bytes())) {
            Hostile.assertParsedOrRefused(parser, Hostile.prefixes(file));
            Hostile.assertParsedOrRefused(parser, Hostile.windows(file));
            Hostile.assertParsedOrRefused(parser, Hostile.randomDamage(file));
            Hostile.prefixes(file).forEach(cut -> parser.recognises(ByteBuffer.wrap(cut), cut.length));
            Hostile.windows(file).forEach(bad -> parser.recognises(ByteBuffer.wrap(bad), bad.length));
        }
    }

    private static byte[] decimal(long value) {
        return padded(Long.toString(value));
    }

    private static byte[] padded(String text) {
        return (text + " ".repeat(20 - text.length())).getBytes(StandardCharsets.UTF_8);
    }

    private boolean recognises(Built file) {
        return parser.recognises(ByteBuffer.wrap(file.bytes()), file.size());
    }

    private Binary parse(Built file) throws IOException, MalformedBinaryException {
        return parser.parse(new ArraySource(file.bytes()));
    }

    private MalformedBinaryException damage(Built file) {
        return catchThrowableOfType(MalformedBinaryException.class, () -> parse(file));
    }
}
