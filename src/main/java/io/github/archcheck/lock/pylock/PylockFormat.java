package io.github.archcheck.lock.pylock;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.toml.TomlFile;
import io.github.archcheck.lock.toml.TomlHead;
import java.util.regex.Pattern;

/** {@code pylock.toml} and {@code pylock.name.toml}. */
public final class PylockFormat implements LockFormat {
    private static final Pattern NAME = Pattern.compile("pylock\\.(?:[^.]++\\.)?toml");

    @Override
    public String name() {
        return "pylock.toml";
    }

    @Override
    public boolean hasName(String fileName) {
        return NAME.matcher(fileName).matches();
    }

    @Override
    public boolean hasContent(String text) {
        return TomlHead.setsAtTop(text, "lock-version");
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException {
        return new PylockListing(Pylock.read(TomlFile.read(text)));
    }
}
