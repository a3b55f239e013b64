package io.github.archcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.MachO;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFactsTest {
    private static final byte[] ELF_AARCH64 =
            Elf.of(true, ByteOrder.LITTLE_ENDIAN, 183).build().bytes();
    private static final byte[] MACH_O_ARM64 = MachO.dylib(MachO.ARM64).build().bytes();
    private static final byte[] MACH_O_X86_64 =
            MachO.bundle(MachO.X86_64).build().bytes();

    @TempDir
    Path folder;

    private Diagnosis first(String text) {
        return new Diagnostician(new Inspector(Parsers.ALL)).diagnose(text).get(0);
    }

    @Test
    void aFileThatCannotBeOpenedAndIsThereIsForAnotherMachine() throws IOException {
        Path file = Files.write(folder.resolve("libx.so"), ELF_AARCH64);
        Diagnosis diagnosis = first("OSError: " + file + ": cannot open shared object file: No such file or directory");
        assertThat(diagnosis.id()).isEqualTo(Cause.WRONG_MACHINE);
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(diagnosis.have()).containsExactly("arm64");
    }

    @Test
    void anInvalidHeaderIsNamedByWhatTheFileIs() throws IOException {
        Path mac = Files.write(folder.resolve("_m.abi3.so"), MACH_O_ARM64);
        Diagnosis diagnosis = first("ImportError: " + mac + ": invalid ELF header");
        assertThat(diagnosis.cause()).contains("Mach-O (arm64)");
        Path pointer = Files.writeString(
                folder.resolve("libp.so"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:1\n",
                StandardCharsets.UTF_8);
        assertThat(first("OSError: " + pointer + ": invalid ELF header").cause())
                .contains("Git LFS pointer");
    }

    @Test
    void aMissingDependencyThatIsThereHasTheWrongSlice() throws IOException {
        Path file = Files.write(folder.resolve("libd.dylib"), MACH_O_ARM64);
        Path module = Files.write(folder.resolve("a.so"), MACH_O_X86_64);
        Diagnosis diagnosis = first("ImportError: dlopen(" + module + ", 2): Library not loaded: " + file
                + "\n  Referenced from: " + module + "\n  Reason: image not found");
        assertThat(diagnosis.id()).isEqualTo(Cause.ARCH_MISMATCH);
        assertThat(diagnosis.have()).isEqualTo(List.of("arm64"));
    }

    @Test
    void oldWordsThatNameNoArchitectureAreCompleted() throws IOException {
        Path file = Files.write(folder.resolve("a.so"), MACH_O_ARM64);
        Diagnosis diagnosis = first("ImportError: dlopen(" + file + ", 2): no suitable image found.  Did find:\n\t"
                + file + ": mach-o, but wrong architecture");
        assertThat(diagnosis.have()).containsExactly("arm64");
    }

    @Test
    void aFolderIsNotOpened() {
        Diagnosis diagnosis =
                first("OSError: " + folder + ": cannot open shared object file: No such file or directory");
        assertThat(diagnosis.id()).isEqualTo(Cause.MISSING_DEPENDENCY);
    }
}
