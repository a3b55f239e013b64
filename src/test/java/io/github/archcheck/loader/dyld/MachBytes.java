package io.github.archcheck.loader.dyld;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the smallest Mach-O files that dyld takes. */
final class MachBytes {
    static final int X86_64 = 0x0100_0007;
    static final int ARM64 = 0x0100_000c;
    static final int EXECUTABLE = 2;
    static final int DYLIB = 6;
    static final int BUNDLE = 8;
    static final int MACOS = 1;

    private static final int MAGIC_64 = 0xfeed_facf;
    private static final int HEADER_BYTES = 32;
    private static final int BUILD_VERSION = 0x32;
    private static final int BUILD_VERSION_BYTES = 24;
    private static final int LOAD_DYLIB = 0xc;
    private static final int LOAD_DYLIB_BYTES = 56;
    private static final int UNKNOWN_COMMAND = 0x99;
    private static final int FILE_BYTES = 0x4000;
    private static final int FAT_MAGIC = 0xcafe_babe;
    private static final int FAT_MAGIC_64 = 0xcafe_babf;

    private MachBytes() {}

    static byte[] thin(int cpuType, int subtype, int fileType, int platform) {
        ByteBuffer bytes = ByteBuffer.allocate(FILE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC_64).putInt(cpuType).putInt(subtype).putInt(fileType);
        bytes.putInt(2).putInt(BUILD_VERSION_BYTES + LOAD_DYLIB_BYTES).putInt(0).putInt(0);
        bytes.putInt(BUILD_VERSION).putInt(BUILD_VERSION_BYTES).putInt(platform);
        bytes.putInt(0x000b_0000).putInt(0x000b_0000).putInt(0);
        bytes.putInt(LOAD_DYLIB)
                .putInt(LOAD_DYLIB_BYTES)
                .putInt(24)
                .putInt(2)
                .putInt(0x1_0000)
                .putInt(0x1_0000);
        bytes.put("/usr/lib/libSystem.B.dylib".getBytes(StandardCharsets.US_ASCII));
        return bytes.array();
    }

    static byte[] thin(int cpuType, int subtype, int fileType) {
        return thin(cpuType, subtype, fileType, MACOS);
    }

    /** A library of nothing but commands that dyld passes over. */
    static byte[] withCommands(int cpuType, int count, int commandBytes) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + count * commandBytes + FILE_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC_64).putInt(cpuType).putInt(0).putInt(DYLIB);
        bytes.putInt(count).putInt(count * commandBytes).putInt(0).putInt(0);
        for (int i = 0; i < count; i++) {
            bytes.putInt(HEADER_BYTES + i * commandBytes, UNKNOWN_COMMAND);
            bytes.putInt(HEADER_BYTES + i * commandBytes + Integer.BYTES, commandBytes);
        }
        return bytes.array();
    }

    /** The parts are 64-bit files of their own; their CPUs are taken from their headers. */
    static byte[] fat(boolean wide, List<byte[]> parts) {
        ByteBuffer bytes = ByteBuffer.allocate(FILE_BYTES * (parts.size() + 1));
        bytes.putInt(wide ? FAT_MAGIC_64 : FAT_MAGIC).putInt(parts.size());
        int offset = FILE_BYTES;
        for (byte[] part : parts) {
            ByteBuffer header = ByteBuffer.wrap(part, 0, HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(header.getInt(4)).putInt(header.getInt(8));
            if (wide) {
                bytes.putLong(offset).putLong(part.length).putInt(14).putInt(0);
            } else {
                bytes.putInt(offset).putInt(part.length).putInt(14);
            }
            System.arraycopy(part, 0, bytes.array(), offset, part.length);
            offset += FILE_BYTES;
        }
        return bytes.array();
    }
}
