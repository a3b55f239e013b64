package io.github.archcheck.loader.system;

import io.github.archcheck.loader.Linker;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.loader.dyld.DyldLinker;
import io.github.archcheck.platform.Target;
import java.util.Optional;

/** The linker of every target. */
public final class Linkers {
    private Linkers() {}

    /** Empty for Windows, whose search for libraries archcheck does not follow. */
    public static Optional<Linker> forTarget(Target target, Surroundings surroundings) {
        return switch (target.os()) {
            case MACOS ->
                Optional.of(new DyldLinker(
                        target.architecture(),
                        target.translated(),
                        target.osVersion().orElse(Loaders.DEFAULT_MACOS),
                        surroundings));
            case LINUX, WINDOWS -> Optional.empty();
        };
    }
}
