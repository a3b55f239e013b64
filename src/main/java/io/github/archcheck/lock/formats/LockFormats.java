package io.github.archcheck.lock.formats;

import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.condalock.CondaLockFormat;
import io.github.archcheck.lock.explicit.ExplicitFormat;
import io.github.archcheck.lock.requirements.RequirementsFormat;
import io.github.archcheck.lock.uv.UvLockFormat;
import java.util.List;
import java.util.Optional;

/** All of them. */
public final class LockFormats {
    public static final List<LockFormat> ALL = List.of(new UvLockFormat(), new CondaLockFormat(), new ExplicitFormat(), new RequirementsFormat());

    private LockFormats() {}

    public static Optional<LockFormat> detect(LockText text) {
        return ALL.stream().filter(f -> f.hasName(text.name().substring(text.name().lastIndexOf('/') + 1))).findFirst().or(() -> ALL.stream().filter(f -> f.hasContent(text.content())).findFirst());
    }
}
