package io.github.archcheck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the builder against a reader that is not ours, where LLVM is installed. */
class MachOBuilderTest {
    private static final Path OBJDUMP = Path.of("/usr/bin/llvm-objdump");

    @TempDir
    Path folder;

    @Test
    void llvmReadsWhatTheBuilderWrites() throws IOException, InterruptedException {
        for (MachO.Cpu cpu : List.of(MachO.ARM64, MachO.X86_64, MachO.I386, MachO.PPC)) {
            Built file = MachO.dylib(cpu)
                    .segment("__TEXT", 0, 0x1000, 0, 0x200)
                    .idDylib("@rpath/libself.dylib")
                    .loadWeakDylib("@rpath/libfoo.dylib")
                    .rpath("@loader_path/.dylibs")
                    .buildVersion(1, MachO.version(11, 2, 0), MachO.version(14, 4, 0), 3, MachO.version(609, 1, 0))
                    .content(0x200)
                    .build();

            assertThat(objdump("-p", file))
                    .contains(
                            "cmd LC_ID_DYLIB",
                            "name @rpath/libself.dylib (offset 24)",
                            "cmd LC_LOAD_WEAK_DYLIB",
                            "name @rpath/libfoo.dylib (offset 24)",
                            "current version 1.2.3",
                            "path @loader_path/.dylibs (offset 12)",
                            "platform macos",
                            "minos 11.2",
                            "sdk 14.4",
                            "tool ld")
                    .doesNotContain("malformed");
        }
    }

    @Test
    void llvmReadsFatFilesOfTheBuilder() throws IOException, InterruptedException {
        Built thin = MachO.dylib(MachO.ARM64).idDylib("libself.dylib").build();
        for (FatMachO fat : List.of(FatMachO.fat32(), FatMachO.fat64())) {
            assertThat(objdump(
                            "--universal-headers", fat.slice(MachO.ARM64, thin).build()))
                    .contains("architecture arm64", "offset 16384", "size " + thin.size(), "align 2^14 (16384)");
        }
    }

    private String objdump(String option, Built file) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(OBJDUMP), "skipped: there is no " + OBJDUMP);
        Path path = Files.write(folder.resolve("file"), file.bytes());
        Process process = new ProcessBuilder(OBJDUMP.toString(), "--macho", option, path.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
