package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.NameTable;
import io.github.archcheck.binary.WholeTable;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.bytes.WordSize;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * LC_SYMTAB, in which dyld looks for what images from before its compact tables import and export.
 *
 * @see <a href="https://github.com/apple-oss-distributions/xnu/blob/xnu-11417.121.6/EXTERNAL_HEADERS/mach-o/nlist.h">nlist.h</a>
 */
final class NameList {
    private static final int N_STAB = 0xe0;
    private static final int N_PEXT = 0x10;
    private static final int N_TYPE = 0x0e;
    private static final int N_EXT = 0x01;
    private static final int N_UNDF = 0x0;
    private static final int N_PBUD = 0xc;
    private static final int N_WEAK_REF = 0x40;
    private static final int SYMBOL_BYTES_32 = 12;
    private static final int SYMBOL_BYTES_64 = 16;

    private final MachODetails details;
    private final NameTable names;
    private final ByteBuffer symbols;
    private final int symbolBytes;

    private NameList(MachODetails details, NameTable names, ByteBuffer symbols, int symbolBytes) {
        this.details = details;
        this.names = names;
        this.symbols = symbols;
        this.symbolBytes = symbolBytes;
    }

    static NameList read(ByteSource image, MachODetails details, LoadCommand.Symtab symtab)
            throws IOException, MalformedBinaryException {
        int symbolBytes = details.wordSize() == WordSize.W64 ? SYMBOL_BYTES_64 : SYMBOL_BYTES_32;
        Span span = new Span(symtab.symbolOffset(), symtab.symbolCount() * symbolBytes);
        ByteBuffer symbols = ByteBuffer.wrap(WholeTable.read(image, span, "symtab_command.symoff"))
                .order(details.byteOrder());
        String field = "symtab_command.stroff";
        byte[] names = WholeTable.read(image, symtab.strings(), field);
        long at = image.start() + symtab.strings().offset();
        return new NameList(details, new NameTable(names, at, field), symbols, symbolBytes);
    }

    /** Undefined symbols. Common ones, which only object files have, are not among them. */
    void addImports(ImportList imports) throws MalformedBinaryException {
        boolean twoLevel = details.flags().has(HeaderFlags.MH_TWOLEVEL);
        for (int at = 0; at < symbols.capacity(); at += symbolBytes) {
            int type = symbols.get(at + 4);
            int kind = type & N_TYPE;
            if (isGlobal(type) && (kind == N_UNDF || kind == N_PBUD) && value(at) == 0) {
                int description = Short.toUnsignedInt(symbols.getShort(at + 6));
                int ordinal = twoLevel ? description >> Byte.SIZE : ImportList.FLAT;
                imports.add(
                        names.text(symbols.getInt(at)),
                        ImportList.ofDescription(ordinal),
                        (description & N_WEAK_REF) != 0);
            }
        }
    }

    /** Hands the hash of every symbol that others can bind to on. */
    void addExports(Exports.Builder exports) throws MalformedBinaryException {
        for (int at = 0; at < symbols.capacity(); at += symbolBytes) {
            int type = symbols.get(at + 4);
            int kind = type & N_TYPE;
            if (isGlobal(type) && (type & N_PEXT) == 0 && kind != N_UNDF && kind != N_PBUD) {
                exports.add(names.hash(symbols.getInt(at)));
            }
        }
    }

    private static boolean isGlobal(int type) {
        return (type & N_STAB) == 0 && (type & N_EXT) != 0;
    }

    private long value(int at) {
        return symbolBytes == SYMBOL_BYTES_64 ? symbols.getLong(at + 8) : symbols.getInt(at + 8);
    }
}
