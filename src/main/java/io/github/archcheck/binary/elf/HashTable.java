package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.WordSize;
import java.io.IOException;

/**
 * What the hash table says of the symbol table: which symbols lookups can find.
 *
 * @param firstFound index of the first symbol that a lookup can find
 * @param end index behind the last one
 * @see <a href="https://gabi.xinuos.com/elf/08-dynamic.html#hash-table">gABI, hash table</a>
 */
record HashTable(long firstFound, long end) {
    private static final int GNU_HEADER_WORDS = 4;

    /**
     * The table of GNU where there is one, as loaders prefer it; nothing can be found when there is none at all, but on
     * MIPS, which has one more kind.
     */
    static HashTable read(DynamicTables tables) throws IOException, MalformedBinaryException {
        if (tables.has(DynamicTag.DT_GNU_HASH)) {
            return gnu(tables);
        }
        return new HashTable(0, tables.has(DynamicTag.DT_HASH) ? chainCount(tables) : mipsCount(tables));
    }

    /** DT_MIPS_SYMTABNO, which is the number of all symbols; 0 on other machines. */
    static long mipsCount(DynamicTables tables) {
        return tables.elf().header().machine().equals(Machine.MIPS)
                ? tables.value(DynamicTag.DT_MIPS_SYMTABNO).orElse(0)
                : 0;
    }

    /** {@code nchain}, which is the number of all symbols; 0 without DT_HASH. */
    static long chainCount(DynamicTables tables) throws IOException, MalformedBinaryException {
        if (!tables.has(DynamicTag.DT_HASH)) {
            return 0;
        }
        ElfHeader header = tables.elf().header();
        boolean wide = header.ident().wordSize() == WordSize.W64
                && (header.machine().equals(Machine.S390) || header.machine().equals(Machine.ALPHA));
        Records words = tables.records(DynamicTag.DT_HASH, 0, 2, wide ? Long.BYTES : Integer.BYTES);
        int at = words.seek(1);
        return wide ? words.bytes().getLong(at) : words.word(1);
    }

    /**
     * The table has no count: the last symbol is the end of the chain that begins last. With nothing to find in it, it
     * says nothing of how many symbols there are.
     */
    private static HashTable gnu(DynamicTables tables) throws IOException, MalformedBinaryException {
        int tag = DynamicTag.DT_GNU_HASH;
        Records header = tables.records(tag, 0, GNU_HEADER_WORDS, Integer.BYTES);
        long bucketCount = header.word(0);
        long first = header.word(1);
        long bloomBytes = header.word(2) * tables.elf().layout().wordSize().bytes();
        long bucketsAt = GNU_HEADER_WORDS * Integer.BYTES + bloomBytes;
        Records buckets = tables.records(tag, bucketsAt, bucketCount, Integer.BYTES);
        long last = 0;
        for (long i = 0; i < bucketCount; i++) {
            last = Math.max(last, buckets.word(i));
        }
        if (last == 0) {
            return new HashTable(first, first);
        }
        if (last < first) {
            throw tables.damage(tag, "a bucket begins with symbol " + last + ", but the table with " + first);
        }
        long chainsAt = bucketsAt + bucketCount * Integer.BYTES;
        long room = (tables.region(tag).size() - chainsAt) / Integer.BYTES;
        Records chains = tables.records(tag, chainsAt, room, Integer.BYTES);
        while ((chains.word(last - first) & 1) == 0) {
            last++;
        }
        return new HashTable(first, last + 1);
    }
}
