package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Symbols.Import;
import io.github.archcheck.binary.Symbols.Library;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.testkit.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of __LINKEDIT one by one, by Apple's loader.h and fixup-chains.h. */
class MachOTablesTest {
    private static final String NAMES = "\0_one\0_two\0";

    private static byte[] fixups(int format, long... records) {
        Bytes out = new Bytes(ByteOrder.LITTLE_ENDIAN);
        int recordBytes = format == 1 ? 4 : format == 2 ? 8 : 16;
        long count = records.length;
        out.u32(0)
                .u32(0)
                .u32(28)
                .u32(28 + count * recordBytes)
                .u32(count)
                .u32(format)
                .u32(0);
        for (long record : records) {
            if (format == 3) {
                out.u64(record).u64(0);
            } else {
                out.u32(record);
            }
            if (format == 2) {
                out.u32(0);
            }
        }
        for (byte b : NAMES.getBytes(StandardCharsets.US_ASCII)) {
            out.u8(b);
        }
        return out.build().bytes();
    }

    private static List<Import> chained(byte[] bytes) throws IOException, MalformedBinaryException {
        ImportList imports = new ImportList(2);
        ChainedImports.read(new ArraySource(bytes), new Span(0, bytes.length), ByteOrder.LITTLE_ENDIAN, imports);
        return imports.all();
    }

    private static long narrow(int ordinal, boolean weak, int name) {
        return (ordinal & 0xff) | (weak ? 0x100 : 0) | ((long) name << 9);
    }

    private static long wide(int ordinal, boolean weak, int name) {
        return (ordinal & 0xffff) | (weak ? 0x1_0000 : 0) | ((long) name << 32);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void chainedImportsNameTheirLibrary(int format) throws IOException, MalformedBinaryException {
        assertThat(chained(fixups(format, narrow(1, false, 1), narrow(2, true, 6))))
                .containsExactly(
                        new Import("_one", "", false, new Library(0)), new Import("_two", "", true, new Library(1)));
    }

    @Test
    void wideChainedImportsDoSo() throws IOException, MalformedBinaryException {
        assertThat(chained(fixups(3, wide(2, false, 1), wide(-2, true, 6))))
                .containsExactly(
                        new Import("_one", "", false, new Library(1)), new Import("_two", "", true, Library.ANY));
    }

    @ParameterizedTest
    @CsvSource({"0, -3", "-1, -2", "-2, -1", "-3, -4", "3, -5", "200, -5", "-15, -5"})
    void ordinalsMayBeSpecial(int ordinal, int library) throws IOException, MalformedBinaryException {
        assertThat(chained(fixups(1, narrow(ordinal, false, 1))))
                .extracting(Import::library)
                .containsExactly(new Library(library));
        assertThat(chained(fixups(3, wide(ordinal, false, 1))))
                .extracting(Import::library)
                .containsExactly(new Library(library));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void unknownFormatsAreDamage(int format) {
        byte[] bytes = fixups(1, 0x201);
        bytes[20] = (byte) format;
        assertThatThrownBy(() -> chained(bytes)).isInstanceOf(MalformedBinaryException.class);
    }

    @Test
    void aCountThatDoesNotFitIsDamage() {
        byte[] bytes = fixups(1, 0x201);
        bytes[19] = 0x7f;
        assertThatThrownBy(() -> chained(bytes)).isInstanceOf(MalformedBinaryException.class);
    }

    private static List<Import> bound(BindOpcodes.Kind kind, Object... parts)
            throws IOException, MalformedBinaryException {
        ImportList imports = new ImportList(300);
        BindOpcodes.read(packed(parts), kind, imports);
        return imports.all();
    }

    private static PackedBytes packed(Object... parts) throws IOException, MalformedBinaryException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof String text) {
                out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
                out.write(0);
            } else {
                out.write((Integer) part);
            }
        }
        byte[] bytes = out.toByteArray();
        return PackedBytes.read(new ArraySource(bytes), new Span(0, bytes.length), "bind_off");
    }

    @Test
    void opcodesBindFromLibraries() throws IOException, MalformedBinaryException {
        assertThat(bound(
                        BindOpcodes.Kind.REGULAR,
                        0x11,
                        0x40,
                        "_one",
                        0x51,
                        0x72,
                        0x80,
                        0x01,
                        0x90, // library 1, at 128 of segment 2
                        0x20,
                        0x80,
                        0x02,
                        0x41,
                        "_two",
                        0x60,
                        0x7f,
                        0xa0,
                        0x08, // library 256, weak, addend -1
                        0x3e,
                        0x40,
                        "_any",
                        0xc0,
                        0x03,
                        0x08,
                        0xb2,
                        0x00,
                        0x90))
                .containsExactly(
                        new Import("_one", "", false, new Library(0)),
                        new Import("_two", "", true, new Library(255)),
                        new Import("_any", "", false, Library.ANY));
    }

    @Test
    void whatIsNeverBoundIsNoImport() throws IOException, MalformedBinaryException {
        assertThat(bound(BindOpcodes.Kind.REGULAR, 0x11, 0x40, "_one", 0xc0, 0x00, 0x08))
                .isEmpty();
    }

    @Test
    void lazyProgramsGoOnBehindTheirEnds() throws IOException, MalformedBinaryException {
        Object[] twoPrograms = {0x11, 0x40, "_one", 0x90, 0x00, 0x12, 0x40, "_two", 0x90, 0x00};
        assertThat(bound(BindOpcodes.Kind.LAZY, twoPrograms))
                .extracting(Import::name)
                .containsExactly("_one", "_two");
        assertThat(bound(BindOpcodes.Kind.REGULAR, twoPrograms))
                .extracting(Import::name)
                .containsExactly("_one");
    }

    @Test
    void nothingFailsForWantOfAWeakDefinition() throws IOException, MalformedBinaryException {
        assertThat(bound(BindOpcodes.Kind.WEAK, 0x40, "__Znwm", 0x90))
                .containsExactly(new Import("__Znwm", "", true, Library.WEAK_DEFINITION));
    }

    @Test
    void threadedBindsFillTheirTable() throws IOException, MalformedBinaryException {
        assertThat(bound(BindOpcodes.Kind.REGULAR, 0xd0, 0x01, 0x11, 0x40, "_one", 0x90, 0x70, 0x00, 0xd1))
                .extracting(Import::name)
                .containsExactly("_one");
    }

    @Test
    void unknownOpcodesAreDamage() {
        assertThatThrownBy(() -> bound(BindOpcodes.Kind.REGULAR, 0xe0)).isInstanceOf(MalformedBinaryException.class);
    }

    private static Exports exports(Object... parts) throws IOException, MalformedBinaryException {
        Exports.Builder exports = new Exports.Builder();
        ExportTrie.read(packed(parts), exports);
        return exports.build();
    }

    @Test
    void trieNamesEndAtTheirNodes() throws IOException, MalformedBinaryException {
        // At 0 no export, _a leads to 8; at 8 an export, bc leads to 18; at 18 a re-export. Between them unused bytes.
        Exports exports = exports(0, 1, "_a", 8, 0, 0, 2, 0, 0x10, 1, "bc", 18, 0, 0, 3, 8, 1, 0, 0);
        assertThat(List.of("_a", "_abc")).allMatch(exports::has);
        assertThat(exports.size()).isEqualTo(2);
        assertThat(exports.has("_ab")).isFalse();
    }

    @Test
    void trieThatLeadsBackIsDamage() {
        assertThatThrownBy(() -> exports(0, 1, "_a", 0)).isInstanceOf(MalformedBinaryException.class);
    }

    @Test
    void trieThatLeadsOutsideIsDamage() {
        assertThatThrownBy(() -> exports(0, 1, "_a", 0x70)).isInstanceOf(MalformedBinaryException.class);
    }

    @Test
    void aDeepTrieIsReadWithoutRecursion() throws IOException, MalformedBinaryException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int nodeBytes = 7;
        int nodes = 100_000;
        for (int i = 1; i <= nodes; i++) {
            long next = (long) i * nodeBytes;
            out.writeBytes(new byte[] {0, 1, 'x', 0});
            out.writeBytes(new byte[] {(byte) (next | 0x80), (byte) ((next >> 7) | 0x80), (byte) (next >> 14)});
        }
        out.writeBytes(new byte[] {2, 0, 1, 0});
        byte[] bytes = out.toByteArray();
        Exports.Builder exports = new Exports.Builder();
        ExportTrie.read(PackedBytes.read(new ArraySource(bytes), new Span(0, bytes.length), "trie"), exports);
        assertThat(exports.build().has("x".repeat(nodes))).isTrue();
    }
}
