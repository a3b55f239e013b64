package io.github.archcheck.platform;

import io.github.archcheck.platform.Architecture.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people and tools call the architectures of a process, by system, because {@code x86} or {@code arm} mean
 * different things. Names are in lower case; the first of each row is the usual one.
 */
public final class ArchitectureNames {
    private static final Map<String, Known> MACOS =
            table(row(Known.ARM64, "arm64 aarch64"), row(Known.X86_64, "x86_64 amd64 x64 64"));

    private static final Map<String, Known> WINDOWS = table(
            row(Known.X86_64, "amd64 x86_64 x64 64"),
            row(Known.ARM64, "arm64 aarch64"),
            row(Known.I686, "x86 i386 i686 386 32"));

    private static final Map<String, Known> LINUX = table(
            row(Known.X86_64, "x86_64 amd64 x64 64"),
            row(Known.ARM64, "aarch64 arm64"),
            row(Known.I686, "i686 i386 i486 i586 x86 386 32"),
            row(Known.ARMV7L, "armv7l armv7 armv7a armhf"),
            row(Known.PPC64LE, "ppc64le powerpc64le ppc64el"),
            row(Known.S390X, "s390x"),
            row(Known.RISCV64, "riscv64 riscv64gc"),
            row(Known.LOONGARCH64, "loongarch64 loong64"),
            row(Known.ARM, "arm armel armv5te"),
            row(Known.X32, "x32"),
            row(Known.ARMEB, "armeb"),
            row(Known.AARCH64_BE, "aarch64_be"),
            row(Known.PPC64, "ppc64 powerpc64"),
            row(Known.PPC, "ppc powerpc"),
            row(Known.S390, "s390"),
            row(Known.RISCV32, "riscv32"),
            row(Known.LOONGARCH32, "loongarch32"),
            row(Known.MIPS64EL, "mips64el mips64le"),
            row(Known.MIPS64, "mips64"),
            row(Known.MIPSEL, "mipsel mipsle"),
            row(Known.MIPS, "mips"),
            row(Known.SPARC64, "sparc64 sparcv9"),
            row(Known.SPARC, "sparc"),
            row(Known.ALPHA, "alpha"),
            row(Known.HPPA, "hppa"),
            row(Known.IA64, "ia64"),
            row(Known.M68K, "m68k"),
            row(Known.SH4, "sh4"));

    private ArchitectureNames() {}

    /** Empty when no process on that system has an architecture of that name. */
    public static Optional<Known> find(OperatingSystem os, String name) {
        return Optional.ofNullable(names(os).get(name));
    }

    /** The usual name of each architecture of a system, the most common first. */
    static List<String> usual(OperatingSystem os) {
        Map<Known, String> first = new LinkedHashMap<>();
        names(os).forEach((name, architecture) -> first.putIfAbsent(architecture, name));
        return List.copyOf(first.values());
    }

    private static Map<String, Known> names(OperatingSystem os) {
        return switch (os) {
            case MACOS -> MACOS;
            case LINUX -> LINUX;
            case WINDOWS -> WINDOWS;
        };
    }

    @SafeVarargs
    private static Map<String, Known> table(Map.Entry<Known, String>... rows) {
        Map<String, Known> table = new LinkedHashMap<>();
        for (Map.Entry<Known, String> row : rows) {
            for (String name : row.getValue().split(" ", -1)) {
                table.put(name, row.getKey());
            }
        }
        return table;
    }

    private static Map.Entry<Known, String> row(Known architecture, String names) {
        return Map.entry(architecture, names);
    }
}
