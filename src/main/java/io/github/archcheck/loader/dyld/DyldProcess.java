package io.github.archcheck.loader.dyld;

import io.github.archcheck.platform.Architecture;
import java.util.List;

/** The kind of process that dyld loads into; it decides which slices are taken, and in what order. */
enum DyldProcess {
    /** A native process on Apple Silicon, as every Python that Apple did not build. */
    ARM64,
    /** A platform program of Apple on Apple Silicon. */
    ARM64E,
    /** x86_64 on Apple Silicon: Rosetta 2 presents a processor before Haswell. */
    ROSETTA,
    /** x86_64 on an Intel Mac; one of 2013 or later is assumed. */
    INTEL;

    /** @throws IllegalArgumentException for an architecture that no macOS process of macOS 10.15 or later has */
    static DyldProcess of(Architecture.Known architecture, boolean translated) {
        if (architecture == Architecture.Known.ARM64) {
            return ARM64;
        } else if (architecture == Architecture.Known.ARM64E) {
            return ARM64E;
        } else if (architecture == Architecture.Known.X86_64 || architecture == Architecture.Known.X86_64H) {
            return translated ? ROSETTA : INTEL;
        }
        throw new IllegalArgumentException("macOS has no " + architecture.label() + " processes");
    }

    /** The kind of process that a program of this machine becomes. */
    DyldProcess child(Architecture program) {
        if (program.equals(Architecture.Known.X86_64) || program.equals(Architecture.Known.X86_64H)) {
            return this == INTEL ? INTEL : ROSETTA;
        }
        return ARM64;
    }

    /** Whether the machine itself, and so dyld's own build, is arm64. */
    boolean isArm64() {
        return switch (this) {
            case ARM64, ARM64E -> true;
            case ROSETTA, INTEL -> false;
        };
    }

    /** What the process takes, best first. Apple's own files, which may be arm64e on more versions, are not meant. */
    List<Cpu> accepts(DyldRelease release) {
        return switch (this) {
            case ARM64 -> arm64Accepts(release);
            case ARM64E -> List.of(Cpu.ARM64E);
            case ROSETTA -> List.of(Cpu.X86_64);
            case INTEL -> List.of(Cpu.X86_64H, Cpu.X86_64);
        };
    }

    private static List<Cpu> arm64Accepts(DyldRelease release) {
        return switch (release) {
            case V12_0, V12_3, V12_5, V14_4, V15_0, V15_4 -> List.of(Cpu.ARM64E, Cpu.ARM64);
            case DYLD2, V13_0, V13_3, V14_0 -> List.of(Cpu.ARM64);
            case V26_0, V26_1, V26_4 -> List.of(Cpu.ARM64E, Cpu.ARM64E_V1, Cpu.ARM64, Cpu.ARM64_V8);
        };
    }

    /** Place in the order of preference, 0 the best; -1 when the process does not take it. */
    int rank(Cpu cpu, DyldRelease release) {
        List<Cpu> accepted = accepts(release);
        for (int i = 0; i < accepted.size(); i++) {
            Cpu wanted = accepted.get(i);
            if (release.isAtLeast(DyldRelease.V26_0) ? wanted.matches(cpu) : wanted.resembles(cpu)) {
                return i;
            }
        }
        return -1;
    }
}
