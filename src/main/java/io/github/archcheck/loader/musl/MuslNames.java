package io.github.archcheck.loader.musl;

import io.github.archcheck.platform.Architecture.Known;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Names that musl's loader has built in, and those that only glibc has. */
final class MuslNames {
    /** A library whose name begins with {@code lib} and one of these is musl itself, which holds them all. */
    private static final List<String> RESERVED = List.of("c.", "pthread.", "rt.", "m.", "dl.", "util.", "xnet.");

    /** Parts of glibc that musl has no counterpart of under the same name, without their versions. */
    private static final List<String> GLIBC = List.of(
            "ld-linux",
            "ld64.so.",
            "ld.so.1",
            "libmvec.so.",
            "libresolv.so.",
            "libnsl.so.1",
            "libanl.so.",
            "libnss_",
            "libBrokenLocale.so.",
            "libthread_db.so.",
            "libc_malloc_debug.so.");

    private static final Map<Known, String> SPELLINGS = new EnumMap<>(Map.of(
            Known.ARM64, "aarch64",
            Known.I686, "i386",
            Known.ARMV7, "armhf",
            Known.ARMV7L, "armhf",
            Known.ARMV6, "arm",
            Known.PPC, "powerpc",
            Known.PPC64, "powerpc64",
            Known.PPC64LE, "powerpc64le"));

    private MuslNames() {}

    /** Whether a need is met by musl itself, before anything is searched. */
    static boolean isMusl(String need, String loader) {
        return need.equals(loader)
                || (need.startsWith("lib") && RESERVED.stream().anyMatch(name -> need.startsWith(name, 3)));
    }

    static boolean isGlibc(String need) {
        return GLIBC.stream().anyMatch(need::startsWith);
    }

    /** The path that programs name as their loader, such as {@code /lib/ld-musl-x86_64.so.1}. */
    static String loader(Known architecture) {
        return "/lib/ld-musl-" + word(architecture) + ".so.1";
    }

    /** The file that holds the directories of the system. */
    static String pathFile(Known architecture) {
        return "/etc/ld-musl-" + word(architecture) + ".path";
    }

    /** LDSO_ARCH, as musl's configure spells it. */
    private static String word(Known architecture) {
        return SPELLINGS.getOrDefault(architecture, architecture.label());
    }
}
