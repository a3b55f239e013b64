package io.github.archcheck.platform;

import io.github.archcheck.platform.TargetGroup.Example;
import java.util.List;
import java.util.stream.Stream;

/** The names that {@code archcheck targets} lists. More are accepted: any version, and rarer architectures. */
final class TargetCatalogue {
    static final List<TargetGroup> GROUPS = List.of(
            group("This machine", "host = this machine with its real versions, see archcheck host"),
            group(
                    "macOS",
                    "macos-14-arm64 = a native process on Apple Silicon",
                    "macos-14.4-arm64 = the same, with the minor version",
                    "macos-arm64 = the same, on macOS 14",
                    "macos-15-x86_64 = an Intel Mac",
                    "macos-14-rosetta = an x86_64 process on Apple Silicon",
                    "macos-rosetta = the same, on macOS 14"),
            group(
                    "Linux",
                    "linux-x86_64 = glibc 2.28",
                    "linux-aarch64 = glibc 2.28",
                    "linux-arm64 = another name for linux-aarch64",
                    "linux-x86_64-glibc2.28 = with the version of glibc",
                    "linux-aarch64-musl1.2 = with the version of musl, as on Alpine",
                    "linux-x86_64-musl = musl 1.2",
                    "linux-i686 = 32-bit x86",
                    "linux-armv7l = 32-bit ARM, hard-float",
                    "linux-ppc64le = POWER, little-endian",
                    "linux-s390x = IBM Z",
                    "linux-riscv64 = 64-bit RISC-V",
                    "linux-loongarch64 = glibc 2.36, its first"),
            group(
                    "Windows",
                    "windows-amd64 = 64-bit x86",
                    "windows-arm64 = a native process on Windows on ARM",
                    "windows-x86 = 32-bit x86"),
            group(
                    "Triples of LLVM and uv",
                    "aarch64-apple-darwin = macos-14-arm64",
                    "x86_64-apple-darwin = macos-14-x86_64",
                    "arm64-apple-macosx14.0 = macos-14-arm64",
                    "x86_64-unknown-linux-gnu = linux-x86_64-glibc2.28",
                    "aarch64-unknown-linux-gnu = linux-aarch64-glibc2.28",
                    "x86_64-unknown-linux-musl = linux-x86_64-musl1.2",
                    "aarch64-unknown-linux-musl = linux-aarch64-musl1.2",
                    "armv7-unknown-linux-gnueabihf = linux-armv7l-glibc2.28",
                    "riscv64-unknown-linux = linux-riscv64-glibc2.28",
                    "x86_64-pc-windows-msvc = windows-amd64",
                    "aarch64-pc-windows-msvc = windows-arm64",
                    "i686-pc-windows-msvc = windows-x86"),
            group(
                    "Other names of uv",
                    "macos = macos-14-arm64",
                    "linux = linux-x86_64-glibc2.28",
                    "windows = windows-amd64",
                    "x86_64-manylinux_2_28 = linux-x86_64-glibc2.28",
                    "aarch64-manylinux2014 = linux-aarch64-glibc2.17"),
            group(
                    "Debian multiarch",
                    "x86_64-linux-gnu = linux-x86_64-glibc2.28",
                    "aarch64-linux-gnu = linux-aarch64-glibc2.28",
                    "i386-linux-gnu = linux-i686-glibc2.28",
                    "arm-linux-gnueabihf = linux-armv7l-glibc2.28",
                    "arm-linux-gnueabi = linux-arm-glibc2.28",
                    "powerpc64le-linux-gnu = linux-ppc64le-glibc2.28",
                    "s390x-linux-gnu = linux-s390x-glibc2.28",
                    "riscv64-linux-gnu = linux-riscv64-glibc2.28",
                    "x86_64-linux-musl = linux-x86_64-musl1.2"),
            group(
                    "Docker platforms",
                    "linux/amd64 = linux-x86_64-glibc2.28",
                    "linux/arm64 = linux-aarch64-glibc2.28",
                    "linux/arm64/v8 = linux-aarch64-glibc2.28",
                    "linux/arm/v7 = linux-armv7l-glibc2.28",
                    "linux/386 = linux-i686-glibc2.28",
                    "linux/ppc64le = linux-ppc64le-glibc2.28",
                    "linux/s390x = linux-s390x-glibc2.28",
                    "linux/riscv64 = linux-riscv64-glibc2.28",
                    "windows/amd64 = windows-amd64",
                    "darwin/arm64 = macos-14-arm64"),
            group(
                    "conda subdirs",
                    "osx-arm64 = macos-14-arm64",
                    "osx-64 = macos-14-x86_64",
                    "linux-64 = linux-x86_64-glibc2.28",
                    "linux-32 = linux-i686-glibc2.28",
                    "win-64 = windows-amd64",
                    "win-arm64 = windows-arm64",
                    "win-32 = windows-x86"),
            group(
                    "Platform tags of wheels",
                    "macosx_11_0_arm64 = macos-11-arm64",
                    "macosx_10_9_x86_64 = macos-10.9-x86_64",
                    "manylinux_2_28_aarch64 = linux-aarch64-glibc2.28",
                    "manylinux2014_x86_64 = linux-x86_64-glibc2.17",
                    "manylinux2010_x86_64 = linux-x86_64-glibc2.12",
                    "manylinux1_i686 = linux-i686-glibc2.5",
                    "musllinux_1_2_x86_64 = linux-x86_64-musl1.2",
                    "linux_x86_64 = linux-x86_64-glibc2.28",
                    "win_amd64 = windows-amd64",
                    "win_arm64 = windows-arm64",
                    "win32 = windows-x86"));

    private TargetCatalogue() {}

    static Stream<String> names() {
        return GROUPS.stream().flatMap(group -> group.examples().stream()).map(Example::name);
    }

    private static TargetGroup group(String title, String... rows) {
        return new TargetGroup(
                title, Stream.of(rows).map(TargetCatalogue::example).toList());
    }

    private static Example example(String row) {
        int middle = row.indexOf(" = ");
        return new Example(row.substring(0, middle), row.substring(middle + " = ".length()));
    }
}
