package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads version needs and definitions: chains of records, each telling how far the next one is, and each with a chain
 * of its own. Distances are unsigned and at least a record long, so that a chain moves forward and ends.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html">LSB,
 *     symbol versioning</a>
 */
final class VersionReader {
    /** Of both kinds together: chains may share records, and a short file must not turn into a long list. */
    private static final int MAX_RECORDS = 0x4000;

    private static final int REVISION = 1;

    private final ElfFile elf;
    private final Optional<StringTable> strings;
    private final Defects defects;
    private int records;

    VersionReader(ElfFile elf, Optional<StringTable> strings, Defects defects) {
        this.elf = elf;
        this.strings = strings;
        this.defects = defects;
    }

    /**
     * @param region from the first record on; empty when there is none
     * @param count records at most, unsigned
     */
    List<VersionNeed> needs(Optional<Span> region, long count) throws IOException {
        List<VersionNeed> needs = new ArrayList<>();
        if (region.isPresent() && strings.isPresent()) {
            Window window = new Window(elf, region.get());
            Chain chain = new Chain(window, 0, elf.layout().verneed(), Field.VN_NEXT, count);
            for (Optional<Row> row = chain.next(); row.isPresent(); row = chain.next()) {
                requireRevision(row.get(), Field.VN_VERSION);
                need(window, chain.position(), row.get()).ifPresent(needs::add);
            }
        }
        return needs;
    }

    /**
     * @param region from the first record on; empty when there is none
     * @param count records at most, unsigned
     */
    List<VersionDefinition> definitions(Optional<Span> region, long count) throws IOException {
        List<VersionDefinition> definitions = new ArrayList<>();
        if (region.isPresent() && strings.isPresent()) {
            Window window = new Window(elf, region.get());
            Chain chain = new Chain(window, 0, elf.layout().verdef(), Field.VD_NEXT, count);
            for (Optional<Row> row = chain.next(); row.isPresent(); row = chain.next()) {
                requireRevision(row.get(), Field.VD_VERSION);
                definition(window, chain.position(), row.get()).ifPresent(definitions::add);
            }
        }
        return definitions;
    }

    private Optional<VersionNeed> need(Window window, long position, Row verneed) throws IOException {
        Optional<String> file = text(verneed, Field.VN_FILE, elf.layout().verneed());
        List<NeededVersion> versions = new ArrayList<>();
        Struct vernaux = elf.layout().vernaux();
        Chain chain = new Chain(
                window, position + verneed.get(Field.VN_AUX), vernaux, Field.VNA_NEXT, verneed.get(Field.VN_CNT));
        for (Optional<Row> row = chain.next(); row.isPresent(); row = chain.next()) {
            Row aux = row.get();
            text(aux, Field.VNA_NAME, vernaux)
                    .ifPresent(name -> versions.add(new NeededVersion(
                            name, aux.code(Field.VNA_HASH), aux.code(Field.VNA_FLAGS), aux.code(Field.VNA_OTHER))));
        }
        return file.map(name -> new VersionNeed(name, versions));
    }

    private Optional<VersionDefinition> definition(Window window, long position, Row verdef) throws IOException {
        List<String> names = new ArrayList<>();
        Struct verdaux = elf.layout().verdaux();
        Chain chain = new Chain(
                window, position + verdef.get(Field.VD_AUX), verdaux, Field.VDA_NEXT, verdef.get(Field.VD_CNT));
        for (Optional<Row> row = chain.next(); row.isPresent(); row = chain.next()) {
            Optional<String> name = text(row.get(), Field.VDA_NAME, verdaux);
            if (name.isEmpty() && names.isEmpty()) {
                return Optional.empty();
            }
            name.ifPresent(names::add);
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VersionDefinition(
                names.get(0),
                verdef.code(Field.VD_HASH),
                verdef.code(Field.VD_FLAGS),
                verdef.code(Field.VD_NDX),
                names.subList(1, names.size())));
    }

    private void requireRevision(Row row, Field field) {
        if (row.get(field) != REVISION) {
            defects.add(row.defect(field, row.get(field) + ", not " + REVISION));
        }
    }

    private Optional<String> text(Row row, Field field, Struct struct) throws IOException {
        try {
            long at = row.at() + struct.offsetOf(field);
            return Optional.of(strings.orElseThrow().at(row.get(field), at, struct.spelling(field)));
        } catch (MalformedBinaryException e) {
            defects.add(e);
            return Optional.empty();
        }
    }

    /** A walk from record to record; it ends for good at the first damage, which becomes a defect. */
    private final class Chain {
        private final Window window;
        private final Struct struct;
        private final Field nextField;
        private long left;
        private long position;
        private long following;

        Chain(Window window, long start, Struct struct, Field nextField, long count) {
            this.window = window;
            this.struct = struct;
            this.nextField = nextField;
            this.left = count < 0 ? Long.MAX_VALUE : count;
            this.following = start;
        }

        /** Where the record that {@link #next} gave begins in the window. */
        long position() {
            return position;
        }

        Optional<Row> next() throws IOException {
            if (left == 0) {
                return Optional.empty();
            }
            try {
                position = following;
                Cursor cursor = window.read(position, struct.size(), struct.name());
                Row row = struct.read(cursor);
                count(row);
                advance(row);
                return Optional.of(row);
            } catch (MalformedBinaryException e) {
                defects.add(e);
                left = 0;
                return Optional.empty();
            }
        }

        private void count(Row row) throws MalformedBinaryException {
            records++;
            if (records > MAX_RECORDS) {
                throw new MalformedBinaryException(
                        row.at(), struct.name(), "more than " + MAX_RECORDS + " version records");
            }
        }

        private void advance(Row row) {
            long distance = row.get(nextField);
            left = left == Long.MAX_VALUE ? left : left - 1;
            following = position + distance;
            boolean last = distance == 0;
            if (last && left != 0 && left != Long.MAX_VALUE) {
                defects.add(row.defect(nextField, "the chain ends although " + left + " more records are due"));
            } else if (!last && distance < struct.size()) {
                defects.add(row.defect(nextField, distance + " bytes to the next record, which is inside this one"));
                last = true;
            } else if (!last && left == 0) {
                defects.add(row.defect(nextField, "the chain goes on behind its last record"));
            }
            if (last) {
                left = 0;
            }
        }
    }
}
