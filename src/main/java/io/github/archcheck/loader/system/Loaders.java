package io.github.archcheck.loader.system;

import io.github.archcheck.loader.Loader;
import io.github.archcheck.loader.dyld.DyldLoader;
import io.github.archcheck.loader.glibc.GlibcLoader;
import io.github.archcheck.loader.musl.MuslLoader;
import io.github.archcheck.loader.windows.WindowsLoader;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;

/** The loader of every target. */
public final class Loaders {
    static final Version DEFAULT_MACOS = Version.of(14, 0);
    static final Libc DEFAULT_LIBC = new Libc(Libc.Kind.GLIBC, Version.of(2, 28));

    private Loaders() {}

    /**
     * The loader of the target's process; what the target leaves open is as in the names without a version.
     *
     * @throws IllegalArgumentException when the target's system has no processes of its architecture
     */
    public static Loader forTarget(Target target) {
        return switch (target.os()) {
            case MACOS ->
                new DyldLoader(
                        target.architecture(),
                        target.translated(),
                        target.osVersion().orElse(DEFAULT_MACOS));
            case LINUX -> forLibc(target, target.libc().orElse(DEFAULT_LIBC));
            case WINDOWS -> new WindowsLoader(target.architecture());
        };
    }

    private static Loader forLibc(Target target, Libc libc) {
        return switch (libc.kind()) {
            case GLIBC -> new GlibcLoader(target.architecture(), libc.version());
            case MUSL -> new MuslLoader(target.architecture());
        };
    }
}
