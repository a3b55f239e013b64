package io.github.archcheck.loader.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.loader.Loader;
import io.github.archcheck.loader.dyld.DyldLoader;
import io.github.archcheck.loader.glibc.GlibcLoader;
import io.github.archcheck.loader.musl.MuslLoader;
import io.github.archcheck.loader.windows.WindowsLoader;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadersTest {
    private static Loader of(OperatingSystem os, Known architecture, Optional<Libc> libc, boolean translated) {
        return Loaders.forTarget(
                new Target(os, architecture, Optional.empty(), libc, translated, Target.Source.OPTION, List.of()));
    }

    @Test
    void everySystemHasItsLoader() {
        Optional<Libc> musl = Optional.of(new Libc(Libc.Kind.MUSL, Version.of(1, 2)));
        assertThat(of(OperatingSystem.MACOS, Known.ARM64, Optional.empty(), false))
                .isInstanceOf(DyldLoader.class);
        assertThat(of(OperatingSystem.MACOS, Known.X86_64, Optional.empty(), true))
                .isInstanceOf(DyldLoader.class);
        assertThat(of(OperatingSystem.LINUX, Known.X86_64, Optional.empty(), false))
                .isInstanceOf(GlibcLoader.class);
        assertThat(of(OperatingSystem.LINUX, Known.ARM64, musl, false)).isInstanceOf(MuslLoader.class);
        assertThat(of(OperatingSystem.WINDOWS, Known.I686, Optional.empty(), false))
                .isInstanceOf(WindowsLoader.class);
    }
}
