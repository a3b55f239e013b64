package io.github.archcheck.lock.toml;

import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.toml.TomlException;
import io.github.archcheck.toml.TomlText;

/** Reads TOML files. */
public final class TomlFile {
    private TomlFile() {}

    /** The top table. */
    public static TomlTable read(LockText text) throws MalformedLockException {
        String content = TomlText.unmarked(text.content());
        try {
            return TomlTable.top(text.name(), content, TomlText.read(content));
        } catch (TomlException e) {
            throw new MalformedLockException(text.name(), e.line(), e.reason());
        }
    }
}
