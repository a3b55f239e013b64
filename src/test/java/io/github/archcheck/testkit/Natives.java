package io.github.archcheck.testkit;

import java.nio.ByteOrder;
import java.util.function.Function;

/** Ready-made native files that the loaders of their systems take, for tests that are not about formats. */
public final class Natives {
    private static final long PAGE = 0x4000;
    private static final int ET_EXEC = 2;

    /** A Linux machine. */
    public enum LinuxCpu {
        X86_64(true, 62, 0, "/lib64/ld-linux-x86-64.so.2"),
        AARCH64(true, 183, 0, "/lib/ld-linux-aarch64.so.1"),
        I686(false, 3, 0, "/lib/ld-linux.so.2"),
        /** With the hard-float calling convention. */
        ARMHF(false, 40, 0x0500_0400, "/lib/ld-linux-armhf.so.3");

        private final boolean wide;
        private final int machine;
        private final long flags;
        private final String loader;

        LinuxCpu(boolean wide, int machine, long flags, String loader) {
            this.wide = wide;
            this.machine = machine;
            this.flags = flags;
            this.loader = loader;
        }

        private Elf elf() {
            return Elf.of(wide, ByteOrder.LITTLE_ENDIAN, machine).flags(flags);
        }
    }

    private Natives() {}

    /** An extension module for macOS; fat for more than one CPU. */
    public static Built bundle(MachO.Cpu... cpus) {
        return each(cpus, MachO::bundle, image -> image.minos(11, 0));
    }

    /** A bundle that needs a library, the same in every slice. */
    public static Built bundleNeeding(String library, MachO.Cpu... cpus) {
        return each(cpus, MachO::bundle, image -> image.minos(11, 0).loadDylib(library));
    }

    public static Built dylib(String installName, MachO.Cpu... cpus) {
        return each(
                cpus,
                MachO::dylib,
                image -> image.minos(11, 0).idDylib(installName).loadDylib("/usr/lib/libSystem.B.dylib"));
    }

    public static Built dylibFor(long platform, MachO.Cpu cpu) {
        return each(
                new MachO.Cpu[] {cpu},
                MachO::dylib,
                image -> image.buildVersion(platform, MachO.version(13, 0, 0), MachO.version(13, 0, 0)));
    }

    public static Built macProgram(MachO.Cpu... cpus) {
        return each(cpus, MachO::executable, image -> image.minos(11, 0).loadDylib("/usr/lib/libSystem.B.dylib"));
    }

    /** Of one type and CPU, whatever that is good for. */
    public static Built machO(MachO image) {
        return whole(image.minos(11, 0));
    }

    /** A shared object for Linux, with glibc. */
    public static Built so(LinuxCpu cpu) {
        return cpu.elf().soname("x.so").needed("libc.so.6").build();
    }

    public static Built linuxProgram(LinuxCpu cpu) {
        return cpu.elf()
                .type(ET_EXEC)
                .interpreter(cpu.loader)
                .needed("libc.so.6")
                .build();
    }

    /** A program of Alpine Linux for x86_64. */
    public static Built muslProgram() {
        return Elf.x86()
                .type(ET_EXEC)
                .interpreter("/lib/ld-musl-x86_64.so.1")
                .needed("libc.musl-x86_64.so.1")
                .build();
    }

    public static Built relocatable(LinuxCpu cpu) {
        return cpu.elf().type(1).build();
    }

    public static Built dll(int machine) {
        return Pe.image(machine, machine != 0x14c, 0x2022);
    }

    public static Built exe(int machine) {
        return Pe.image(machine, machine != 0x14c, 0x22);
    }

    private static Built each(MachO.Cpu[] cpus, Function<MachO.Cpu, MachO> start, Function<MachO, MachO> commands) {
        if (cpus.length == 1) {
            return whole(commands.apply(start.apply(cpus[0])));
        }
        FatMachO fat = FatMachO.fat32();
        for (MachO.Cpu cpu : cpus) {
            fat.slice(cpu, whole(commands.apply(start.apply(cpu))));
        }
        return fat.build();
    }

    /** With the segments that dyld of macOS 15.4 and later asks for. */
    private static Built whole(MachO image) {
        return image.uuid(new byte[16])
                .segment("__TEXT", 0, PAGE, 0, PAGE)
                .content((int) PAGE)
                .sealed()
                .build();
    }
}
