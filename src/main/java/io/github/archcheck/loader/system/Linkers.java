package io.github.archcheck.loader.system;

import io.github.archcheck.loader.Linker;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.loader.dyld.DyldLinker;
import io.github.archcheck.loader.glibc.GlibcLinker;
import io.github.archcheck.loader.musl.MuslLinker;
import io.github.archcheck.platform.Libc;
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
            case LINUX -> Optional.of(forLibc(target, target.libc().orElse(Loaders.DEFAULT_LIBC), surroundings));
            case WINDOWS -> Optional.empty();
        };
    }

    private static Linker forLibc(Target target, Libc libc, Surroundings surroundings) {
        return switch (libc.kind()) {
            case GLIBC -> new GlibcLinker(target, surroundings);
            case MUSL -> new MuslLinker(target.architecture(), libc.version(), surroundings);
        };
    }
}
