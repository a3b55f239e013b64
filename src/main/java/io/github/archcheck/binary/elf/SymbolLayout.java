package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.WordSize;
import java.nio.ByteBuffer;

/**
 * Where the fields of a symbol are, in bytes from its start. Apart from {@link Layout}, because symbols come by the hundred
 * thousand.
 *
 * @see <a href="https://gabi.xinuos.com/elf/05-symtab.html">gABI, symbol table</a>
 */
record SymbolLayout(int size, int info, int other, int section, int value, WordSize wordSize) {
    private static final SymbolLayout ELF32 = new SymbolLayout(16, 12, 13, 14, 4, WordSize.W32);
    private static final SymbolLayout ELF64 = new SymbolLayout(24, 4, 5, 6, 8, WordSize.W64);

    private static final int STB_GLOBAL = 1;
    private static final int STB_WEAK = 2;
    private static final int STB_GNU_UNIQUE = 10;
    private static final int STT_TLS = 6;
    private static final int STV_DEFAULT = 0;
    private static final int STV_PROTECTED = 3;
    private static final int SHN_UNDEF = 0;
    private static final int SHN_ABS = 0xfff1;

    static SymbolLayout of(WordSize wordSize) {
        return switch (wordSize) {
            case W32 -> ELF32;
            case W64 -> ELF64;
        };
    }

    /** st_name. */
    int name(ByteBuffer symbols, int at) {
        return symbols.getInt(at);
    }

    /** Whether another image must define it, or may if it is weak. */
    boolean isImport(ByteBuffer symbols, int at) {
        return section(symbols, at) == SHN_UNDEF && isGlobal(symbols, at);
    }

    boolean isWeak(ByteBuffer symbols, int at) {
        return binding(symbols, at) == STB_WEAK;
    }

    /** Whether other images can bind to it. A value of zero means for both loaders that there is nothing. */
    boolean isExport(ByteBuffer symbols, int at) {
        int visibility = symbols.get(at + other) & 0x3;
        return section(symbols, at) != SHN_UNDEF
                && isGlobal(symbols, at)
                && (visibility == STV_DEFAULT || visibility == STV_PROTECTED)
                && hasValue(symbols, at);
    }

    /** Whether it takes part in lookups at all. */
    boolean isGlobal(ByteBuffer symbols, int at) {
        return switch (binding(symbols, at)) {
            case STB_GLOBAL, STB_WEAK, STB_GNU_UNIQUE -> true;
            default -> false;
        };
    }

    private boolean hasValue(ByteBuffer symbols, int at) {
        long number = wordSize == WordSize.W32 ? symbols.getInt(at + value) : symbols.getLong(at + value);
        return number != 0 || section(symbols, at) == SHN_ABS || (symbols.get(at + info) & 0xf) == STT_TLS;
    }

    private int binding(ByteBuffer symbols, int at) {
        return Byte.toUnsignedInt(symbols.get(at + info)) >> 4;
    }

    private int section(ByteBuffer symbols, int at) {
        return Short.toUnsignedInt(symbols.getShort(at + section));
    }
}
