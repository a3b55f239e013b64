package io.github.archcheck.lock.formats;

import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import java.util.List;
import java.util.Optional;

/** All of them. */
public final class LockFormats {
    public static final List<LockFormat> ALL = List.of();

    private LockFormats() {}

    public static Optional<LockFormat> detect(LockText text) {
        return ALL.stream().findFirst();
    }
}
