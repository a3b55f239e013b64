package io.github.archcheck.binary.bitcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.FileSource;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.testkit.Headers;
import io.github.archcheck.testkit.Hostile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitcodeParserTest {
    private final BitcodeParser parser = new BitcodeParser();

    /** {@code file} says "LLVM bitcode, wrapper x86_64". */
    @Test
    void aWrapperNamesTheMachine() throws Exception {
        try (FileSource file = FileSource.open(Path.of("testdata/other/wrapped.bc"))) {
            assertThat(parser.parse(file))
                    .isEqualTo(Binary.thin(
                            BinaryFormat.BITCODE,
                            new Image(
                                    Architecture.Known.X86_64,
                                    ImageType.OBJECT,
                                    new Span(0, 2016),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of(),
                                    List.of(),
                                    Optional.empty(),
                                    new BitcodeDetails(0, 0x0100_0007, new Span(20, 1992)),
                                    List.of())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw.bc", "wrapped-without-cputype.bc"})
    void withoutAMachineThereIsNoImage(String name) throws Exception {
        try (FileSource file = FileSource.open(Path.of("testdata/other", name))) {
            assertThat(parser.parse(file))
                    .isEqualTo(new Binary(BinaryFormat.BITCODE, List.of(), Optional.empty(), List.of()));
        }
    }

    /** Numbers as in mach/machine.h. */
    @ParameterizedTest
    @CsvSource({
        "0x00000007, i386",
        "0x0000000c, arm",
        "0x00000012, ppc",
        "0x01000007, x86_64",
        "0x0100000c, arm64",
        "0x01000012, ppc64",
        "0x0200000c, arm64_32",
        "0x00000063, cputype 0x00000063",
    })
    void cputypesHaveArchitectures(long cputype, String label) throws Exception {
        Image image = parser.parse(new ArraySource(Headers.wrappedBitcode(cputype)))
                .images()
                .get(0);
        assertThat(image.architecture().label()).isEqualTo(label);
    }

    @Test
    void bitcodeBeyondTheEndIsADefect() throws Exception {
        byte[] whole = Files.readAllBytes(Path.of("testdata/other/wrapped.bc"));
        byte[] half = ByteBuffer.allocate(1000).put(whole, 0, 1000).array();
        assertThat(parser.parse(new ArraySource(half)).images().get(0).defects())
                .containsExactly(
                        new Defect(8, "bitcode_wrapper.Offset", "bitcode ends at 0x7dc, but the file at 0x3e8"));
    }

    @Test
    void everyDamageIsParsedOrRefused() {
        byte[] file = Headers.wrappedBitcode(7);
        Hostile.assertParsedOrRefused(parser, Hostile.prefixes(file));
        Hostile.assertParsedOrRefused(parser, Hostile.windows(file));
    }

    @Test
    void bothMagicsAreRecognised() {
        assertThat(recognises(Headers.rawBitcode())).isTrue();
        assertThat(recognises(Headers.wrappedBitcode(7))).isTrue();
        assertThat(recognises(Headers.wasm())).isFalse();
        assertThat(recognises(new byte[] {0x42, 0x43, (byte) 0xc0})).isFalse();
    }

    private boolean recognises(byte[] file) {
        return parser.recognises(ByteBuffer.wrap(file), file.length);
    }
}
