package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which version each symbol has, by DT_VERSYM and what its numbers stand for. */
final class SymbolVersions {
    private static final int HIDDEN = 0x8000;
    private static final int INDEX = 0x7fff;

    private final Optional<Records> numbers;
    private final Map<Integer, String> names = new HashMap<>();

    private SymbolVersions(Optional<Records> numbers) {
        this.numbers = numbers;
    }

    /** @param count of symbols */
    static SymbolVersions read(DynamicTables tables, DynamicSection dynamic, long count)
            throws IOException, MalformedBinaryException {
        if (!tables.has(DynamicTag.DT_VERSYM)) {
            return new SymbolVersions(Optional.empty());
        }
        SymbolVersions versions =
                new SymbolVersions(Optional.of(tables.records(DynamicTag.DT_VERSYM, 0, count, Short.BYTES)));
        for (VersionDefinition definition : dynamic.versionDefinitions()) {
            if (!definition.isBase()) {
                versions.names.put(definition.index() & INDEX, definition.name());
            }
        }
        for (VersionNeed need : dynamic.versionNeeds()) {
            for (NeededVersion version : need.versions()) {
                versions.names.put(version.index() & INDEX, version.name());
            }
        }
        return versions;
    }

    /** As it stands in DT_VERSYM; 0 without one. */
    int number(long symbol) throws IOException, MalformedBinaryException {
        if (numbers.isEmpty()) {
            return 0;
        }
        Records records = numbers.get();
        int at = records.seek(symbol);
        return Short.toUnsignedInt(records.bytes().getShort(at));
    }

    /** Empty for a symbol without a version. */
    Optional<String> of(int number) {
        return Optional.ofNullable(names.get(number & INDEX));
    }

    /** Whether lookups without a version pass over the symbol. */
    static boolean isHidden(int number) {
        return (number & HIDDEN) != 0;
    }
}
