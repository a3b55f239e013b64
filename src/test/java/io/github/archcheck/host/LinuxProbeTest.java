package io.github.archcheck.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.platform.Target;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxProbeTest {
    private static final String BANNER = "GNU C Library (Debian GLIBC %s-9+deb12u14) stable release version %s.\n";

    /** The header of an ELF program without program headers. */
    private static byte[] elf(int bits, int machine, int flags) {
        ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (bits / 32), 1, 1});
        header.putShort(16, (short) 3).putShort(18, (short) machine).putInt(20, 1);
        header.putInt(bits == 64 ? 48 : 36, flags);
        header.putShort(bits == 64 ? 52 : 40, (short) (bits == 64 ? 64 : 52));
        header.putShort(bits == 64 ? 54 : 42, (short) (bits == 64 ? 56 : 32));
        return header.array();
    }

    private static byte[] library(String... strings) {
        return ("\u007fELF\0\0" + String.join("\0", strings) + "\0\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String mapping(String file) {
        return "55d0c4a00000-55d0c4a01000 r--p 00000000 fe:00 131 /usr/lib/jvm/bin/java\n"
                + "7f9eb676d000-7f9eb6793000 r--p 00000000 fe:00 326269                     " + file + "\n"
                + "7ffc00000000-7ffc00021000 rw-p 00000000 00:00 0                          [stack]\n";
    }

    private static FakeMachine debian() {
        return new FakeMachine("Linux", "amd64")
                .property("os.version", "6.18.44")
                .file("/etc/os-release", "ID=debian\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n")
                .file("/proc/sys/kernel/arch", "x86_64\n")
                .file("/bin/sh", elf(64, 62, 0))
                .file("/proc/self/smaps", "Size:   8 kB\nKernelPageSize:        4 kB\nMMUPageSize:   4 kB\n")
                .file("/proc/self/maps", mapping("/usr/lib/x86_64-linux-gnu/libc.so.6"))
                .file("/usr/lib/x86_64-linux-gnu/libc.so.6", library("GLIBC_2.35", BANNER.formatted("2.36", "2.36")));
    }

    @Test
    void debianWithGlibc() {
        Host host = HostProbe.probe(debian());

        assertThat(host.target().map(Target::name)).contains("linux-x86_64-glibc2.36");
        assertThat(host.target().orElseThrow().assumed()).isEmpty();
        assertThat(Facts.of(host)).isEqualTo("""
                        operating system: Linux (os.name of this JVM)
                        version: Debian GNU/Linux 12 (bookworm) (/etc/os-release)
                        kernel version: 6.18.44 (os.version of this JVM)
                        machine architecture: x86_64 (/proc/sys/kernel/arch)
                        architecture of installed programs: x86_64 (ELF header of /bin/sh)
                        process architecture: amd64 (os.arch of this JVM)
                        programs are emulated: no (the architectures above)
                        C library: glibc 2.36 (/usr/lib/x86_64-linux-gnu/libc.so.6)
                        page size: 4 KiB (/proc/self/smaps)
                        """);
    }

    @ParameterizedTest
    @CsvSource({"/lib/ld-musl-aarch64.so.1", "/usr/lib/aarch64-linux-musl/libc.so"})
    void alpineWithMusl(String file) {
        Host host = HostProbe.probe(new FakeMachine("Linux", "aarch64")
                .file("/bin/sh", elf(64, 183, 0))
                .file("/proc/self/maps", mapping(file))
                .file(file, library("musl libc (aarch64)", "Version %s", "/proc/self/fd/", "1.2.5", "127.0.0.1")));

        assertThat(host.target().map(Target::name)).contains("linux-aarch64-musl1.2.5");
        assertThat(host.target().orElseThrow().assumed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GNU C Library (GNU libc) stable release version 2.39., 2.39",
        "'GNU C Library (Ubuntu GLIBC 2.31-0ubuntu9.16) stable release version 2.31.', 2.31",
        "'GNU C Library (GNU libc) development release version 2.36.9000.', 2.36",
        "GNU C Library stable release version 2.12, 2.12",
    })
    void glibcSaysItsVersionInItsBanner(String banner, String version) {
        Host host = HostProbe.probe(debian().file("/proc/self/maps", mapping("/lib/x86_64-linux-gnu/libc-2.31.so"))
                .file("/lib/x86_64-linux-gnu/libc-2.31.so", library(banner)));

        assertThat(host.target().map(Target::name)).contains("linux-x86_64-glibc" + version);
    }

    @ParameterizedTest
    @CsvSource({
        "armv7l hard-float on a 64-bit kernel, arm,   aarch64, 32, 40, 0x05000400, linux-armv7l-glibc2.36, no",
        "soft-float,                           arm,   armv7l,  32, 40, 0x05000200, linux-arm-glibc2.36,    no",
        "i686 on a 64-bit kernel,              i386,  x86_64,  32, 3,  0,          linux-i686-glibc2.36,   no",
        "32-bit JVM on a 64-bit system,        i386,  x86_64,  64, 62, 0,          linux-x86_64-glibc2.36, no",
        "an emulated container,                aarch64, x86_64, 64, 183, 0,        linux-aarch64-glibc2.36, yes",
    })
    void installedProgramsDecideAndNotTheKernel(
            String machine,
            String osArch,
            String kernel,
            int bits,
            int code,
            String flags,
            String target,
            String emulated) {
        Host host = HostProbe.probe(debian().property("os.arch", osArch)
                .file("/proc/sys/kernel/arch", kernel + "\n")
                .file("/bin/sh", elf(bits, code, Integer.decode(flags))));

        assertThat(host.target().map(Target::name)).as(machine).contains(target);
        assertThat(Facts.of(host)).as(machine).contains("programs are emulated: " + emulated + " (");
    }

    @Test
    void withoutAnythingToReadTheJvmDecidesAndTheRestIsUnknown() {
        Host host = HostProbe.probe(new FakeMachine("Linux", "riscv64"));

        assertThat(host.target().map(Target::name)).contains("linux-riscv64-glibc2.28");
        assertThat(host.target().orElseThrow().assumed()).containsExactly("glibc 2.28");
        assertThat(Facts.of(host)).isEqualTo("""
                        operating system: Linux (os.name of this JVM)
                        version: unknown (/etc/os-release, /usr/lib/os-release)
                        kernel version: unknown (os.version of this JVM)
                        machine architecture: unknown (/proc/sys/kernel/arch)
                        architecture of installed programs: riscv64 (os.arch of this JVM)
                        process architecture: riscv64 (os.arch of this JVM)
                        programs are emulated: unknown (the machine architecture is unknown)
                        C library: unknown (the loaders in /lib and /lib64)
                        page size: unknown (/proc/self/smaps)
                        """);
    }

    @Test
    void aCLibraryOfUnknownVersionIsAssumedAndSaidToBe() {
        Host host = HostProbe.probe(debian().file("/usr/lib/x86_64-linux-gnu/libc.so.6", library("nothing")));

        assertThat(host.target().orElseThrow().assumed()).containsExactly("glibc 2.28");
        assertThat(Facts.of(host))
                .contains("C library: glibc of unknown version (/usr/lib/x86_64-linux-gnu/libc.so.6)");
    }

    @ParameterizedTest
    @CsvSource({
        "/lib64/ld-linux-x86-64.so.2, /lib/other,                 linux-x86_64-glibc2.28",
        "/lib/ld-musl-x86_64.so.1,    /lib/other,                 linux-x86_64-musl1.2.3",
        "/lib/ld-musl-x86_64.so.1,    /lib/ld-linux-x86-64.so.2,  linux-x86_64-glibc2.28",
    })
    void withoutProcTheLoadersTellWhenThereIsOneKind(String loader, String other, String target) {
        Host host = HostProbe.probe(
                new FakeMachine("Linux", "amd64").file(loader, library("1.2.3")).file(other, ""));

        assertThat(host.target().map(Target::name)).contains(target);
    }

    @Test
    void aProcessorWithoutANameIsAProblem() {
        assertThat(HostProbe.probe(new FakeMachine("Linux", "e2k")).problem())
                .contains("archcheck cannot judge for Linux on e2k; name another machine with --target");
    }
}
