package io.github.archcheck.testkit;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Makes a fat file. Labels: {@code fat_header.nfat_arch}, {@code fat_arch[0].offset} and so on, {@code slice[0]}, and the
 * slice's own labels with {@code slice[0]:} before them.
 */
public final class FatMachO {
    private static final int DEFAULT_ALIGN = 14;

    private record Slice(long type, long subtype, Built content, int align) {}

    private final boolean wide;
    private final List<Slice> slices = new ArrayList<>();
    private OptionalLong declaredCount = OptionalLong.empty();

    private FatMachO(boolean wide) {
        this.wide = wide;
    }

    public static FatMachO fat32() {
        return new FatMachO(false);
    }

    public static FatMachO fat64() {
        return new FatMachO(true);
    }

    public FatMachO slice(MachO.Cpu cpu, Built content) {
        return slice(cpu, content, DEFAULT_ALIGN);
    }

    /** @param align power of two */
    public FatMachO slice(MachO.Cpu cpu, Built content, int align) {
        slices.add(new Slice(cpu.type(), cpu.subtype(), content, align));
        return this;
    }

    /** What the header says, whatever the table holds. One less than the table hides the last slice. */
    public FatMachO declare(long count) {
        declaredCount = OptionalLong.of(count);
        return this;
    }

    public Built build() {
        Bytes bytes = new Bytes(ByteOrder.BIG_ENDIAN);
        bytes.label("fat_header.magic").u32(wide ? 0xCAFEBABFL : 0xCAFEBABEL);
        bytes.label("fat_header.nfat_arch").u32(declaredCount.orElse(slices.size()));
        for (int i = 0; i < slices.size(); i++) {
            entry(bytes, i, slices.get(i));
        }
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            bytes.align(1 << slice.align());
            bytes.patch(name(i, "offset"), number(bytes.size()));
            bytes.label("slice[" + i + "]").append(slice.content(), "slice[" + i + "]:");
        }
        return bytes.build();
    }

    private void entry(Bytes bytes, int index, Slice slice) {
        bytes.label("fat_arch[" + index + "]");
        bytes.label(name(index, "cputype")).u32(slice.type());
        bytes.label(name(index, "cpusubtype")).u32(slice.subtype());
        bytes.label(name(index, "offset")).word(wide, 0);
        bytes.label(name(index, "size")).word(wide, slice.content().size());
        bytes.label(name(index, "align")).u32(slice.align());
        if (wide) {
            bytes.u32(0);
        }
    }

    private byte[] number(long value) {
        return wide ? Bytes.u64(ByteOrder.BIG_ENDIAN, value) : Bytes.u32(ByteOrder.BIG_ENDIAN, value);
    }

    private static String name(int index, String field) {
        return "fat_arch[" + index + "]." + field;
    }
}
