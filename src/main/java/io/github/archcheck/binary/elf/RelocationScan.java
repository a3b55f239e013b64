package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.WordSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which symbols the relocations refer to: a loader looks up those and no others, and this alone tells how many symbols
 * there are in a file that exports nothing.
 */
final class RelocationScan {
    /** Two hundred times the symbols of the largest libraries that are known. */
    private static final int MAX_SYMBOLS = 1 << 25;

    /** Thread-local variables that are reached by one image; a name or two is the rule. */
    private static final int MAX_INITIAL_EXEC = 1 << 12;

    private final DynamicTables tables;
    private final boolean wide;
    private final OptionalInt initialExecType;
    private final BitSet referenced = new BitSet();
    private final Set<Integer> initialExec = new LinkedHashSet<>();

    private RelocationScan(DynamicTables tables) {
        this.tables = tables;
        this.wide = tables.elf().header().ident().wordSize() == WordSize.W64;
        this.initialExecType = initialExecType(tables.elf().header().machine(), wide);
    }

    static RelocationScan of(DynamicTables tables) throws IOException, MalformedBinaryException {
        RelocationScan scan = new RelocationScan(tables);
        scan.table(
                DynamicTag.DT_RELA,
                DynamicTag.DT_RELASZ,
                true,
                tables.value(DynamicTag.DT_RELACOUNT).orElse(0));
        scan.table(
                DynamicTag.DT_REL,
                DynamicTag.DT_RELSZ,
                false,
                tables.value(DynamicTag.DT_RELCOUNT).orElse(0));
        boolean addends = tables.value(DynamicTag.DT_PLTREL).orElse(0) == DynamicTag.DT_RELA;
        scan.table(DynamicTag.DT_JMPREL, DynamicTag.DT_PLTRELSZ, addends, 0);
        return scan;
    }

    /** Indexes into the symbol table. */
    BitSet referenced() {
        return referenced;
    }

    /** Indexes of thread-local symbols that are reached from the thread pointer; 0 for the image's own. */
    Set<Integer> initialExec() {
        return initialExec;
    }

    /** @param relative how many of the first relocations refer to no symbol */
    private void table(int tag, int sizeTag, boolean addends, long relative)
            throws IOException, MalformedBinaryException {
        long size = tables.value(sizeTag).orElse(0);
        if (!tables.has(tag) || size == 0) {
            return;
        }
        int recordBytes = (addends ? 3 : 2) * (wide ? Long.BYTES : Integer.BYTES);
        if (size < 0) {
            throw tables.damage(tag, "has " + ElfFile.hex(size) + " bytes");
        }
        Records records = tables.records(tag, 0, size / recordBytes, recordBytes);
        for (long i = Math.max(0, relative); i < records.count(); i++) {
            int at = records.seek(i);
            ByteBuffer bytes = records.bytes();
            if (wide) {
                long info = bytes.getLong(at + Long.BYTES);
                add(tag, info >>> Integer.SIZE, (int) info);
            } else {
                int info = bytes.getInt(at + Integer.BYTES);
                add(tag, info >>> Byte.SIZE, info & 0xff);
            }
        }
    }

    private void add(int tag, long symbol, int type) throws MalformedBinaryException {
        if (symbol >= MAX_SYMBOLS) {
            throw tables.damage(tag, "refers to symbol " + symbol);
        }
        if (symbol != 0) {
            referenced.set((int) symbol);
        }
        if (initialExecType.isPresent()
                && type == initialExecType.getAsInt()
                && initialExec.size() < MAX_INITIAL_EXEC) {
            initialExec.add((int) symbol);
        }
    }

    /** The relocation that wants the distance of a variable from the thread pointer, by the psABI of each machine. */
    private static OptionalInt initialExecType(Machine machine, boolean wide) {
        if (machine.equals(Machine.X86_64)) {
            return OptionalInt.of(18);
        } else if (machine.equals(Machine.I386)) {
            return OptionalInt.of(14);
        } else if (machine.equals(Machine.AARCH64)) {
            return OptionalInt.of(1030);
        } else if (machine.equals(Machine.ARM)) {
            return OptionalInt.of(19);
        } else if (machine.equals(Machine.PPC64) || machine.equals(Machine.PPC)) {
            return OptionalInt.of(73);
        } else if (machine.equals(Machine.S390)) {
            return OptionalInt.of(56);
        } else if (machine.equals(Machine.RISCV) || machine.equals(Machine.LOONGARCH)) {
            return OptionalInt.of(wide ? 11 : 10);
        }
        return OptionalInt.empty();
    }
}
