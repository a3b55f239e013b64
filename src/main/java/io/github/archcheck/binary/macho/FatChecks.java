package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import java.util.ArrayList;
import java.util.List;

/**
 * What dyld, in one version or another, holds against the slices of a fat file.
 *
 * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-1323.3/mach_o/Universal.cpp">Universal.cpp</a>
 */
final class FatChecks {
    private static final int OFFSET_AT = 8;
    private static final int MAX_ALIGN = 32;
    private static final long PAGE_4K = 0x1000;
    private static final long PAGE_16K = 0x4000;

    private FatChecks() {}

    /** Checks that need the table only. */
    static List<Defect> ofPlace(FatTable table, int index, long fileSize) {
        FatTable.Row row = table.rows().get(index);
        FatMagic magic = table.magic();
        List<Defect> defects = new ArrayList<>();
        if (row.size() == 0) {
            defects.add(new Defect(row.at() + sizeAt(magic), magic.field("size"), "slice is empty"));
            return defects;
        }
        if (!row.fitsWithin(fileSize)) {
            defects.add(new Defect(
                    row.at() + sizeAt(magic),
                    magic.field("size"),
                    "slice has 0x" + Long.toHexString(row.size()) + " bytes at 0x" + Long.toHexString(row.offset())
                            + ", but the file ends at 0x" + Long.toHexString(fileSize)));
        } else if (row.offset() < magic.entryOffset(table.rows().size())) {
            defects.add(offset(magic, row, "slice overlaps the table of slices"));
        }
        if (row.align() > MAX_ALIGN) {
            defects.add(new Defect(
                    row.at() + alignAt(magic),
                    magic.field("align"),
                    "2^" + row.align() + " is no plausible alignment"));
        } else if (row.offset() % (1L << row.align()) != 0) {
            defects.add(offset(magic, row, "slice is not aligned to 2^" + row.align() + " bytes"));
        }
        ofEarlier(table, index, fileSize, defects);
        return defects;
    }

    /** Checks against the slice itself. */
    static List<Defect> ofImage(FatMagic magic, FatTable.Row row, Image image) {
        List<Defect> defects = new ArrayList<>();
        if (!(image.details() instanceof MachODetails details)) {
            return defects;
        }
        long page = usesBigPages(details) ? PAGE_16K : PAGE_4K;
        boolean mapped = image.type() != ImageType.OBJECT && image.type() != ImageType.DSYM;
        if (mapped && row.offset() % page != 0) {
            defects.add(offset(magic, row, "slice is not page aligned, which " + page + " bytes would be"));
        }
        if (!details.cpuType().equals(row.cpuType())) {
            defects.add(new Defect(
                    row.at(),
                    magic.field("cputype"),
                    row.cpuType().name() + ", but the slice's own header has "
                            + details.cpuType().name()));
        } else if (details.cpuSubtype().id() != row.cpuSubtype().id()) {
            defects.add(new Defect(
                    row.at() + Integer.BYTES,
                    magic.field("cpusubtype"),
                    row.cpuSubtype().name(row.cpuType()) + ", but the slice's own header has "
                            + details.cpuSubtype().name(row.cpuType())));
        }
        return defects;
    }

    private static void ofEarlier(FatTable table, int index, long fileSize, List<Defect> defects) {
        FatTable.Row row = table.rows().get(index);
        List<FatTable.Row> earlier = table.rows().subList(0, index);
        if (row.fitsWithin(fileSize)
                && earlier.stream().anyMatch(other -> other.fitsWithin(fileSize) && overlap(row, other))) {
            defects.add(offset(table.magic(), row, "slice overlaps an earlier one"));
        }
        if (earlier.stream().anyMatch(other -> sameCpu(row, other))) {
            defects.add(new Defect(
                    row.at(),
                    table.magic().field("cputype"),
                    "an earlier slice is for the same CPU, "
                            + row.cpuType().architecture(row.cpuSubtype()).label()));
        }
    }

    private static boolean overlap(FatTable.Row one, FatTable.Row other) {
        return one.offset() < other.end() && other.offset() < one.end();
    }

    private static boolean sameCpu(FatTable.Row one, FatTable.Row other) {
        return one.cpuType().equals(other.cpuType())
                && one.cpuSubtype().id() == other.cpuSubtype().id();
    }

    private static boolean usesBigPages(MachODetails details) {
        CpuType cpu = details.cpuType();
        boolean watch = cpu.equals(CpuType.ARM) && details.cpuSubtype().id() == CpuSubtype.ARM_V7K;
        return watch || cpu.equals(CpuType.ARM64) || cpu.equals(CpuType.ARM64_32);
    }

    private static Defect offset(FatMagic magic, FatTable.Row row, String reason) {
        return new Defect(row.at() + OFFSET_AT, magic.field("offset"), reason);
    }

    private static int sizeAt(FatMagic magic) {
        return magic.isWide() ? 16 : 12;
    }

    private static int alignAt(FatMagic magic) {
        return magic.isWide() ? 24 : 16;
    }
}
