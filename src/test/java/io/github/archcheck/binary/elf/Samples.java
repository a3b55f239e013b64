package io.github.archcheck.binary.elf;

import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.Elf;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** One file with everything in it, in all four variants of the format. */
final class Samples {
    private Samples() {}

    static Elf full(boolean wide, ByteOrder order) {
        return Elf.of(wide, order, 8)
                .flags(0x1000)
                .interpreter("/lib/ld.so.1")
                .needed("libm.so.6", "libc.so.6")
                .soname("libfull.so.1")
                .rpath("/old")
                .runpath("$ORIGIN:/opt/lib")
                .dtFlags(0x10)
                .dtFlags1(0x40)
                .stringTag("DT_FILTER", 0x7fff_ffffL, "libfilter.so")
                .tag("DT_HASH", 4, 0x1234)
                .versionNeed("libm.so.6", "GLIBC_2.0", "GLIBC_2.29?")
                .versionNeed("libc.so.6", "GLIBC_2.34")
                .versionDefinition("libfull.so.1", 1)
                .versionDefinition("FULL_1", 0)
                .versionDefinition("FULL_2", 0, "FULL_1")
                .note("GNU", 3, new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
                .note("GNU", 1, abiTag(order))
                .property(0xc000_8002L, 4)
                .stack(6)
                .section(1, 6, Elf.ADDRESS, 16);
    }

    static Stream<Arguments> variants() {
        return Stream.of(true, false)
                .flatMap(wide -> List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN).stream()
                        .map(order -> Arguments.arguments(wide, order)));
    }

    private static byte[] abiTag(ByteOrder order) {
        return new Bytes(order).u32(0).u32(3).u32(2).u32(0).build().bytes();
    }
}
