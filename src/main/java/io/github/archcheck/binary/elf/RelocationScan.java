package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.WordSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

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
    private final Set<Integer> initialExecTypes;
    private final OptionalInt indirectType;
    private final BitSet referenced = new BitSet();
    private final BitSet calls = new BitSet();
    private final Set<Integer> initialExec = new LinkedHashSet<>();
    private int[] order = new int[64];
    private int count;
    private boolean indirect;

    private RelocationScan(DynamicTables tables) {
        this.tables = tables;
        Machine machine = tables.elf().header().machine();
        this.wide = tables.elf().header().ident().wordSize() == WordSize.W64;
        this.initialExecTypes = initialExecTypes(machine, wide);
        this.indirectType = indirectType(machine);
    }

    /** Where relocations are of another kind. */
    static RelocationScan none(DynamicTables tables) {
        return new RelocationScan(tables);
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

    /** How many symbols there must be at least. */
    int symbolCount() {
        return referenced.length();
    }

    boolean refersTo(int symbol) {
        return referenced.get(symbol);
    }

    /** Whether only DT_JMPREL refers to it, so that it may wait for the first call. */
    boolean isCall(int symbol) {
        return calls.get(symbol);
    }

    /** Indexes into the symbol table, in the order in which they are first referred to. */
    IntStream order() {
        return Arrays.stream(order, 0, count);
    }

    /** Indexes of thread-local symbols that are reached from the thread pointer; 0 for the image's own. */
    Set<Integer> initialExec() {
        return initialExec;
    }

    /** The type of IRELATIVE relocations; empty when there are none. */
    OptionalInt indirect() {
        return indirect ? indirectType : OptionalInt.empty();
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
        int index = (int) symbol;
        if (index != 0 && !referenced.get(index)) {
            referenced.set(index);
            calls.set(index, tag == DynamicTag.DT_JMPREL);
            order = count == order.length ? Arrays.copyOf(order, count * 2) : order;
            order[count++] = index;
        }
        indirect |= indirectType.isPresent() && type == indirectType.getAsInt();
        if (initialExecTypes.contains(type) && initialExec.size() < MAX_INITIAL_EXEC) {
            initialExec.add(index);
        }
    }

    private static OptionalInt indirectType(Machine machine) {
        if (machine.equals(Machine.X86_64)) {
            return OptionalInt.of(37);
        } else if (machine.equals(Machine.I386)) {
            return OptionalInt.of(42);
        } else if (machine.equals(Machine.AARCH64)) {
            return OptionalInt.of(1032);
        } else if (machine.equals(Machine.ARM)) {
            return OptionalInt.of(160);
        } else if (machine.equals(Machine.PPC64) || machine.equals(Machine.PPC)) {
            return OptionalInt.of(248);
        } else if (machine.equals(Machine.S390)) {
            return OptionalInt.of(61);
        } else if (machine.equals(Machine.RISCV)) {
            return OptionalInt.of(58);
        }
        return OptionalInt.empty();
    }

    /** The relocations that want the distance of a variable from the thread pointer, by the psABI of each machine. */
    private static Set<Integer> initialExecTypes(Machine machine, boolean wide) {
        if (machine.equals(Machine.X86_64)) {
            return Set.of(18);
        } else if (machine.equals(Machine.I386)) {
            return Set.of(14, 37);
        } else if (machine.equals(Machine.AARCH64)) {
            return Set.of(1030);
        } else if (machine.equals(Machine.ARM)) {
            return Set.of(19);
        } else if (machine.equals(Machine.PPC64) || machine.equals(Machine.PPC)) {
            return Set.of(73);
        } else if (machine.equals(Machine.S390)) {
            return Set.of(56);
        } else if (machine.equals(Machine.RISCV) || machine.equals(Machine.LOONGARCH)) {
            return Set.of(wide ? 11 : 10);
        }
        return Set.of();
    }
}
