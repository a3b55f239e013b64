package io.github.archcheck.lock.uv;

import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.toml.TomlTable;
import java.util.Locale;

/**
 * Where uv takes a package from.
 *
 * @param location an address, or a path relative to the lock
 */
record UvSource(Kind kind, String location) {
    /** In the order in which uv looks for them. */
    enum Kind {
        REGISTRY,
        GIT,
        URL,
        PATH,
        DIRECTORY,
        EDITABLE,
        VIRTUAL;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static UvSource read(TomlTable table) throws MalformedLockException {
        for (Kind kind : Kind.values()) {
            if (table.has(kind.key())) {
                return new UvSource(kind, registryOrText(table, kind));
            }
        }
        throw table.malformed("source", "names no source that is known");
    }

    /** A registry that is a folder may be written as a table of its own. */
    private static String registryOrText(TomlTable table, Kind kind) throws MalformedLockException {
        if (kind == Kind.REGISTRY && table.isTable(kind.key())) {
            TomlTable registry = table.table(kind.key()).orElseThrow();
            return registry.has("path") ? registry.text("path") : registry.text("url");
        }
        return table.text(kind.key());
    }

    /** The project that the lock lies beside. */
    boolean isProjectItself() {
        return isOwnProject() && location.equals(".");
    }

    /** Installed from the user's own folder, or not at all. */
    boolean isOwnProject() {
        return kind == Kind.EDITABLE || kind == Kind.VIRTUAL;
    }

    /** Tells sources apart. */
    String text() {
        return kind.key() + " = " + location;
    }
}
