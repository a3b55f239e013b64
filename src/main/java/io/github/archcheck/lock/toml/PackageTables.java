package io.github.archcheck.lock.toml;

import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.packaging.ProjectName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The package entries of a lock file, in numbers that a lock file can have. */
public final class PackageTables {
    private static final int MOST = 100_000;
    /** The entries of one name are looked through for every edge to it. */
    private static final int MOST_OF_ONE_NAME = 256;

    private PackageTables() {}

    /** Every one has a name. */
    public static List<TomlTable> read(TomlTable top, String key) throws MalformedLockException {
        List<TomlTable> tables = top.tables(key);
        if (tables.size() > MOST) {
            throw top.malformed(key, "has more than " + MOST + " packages");
        }
        Map<String, Integer> counts = new HashMap<>();
        for (TomlTable table : tables) {
            if (counts.merge(ProjectName.normalise(table.text("name")), 1, Integer::sum) > MOST_OF_ONE_NAME) {
                throw table.malformed("name", "is one of more than " + MOST_OF_ONE_NAME + " packages of this name");
            }
        }
        return tables;
    }
}
