package io.github.archcheck.loader.system;

import io.github.archcheck.loader.Linker;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.loader.musl.MuslLinker;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.Target;
import java.util.Optional;

/** The linker of every target. */
public final class Linkers {
    private Linkers() {}

    /** Empty for Windows, whose search for libraries archcheck does not follow. */
    public static Optional<Linker> forTarget(Target target, Surroundings surroundings) {
        return target.libc()
                .filter(libc -> libc.kind() == Libc.Kind.MUSL)
                .map(libc -> new MuslLinker(target.architecture(), libc.version(), surroundings));
    }
}
