package io.github.archcheck.loader.system;

import io.github.archcheck.loader.Linker;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.platform.Target;
import java.util.Optional;

/** The linker of every target. */
public final class Linkers {
    private Linkers() {}

    /** Empty for Windows, whose search for libraries archcheck does not follow. */
    public static Optional<Linker> forTarget(Target target, Surroundings surroundings) {
        return Optional.empty();
    }
}
