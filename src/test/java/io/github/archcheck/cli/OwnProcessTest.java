package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, for what cannot be set up inside this one. */
class OwnProcessTest {
    @TempDir
    Path folder;

    /** Each file promises more than a small heap holds; the sparse ones also keep the promise. */
    @Test
    void hostileFilesNeedNoMemory() throws IOException, InterruptedException {
        Tree env = MacVenv.broken(folder.resolve("env"));
        sparse(env.path("lib/fat.so"), fatWithManySlices());
        sparse(env.path("lib/commands.so"), machOWithManyCommands());
        sparse(env.path("lib/segments.so"), elfWithManySegments());
        sparse(env.path("lib/archive.a"), "!<arch>\n".getBytes(StandardCharsets.US_ASCII));
        sparse(env.path("lib/zeros.so"), new byte[0]);
        sparse(env.path(MacVenv.SITE + "pkg-1.0.dist-info/RECORD"), "pkg/_c,,\n".getBytes(StandardCharsets.US_ASCII));
        sparse(env.path(MacVenv.SITE + "pkg-1.0.dist-info/METADATA"), new byte[0]);
        sparse(env.path("pyvenv.cfg"), new byte[0]);
        sparse(env.path(MacVenv.SITE + "x.pth"), new byte[0]);
        Outcome outcome = ChildJvm.run(64, folder, "scan", "env", "--target", "macos-14-arm64", "-f", "json");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.findingLines()).contains("error AC001 " + MacVenv.MODULE);
    }

    @Test
    void inTheCLocaleNamesOfOtherLanguagesAreSurvived() throws IOException, InterruptedException {
        Tree env = MacVenv.broken(folder.resolve("env"));
        try {
            byte[] module = MacVenv.module(MachO.X86_64).bytes();
            env.bytes(MacVenv.SITE + "päckage/mödule.cpython-311-darwin.so", module)
                    .file(MacVenv.SITE + "päckage/__init__.py", "")
                    .file(MacVenv.SITE + "ünï.pth", "../ünï")
                    .bytes("lib/ünï/mod.so", module)
                    .bytes("usr/lib/ünï/libx.dylib", module)
                    .file(MacVenv.SITE + "ünï-1.0.dist-info/METADATA", "Name: ünï", "Version: 1.0")
                    .file(MacVenv.SITE + "ünï-1.0.dist-info/RECORD", "päckage/mödule.cpython-311-darwin.so,,");
        } catch (InvalidPathException e) {
            Assumptions.abort("this process is in the C locale itself");
        }
        for (String target : new String[] {"macos-14-arm64", "linux-x86_64"}) {
            Outcome outcome =
                    ChildJvm.run(64, Map.of("LC_ALL", "C"), folder, "scan", "env", "--target", target, "-f", "json");
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.binary(MacVenv.SITE + "päckage/mödule.cpython-311-darwin.so")
                            .get("distribution")
                            .asText())
                    .isEqualTo("ünï");
        }
    }

    private static byte[] fatWithManySlices() {
        return FatMachO.fat32()
                .slice(MachO.X86_64, MacVenv.module(MachO.X86_64))
                .declare(0x0fff_ffff)
                .build()
                .bytes();
    }

    private static byte[] machOWithManyCommands() {
        byte[] file = MacVenv.module(MachO.ARM64).bytes();
        // mach_header_64.ncmds and sizeofcmds
        for (int at : new int[] {16, 17, 18, 20, 21, 22}) {
            file[at] = (byte) 0xff;
        }
        return file;
    }

    private static byte[] elfWithManySegments() {
        Built built = Elf.x86().needed("libc.so.6").build();
        byte[] file = built.bytes();
        // Elf64_Ehdr.e_phnum
        file[56] = (byte) 0xff;
        file[57] = (byte) 0xff;
        return file;
    }

    /** The bytes, and three billion zeros behind them that take no room on disk. */
    private static void sparse(Path path, byte[] bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toString(), "rw")) {
            file.write(bytes);
            file.setLength(3_000_000_000L);
        }
    }
}
