package io.github.archcheck.binary.bitcode;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.BinaryParser;
import io.github.archcheck.binary.Defect;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognises LLVM bitcode, which no loader takes. Only the wrapper has a header that may name a machine; raw bitcode is a
 * stream of bits that would have to be decoded. A file that names no machine is a binary without images.
 *
 * @see <a href="https://releases.llvm.org/14.0.0/docs/BitCodeFormat.html#bitcode-wrapper-format">Bitcode wrapper</a>
 */
public final class BitcodeParser implements BinaryParser {
    private static final int RAW_MAGIC = 0x4243_c0de;
    private static final int WRAPPER_MAGIC = 0xdec0_170b;
    private static final int WRAPPER_BYTES = 20;
    /** What LLVM writes for machines that Mach-O bitcode was never made for, arm64 among them. */
    private static final int NO_CPUTYPE = -1;

    @Override
    public BinaryFormat format() {
        return BinaryFormat.BITCODE;
    }

    @Override
    public boolean recognises(ByteBuffer head, long sizeBytes) {
        return head.limit() >= Integer.BYTES && (head.getInt(0) == RAW_MAGIC || head.getInt(0) == WRAPPER_MAGIC);
    }

    @Override
    public Binary parse(ByteSource file) throws IOException, MalformedBinaryException {
        Cursor magic = file.read(new Span(0, Integer.BYTES), ByteOrder.BIG_ENDIAN, "bitcode.magic");
        if (magic.code32("bitcode.magic") == RAW_MAGIC) {
            return withoutImages(List.of());
        }
        Cursor wrapper = file.read(new Span(0, WRAPPER_BYTES), ByteOrder.LITTLE_ENDIAN, "bitcode_wrapper");
        wrapper.skip(Integer.BYTES, "bitcode_wrapper.Magic");
        long version = wrapper.u32("bitcode_wrapper.Version");
        long at = wrapper.offset();
        Span bitcode = new Span(wrapper.u32("bitcode_wrapper.Offset"), wrapper.u32("bitcode_wrapper.Size"));
        int cputype = wrapper.code32("bitcode_wrapper.CPUType");
        List<Defect> defects = new ArrayList<>();
        if (bitcode.end() > file.size()) {
            defects.add(new Defect(
                    at,
                    "bitcode_wrapper.Offset",
                    "bitcode ends at 0x" + Long.toHexString(bitcode.end()) + ", but the file at 0x"
                            + Long.toHexString(file.size())));
        }
        if (cputype == NO_CPUTYPE) {
            return withoutImages(defects);
        }
        return Binary.thin(
                BinaryFormat.BITCODE,
                new Image(
                        architecture(cputype),
                        ImageType.OBJECT,
                        new Span(file.start(), file.size()),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        new BitcodeDetails(version, cputype, bitcode),
                        defects));
    }

    private static Binary withoutImages(List<Defect> defects) {
        return new Binary(BinaryFormat.BITCODE, List.of(), Optional.empty(), defects);
    }

    /** The CPU types for which LLVM writes a wrapper. */
    private static Architecture architecture(int cputype) {
        return switch (cputype) {
            case 0x0000_0007 -> Architecture.Known.I386;
            case 0x0000_000c -> Architecture.Known.ARM;
            case 0x0000_0012 -> Architecture.Known.PPC;
            case 0x0100_0007 -> Architecture.Known.X86_64;
            case 0x0100_000c -> Architecture.Known.ARM64;
            case 0x0100_0012 -> Architecture.Known.PPC64;
            case 0x0200_000c -> Architecture.Known.ARM64_32;
            default -> new Architecture.Unknown("cputype", Integer.toUnsignedLong(cputype), 8);
        };
    }
}
