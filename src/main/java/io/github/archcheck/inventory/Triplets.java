package io.github.archcheck.inventory;

import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Libc;
import java.util.Map;
import java.util.Optional;

/**
 * The names of platforms inside the suffixes of extension modules.
 *
 * @see <a href="https://github.com/python/cpython/blob/3.13/Misc/platform_triplet.c">Misc/platform_triplet.c</a>
 */
final class Triplets {
    /** Machine and, where it differs from plain {@code gnu} and {@code musl}, the ends of the two triplets. */
    private record Linux(String machine, String gnu, String musl) {
        Linux(String machine) {
            this(machine, "gnu", "musl");
        }
    }

    private static final Map<Architecture.Known, Linux> LINUX = Map.ofEntries(
            Map.entry(Architecture.Known.X86_64, new Linux("x86_64")),
            Map.entry(Architecture.Known.X32, new Linux("x86_64", "gnux32", "muslx32")),
            Map.entry(Architecture.Known.I386, new Linux("i386")),
            Map.entry(Architecture.Known.I686, new Linux("i386")),
            Map.entry(Architecture.Known.ARM64, new Linux("aarch64")),
            Map.entry(Architecture.Known.AARCH64_BE, new Linux("aarch64_be")),
            Map.entry(Architecture.Known.ARMV7L, new Linux("arm", "gnueabihf", "musleabihf")),
            Map.entry(Architecture.Known.ARM, new Linux("arm", "gnueabi", "musleabi")),
            Map.entry(Architecture.Known.ARMEB, new Linux("armeb", "gnueabi", "musleabi")),
            Map.entry(Architecture.Known.PPC, new Linux("powerpc")),
            Map.entry(Architecture.Known.PPC64, new Linux("powerpc64")),
            Map.entry(Architecture.Known.PPC64LE, new Linux("powerpc64le")),
            Map.entry(Architecture.Known.S390, new Linux("s390")),
            Map.entry(Architecture.Known.S390X, new Linux("s390x")),
            Map.entry(Architecture.Known.RISCV32, new Linux("riscv32")),
            Map.entry(Architecture.Known.RISCV64, new Linux("riscv64")),
            Map.entry(Architecture.Known.LOONGARCH64, new Linux("loongarch64")),
            Map.entry(Architecture.Known.MIPS, new Linux("mips")),
            Map.entry(Architecture.Known.MIPSEL, new Linux("mipsel")),
            Map.entry(Architecture.Known.MIPS64, new Linux("mips64", "gnuabi64", "musl")),
            Map.entry(Architecture.Known.MIPS64EL, new Linux("mips64el", "gnuabi64", "musl")),
            Map.entry(Architecture.Known.SPARC, new Linux("sparc")),
            Map.entry(Architecture.Known.SPARC64, new Linux("sparc64")),
            Map.entry(Architecture.Known.ALPHA, new Linux("alpha")),
            Map.entry(Architecture.Known.HPPA, new Linux("hppa")),
            Map.entry(Architecture.Known.IA64, new Linux("ia64")),
            Map.entry(Architecture.Known.M68K, new Linux("m68k")),
            Map.entry(Architecture.Known.SH4, new Linux("sh4")));

    private static final Map<Architecture.Known, String> WINDOWS = Map.of(
            Architecture.Known.X86_64, "win_amd64",
            Architecture.Known.ARM64EC, "win_amd64",
            Architecture.Known.ARM64, "win_arm64",
            Architecture.Known.I386, "win32",
            Architecture.Known.I686, "win32",
            Architecture.Known.ARM, "win_arm32",
            Architecture.Known.ARMV7, "win_arm32",
            Architecture.Known.ARMV7L, "win_arm32");

    private Triplets() {}

    /** {@code x86_64-linux-gnu}; empty when no Linux runs on such a machine. */
    static Optional<String> linux(Architecture.Known architecture, Libc.Kind libc) {
        return Optional.ofNullable(LINUX.get(architecture))
                .map(l -> l.machine() + "-linux-" + (libc == Libc.Kind.MUSL ? l.musl() : l.gnu()));
    }

    /** {@code win_amd64}; empty when no Windows runs on such a machine. */
    static Optional<String> windows(Architecture.Known architecture) {
        return Optional.ofNullable(WINDOWS.get(architecture));
    }
}
