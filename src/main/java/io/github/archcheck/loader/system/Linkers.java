package io.github.archcheck.loader.system;

import io.github.archcheck.loader.Linker;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.loader.glibc.GlibcLinker;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.Target;
import java.util.Optional;

/** The linker of every target. */
public final class Linkers {
    private Linkers() {}

    /** Empty for Windows, whose search for libraries archcheck does not follow. */
    public static Optional<Linker> forTarget(Target target, Surroundings surroundings) {
        return switch (target.os()) {
            case LINUX -> linux(target, surroundings);
            case MACOS, WINDOWS -> Optional.empty();
        };
    }

    private static Optional<Linker> linux(Target target, Surroundings surroundings) {
        Optional<Libc.Kind> kind = target.libc().map(Libc::kind);
        return kind.filter(Libc.Kind.GLIBC::equals).map(glibc -> new GlibcLinker(target, surroundings));
    }
}
