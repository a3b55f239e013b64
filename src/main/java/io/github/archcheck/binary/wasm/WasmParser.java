package io.github.archcheck.binary.wasm;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.BinaryParser;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Architecture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Reads the beginning of a WebAssembly file. Whether its memories take 64-bit addresses is said only far inside, so every
 * module counts as wasm32, which is what Python distributions for WebAssembly are.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">WebAssembly, binary format of modules</a>
 * @see <a href="https://github.com/WebAssembly/tool-conventions/blob/main/DynamicLinking.md">Dynamic linking</a>
 */
public final class WasmParser implements BinaryParser {
    private static final int MAGIC = 0x0061_736d;
    private static final int HEADER_BYTES = 8;
    /** Section id, a size of up to five bytes, the length of the name, and the longer of the two names. */
    private static final int FIRST_SECTION_BYTES = 15;

    private static final int LEB_CONTINUES = 0x80;
    private static final int LEB_MAX_BYTES = 5;
    private static final List<String> DYLINK_NAMES = List.of("dylink.0", "dylink");

    @Override
    public BinaryFormat format() {
        return BinaryFormat.WASM;
    }

    @Override
    public boolean recognises(ByteBuffer head, long sizeBytes) {
        return head.limit() >= Integer.BYTES && head.getInt(0) == MAGIC;
    }

    @Override
    public Binary parse(ByteSource file) throws IOException, MalformedBinaryException {
        Cursor header = file.read(new Span(0, HEADER_BYTES), ByteOrder.LITTLE_ENDIAN, "wasm.version");
        header.skip(Integer.BYTES, "wasm.magic");
        int version = header.u16("wasm.version");
        int layer = header.u16("wasm.layer");
        return Binary.thin(
                BinaryFormat.WASM,
                new Image(
                        Architecture.Known.WASM32,
                        ImageType.MODULE,
                        new Span(file.start(), file.size()),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        new WasmDetails(version, layer, isSideModule(file)),
                        List.of()));
    }

    /** The section that makes a module a library has to be the first. */
    private static boolean isSideModule(ByteSource file) throws IOException {
        ByteBuffer first = file.head(HEADER_BYTES + FIRST_SECTION_BYTES, ByteOrder.LITTLE_ENDIAN)
                .rest();
        if (first.limit() <= HEADER_BYTES || first.get(HEADER_BYTES) != 0) {
            return false;
        }
        int at = HEADER_BYTES + 1;
        int sizeEnd = Math.min(first.limit(), at + LEB_MAX_BYTES);
        while (at < sizeEnd && (first.get(at) & LEB_CONTINUES) != 0) {
            at++;
        }
        at++;
        for (String name : DYLINK_NAMES) {
            if (isName(first, at, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(ByteBuffer bytes, int at, String name) {
        if (at + 1 + name.length() > bytes.limit() || bytes.get(at) != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes.get(at + 1 + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
