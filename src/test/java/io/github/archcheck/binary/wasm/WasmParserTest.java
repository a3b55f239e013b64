package io.github.archcheck.binary.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.FileSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.Hostile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WasmParserTest {
    private final WasmParser parser = new WasmParser();

    /** Files of wasm-ld 14; {@code file} says version 1, and llvm-objdump shows a dylink.0 section in the second. */
    @ParameterizedTest
    @CsvSource({"module.wasm, false, 155", "side-module.so, true, 315"})
    void modulesMadeByALinker(String name, boolean sideModule, long sizeBytes) throws Exception {
        try (FileSource file = FileSource.open(Path.of("testdata/wasm", name))) {
            assertThat(parser.parse(file))
                    .isEqualTo(Binary.thin(
                            BinaryFormat.WASM,
                            new Image(
                                    Architecture.Known.WASM32,
                                    ImageType.MODULE,
                                    new Span(0, sizeBytes),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of(),
                                    List.of(),
                                    Optional.empty(),
                                    new WasmDetails(1, 0, sideModule),
                                    List.of())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dylink", "dylink.0"})
    void bothNamesOfTheSectionMakeASideModule(String name) throws Exception {
        Bytes module = header(1, 0).u8(0).u8(0x85).u8(0x80).u8(0);
        assertThat(details(module.u8(name.length()).text(name).zeros(8)).sideModule())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dylin", "dylink.1", "name", "dylink.00"})
    void otherSectionsDoNot(String name) throws Exception {
        Bytes module = header(1, 0).u8(0).u8(9).u8(name.length()).text(name);
        assertThat(details(module.zeros(8)).sideModule()).isFalse();
    }

    @Test
    void aComponentIsToldByItsLayer() throws Exception {
        assertThat(details(header(13, 1))).isEqualTo(new WasmDetails(13, 1, false));
    }

    @Test
    void aFileOfTheMagicAloneIsDamage() {
        byte[] file = Bytes.littleEndian().u8(0).text("asm").build().bytes();
        assertThat(parser.recognises(ByteBuffer.wrap(file), 4)).isTrue();
        MalformedBinaryException damage = Assertions.catchThrowableOfType(
                MalformedBinaryException.class, () -> parser.parse(new ArraySource(file)));
        assertThat(damage.field()).isEqualTo("wasm.version");
    }

    @Test
    void everyDamageIsParsedOrRefused() throws Exception {
        byte[] file = Files.readAllBytes(Path.of("testdata/wasm/side-module.so"));
        Hostile.assertParsedOrRefused(parser, Hostile.prefixes(file));
        Hostile.assertParsedOrRefused(parser, Hostile.windows(file));
    }

    private static Bytes header(int version, int layer) {
        return Bytes.littleEndian().u8(0).text("asm").u16(version).u16(layer);
    }

    private WasmDetails details(Bytes file) throws IOException, MalformedBinaryException {
        Binary binary = parser.parse(new ArraySource(file.build().bytes()));
        return (WasmDetails) binary.images().get(0).details();
    }
}
