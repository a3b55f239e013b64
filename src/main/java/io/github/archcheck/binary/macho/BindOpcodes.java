package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.MalformedBinaryException;

/**
 * The three streams of LC_DYLD_INFO that bind symbols. Where something is bound does not matter here, so that opcodes
 * which bind many times cost what one costs.
 *
 * @see <a href="https://github.com/apple-oss-distributions/xnu/blob/xnu-11417.121.6/EXTERNAL_HEADERS/mach-o/loader.h">loader.h</a>
 */
final class BindOpcodes {
    private static final int WEAK_IMPORT = 0x1;

    private final PackedBytes stream;
    private final Kind kind;
    private final ImportList imports;
    private String name = "";
    private int ordinal;
    private boolean weak;
    private boolean added;

    /** Which of the streams. */
    enum Kind {
        REGULAR,
        /** One little program per symbol, each with its end. */
        LAZY,
        /** Definitions that others may replace; nothing fails for want of one. */
        WEAK
    }

    private BindOpcodes(PackedBytes stream, Kind kind, ImportList imports) {
        this.stream = stream;
        this.kind = kind;
        this.imports = imports;
        this.ordinal = kind == Kind.WEAK ? ImportList.WEAK : 0;
    }

    static void read(PackedBytes stream, Kind kind, ImportList imports) throws MalformedBinaryException {
        BindOpcodes opcodes = new BindOpcodes(stream, kind, imports);
        boolean more = true;
        while (more && stream.hasMore()) {
            more = opcodes.step();
        }
    }

    private boolean step() throws MalformedBinaryException {
        int opcode = stream.u8();
        int immediate = opcode & 0xf;
        switch (opcode & 0xf0) {
            case 0x00 -> { // BIND_OPCODE_DONE
                return kind == Kind.LAZY;
            }
            case 0x10 -> library(immediate); // BIND_OPCODE_SET_DYLIB_ORDINAL_IMM
            case 0x20 -> library(stream.uleb()); // BIND_OPCODE_SET_DYLIB_ORDINAL_ULEB
            case 0x30 -> library(immediate == 0 ? 0 : (byte) (0xf0 | immediate)); // BIND_OPCODE_SET_DYLIB_SPECIAL_IMM
            case 0x40 -> symbol(immediate); // BIND_OPCODE_SET_SYMBOL_TRAILING_FLAGS_IMM
            case 0x50 -> {} // BIND_OPCODE_SET_TYPE_IMM
            case 0x60, 0x70, 0x80 -> stream.skipNumber(); // SET_ADDEND_SLEB, SET_SEGMENT_AND_OFFSET_ULEB, ADD_ADDR_ULEB
            case 0x90, 0xb0 -> bind(); // BIND_OPCODE_DO_BIND, DO_BIND_ADD_ADDR_IMM_SCALED
            case 0xa0 -> { // BIND_OPCODE_DO_BIND_ADD_ADDR_ULEB
                stream.skipNumber();
                bind();
            }
            case 0xc0 -> { // BIND_OPCODE_DO_BIND_ULEB_TIMES_SKIPPING_ULEB
                boolean any = stream.uleb() != 0;
                stream.skipNumber();
                if (any) {
                    bind();
                }
            }
            case 0xd0 -> threaded(immediate);
            default -> throw stream.damage("unknown opcode 0x" + Integer.toHexString(opcode));
        }
        return true;
    }

    private void threaded(int immediate) throws MalformedBinaryException {
        if (immediate == 0) { // BIND_SUBOPCODE_THREADED_SET_BIND_ORDINAL_TABLE_SIZE_ULEB
            stream.skipNumber();
        } else if (immediate != 1) { // BIND_SUBOPCODE_THREADED_APPLY
            throw stream.damage("unknown BIND_OPCODE_THREADED " + immediate);
        }
    }

    private void library(long number) {
        ordinal = number > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) number;
        added = false;
    }

    private void symbol(int flags) throws MalformedBinaryException {
        name = stream.string();
        weak = (flags & WEAK_IMPORT) != 0;
        added = false;
    }

    private void bind() throws MalformedBinaryException {
        if (!added) {
            imports.add(name, ordinal, weak || kind == Kind.WEAK);
            added = true;
        }
    }
}
