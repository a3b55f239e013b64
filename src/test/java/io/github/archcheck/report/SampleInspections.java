package io.github.archcheck.report;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.testkit.Ar;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.Headers;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Pe;
import io.github.archcheck.testkit.Signature;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file of every kind that {@code inspect} can meet. */
public final class SampleInspections {
    private static final byte[] UUID = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private SampleInspections() {}

    public static List<InspectedFile> files() {
        return List.of(
                file("lib/libfat.dylib", fat()),
                file("bin/tool", elf()),
                file("old.so", damagedCommand()),
                file("lib/x.dll", Pe.dll().bytes()),
                file(
                        "lib/libx.a",
                        Ar.archive()
                                .member("a.o", Headers.elf(true, true, 62))
                                .member("b.o", Headers.elf(true, true, 183))
                                .build()
                                .bytes()),
                file("module.wasm", Headers.wasm()),
                file("wrapped.bc", Headers.wrappedBitcode(0x0100_000cL)),
                file("README", "Read me.\n".getBytes(StandardCharsets.US_ASCII)),
                file("empty.so", new byte[0]),
                new InspectedFile(
                        "cut.so",
                        new Inspection.Damaged(
                                BinaryFormat.ELF,
                                new Defect(18, "Elf64_Ehdr.e_machine", "the file ends within the field"),
                                19)),
                new InspectedFile("secret.so", new Inspection.Unreadable("permission denied")));
    }

    private static InspectedFile file(String path, byte[] bytes) {
        return new InspectedFile(path, SampleReport.inspection(bytes));
    }

    private static byte[] fat() {
        return FatMachO.fat32()
                .slice(
                        MachO.X86_64,
                        MachO.dylib(MachO.X86_64)
                                .idDylib("@rpath/libfat.dylib")
                                .versionMin(0x24, MachO.version(10, 9, 0), MachO.version(11, 3, 0))
                                .uuid(UUID)
                                .loadDylib("/usr/lib/libSystem.B.dylib")
                                .loadWeakDylib("@rpath/libweak.dylib")
                                .reexportDylib("@loader_path/libother.dylib")
                                .rpath("@loader_path/../Frameworks")
                                .build())
                .slice(
                        MachO.ARM64E,
                        MachO.dylib(MachO.ARM64E)
                                .idDylib("@rpath/libfat.dylib")
                                .buildVersion(
                                        MachO.MACOS,
                                        MachO.version(11, 0, 0),
                                        MachO.version(14, 2, 0),
                                        3,
                                        MachO.version(1015, 7, 0))
                                .buildVersion(MachO.CATALYST, MachO.version(14, 0, 0), MachO.version(17, 2, 0))
                                .uuid(UUID)
                                .loadDylib("/usr/lib/libSystem.B.dylib")
                                .encryption(0)
                                .signature(Signature.signed("com.example.fat", "TEAM123456"))
                                .build())
                .build()
                .bytes();
    }

    private static byte[] elf() {
        return Elf.x86()
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needed("libm.so.6", "libc.so.6")
                .runpath("$ORIGIN/../lib:/opt/lib")
                .dtFlags(0x8)
                .dtFlags1(0x800_0001L)
                .versionNeed("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34")
                .stack(7)
                .property(0xc000_8002L, 0x7)
                .note("GNU", 3, new byte[] {1, 2, 3, (byte) 0xab})
                .build()
                .bytes();
    }

    private static byte[] damagedCommand() {
        return MachO.bundle(MachO.ARM64)
                .minos(11, 0)
                .rpath("@loader_path")
                .build()
                .withU32("LC_RPATH.path", 0xffff)
                .bytes();
    }
}
