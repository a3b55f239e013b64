package io.github.archcheck.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.platform.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysrootMachineTest {
    private Path root;

    @BeforeEach
    void rootInsideADirectory(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("secret"), "outside");
        root = Files.createDirectory(directory.resolve("root"));
    }

    private void file(String path, byte[] content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private void link(String path, String to) throws IOException {
        Path link = root.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(to));
    }

    private static byte[] elf(int machine) {
        ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        header.putShort(16, (short) 3).putShort(18, (short) machine).putInt(20, 1);
        header.putShort(52, (short) 64).putShort(54, (short) 56);
        return header.array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void debianIsKnownByItsFiles() throws IOException {
        link("bin", "usr/bin");
        link("lib", "usr/lib");
        file("usr/bin/dash", elf(183));
        link("usr/bin/sh", "dash");
        file("usr/lib/ld-linux-aarch64.so.1", elf(183));
        file(
                "usr/lib/aarch64-linux-gnu/libc.so.6",
                text("\u007fELF\0GNU C Library (Debian GLIBC 2.31-13) stable release version 2.31.\n\0"));

        assertThat(HostProbe.probeSysroot(root).target().map(Target::name)).contains("linux-aarch64-glibc2.31");
    }

    @Test
    void alpineIsKnownThoughItsShellIsAnAbsoluteLink() throws IOException {
        file("bin/busybox", elf(62));
        link("bin/sh", "/bin/busybox");
        file("lib/ld-musl-x86_64.so.1", text("\u007fELF\0" + "1.2.5\0musl libc\0"));

        assertThat(HostProbe.probeSysroot(root).target().map(Target::name)).contains("linux-x86_64-musl1.2.5");
    }

    @Test
    void linksDoNotLeadOut() throws IOException {
        link("a", "../secret");
        link("b", "/../../secret");
        link("c", "d");
        link("d", "c");
        SysrootMachine machine = new SysrootMachine(root);

        assertThat(machine.read(Path.of("/a"), 99)).isEmpty();
        assertThat(machine.read(Path.of("/b"), 99)).isEmpty();
        assertThat(machine.read(Path.of("/c"), 99)).isEmpty();
        assertThat(machine.read(Path.of("/../secret"), 99)).isEmpty();
    }

    @Test
    void anEmptyDirectoryIsNoSystem() {
        assertThat(HostProbe.probeSysroot(root).target()).isEmpty();
    }
}
