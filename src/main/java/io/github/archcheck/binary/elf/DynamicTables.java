package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The tables that the dynamic section leads to, by address: section headers may be missing, and no loader looks at them. */
final class DynamicTables {
    private final ElfFile elf;
    private final SegmentTable segments;
    private final Map<Integer, Long> values = new HashMap<>();

    DynamicTables(ElfFile elf, SegmentTable segments, DynamicSection dynamic) {
        this.elf = elf;
        this.segments = segments;
        for (DynamicEntry entry : dynamic.others()) {
            values.put(entry.tag().code(), entry.value());
        }
    }

    ElfFile elf() {
        return elf;
    }

    boolean has(int tag) {
        return values.containsKey(tag);
    }

    /** What the last entry with the tag holds. */
    OptionalLong value(int tag) {
        Long value = values.get(tag);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** From the address that an entry holds to the end of its segment; the entry must be there. */
    Span region(int tag) throws MalformedBinaryException {
        long address = value(tag).orElseThrow(() -> new IllegalArgumentException("no " + name(tag)));
        return segments.locate(address)
                .orElseThrow(() -> damage(tag, "the address " + ElfFile.hex(address) + ", which no segment has"));
    }

    /**
     * A table of records from the address that an entry holds on.
     *
     * @param skipped bytes between the address and the first record
     * @param count records, any number that a file may claim
     */
    Records records(int tag, long skipped, long count, int recordBytes) throws IOException, MalformedBinaryException {
        Span region = region(tag);
        if (skipped < 0 || skipped > region.size() || count < 0 || count > (region.size() - skipped) / recordBytes) {
            throw damage(
                    tag,
                    "leads to " + count + " records of " + recordBytes + " bytes, but only "
                            + ElfFile.hex(region.size()) + " bytes follow in the segment");
        }
        return new Records(elf, region.offset() + skipped, count, recordBytes, name(tag));
    }

    /** Says that what an entry leads to is damaged. */
    MalformedBinaryException damage(int tag, String reason) {
        return new MalformedBinaryException(elf.absolute(0), name(tag), reason);
    }

    private static String name(int tag) {
        return new DynamicTag(tag).name().orElse("d_tag");
    }
}
