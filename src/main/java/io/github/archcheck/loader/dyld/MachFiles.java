package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.FormatDetails;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.macho.ArchiveSlice;
import io.github.archcheck.binary.macho.CpuSubtype;
import io.github.archcheck.binary.macho.CpuType;
import io.github.archcheck.binary.macho.FatArch;
import io.github.archcheck.binary.macho.FatHeader;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.bytes.WordSize;
import io.github.archcheck.inspect.Head;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.dyld.MachFile.Fat;
import io.github.archcheck.loader.dyld.MachFile.Slice;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what the Mach-O reader found to what dyld would see. */
final class MachFiles {
    /** The reader keeps the number that ended its walk only in its words for people. */
    private static final Pattern COMMAND_SIZE =
            Pattern.compile("LC_\\S+ has (\\d+) bytes.*|0x\\p{XDigit}+ has (\\d+) bytes.*");

    private static final Pattern SLICE_COUNT = Pattern.compile("(\\d{1,10}) slices.*");
    private static final String WALK_FIELD = "load_command.cmdsize";
    private static final String COUNT_FIELD = "fat_header.nfat_arch";

    private MachFiles() {}

    static MachFile of(Binary binary, long sizeBytes) {
        if (binary.container().orElse(null) instanceof FatHeader header) {
            return fat(header, binary.images(), sizeBytes);
        }
        return MachFile.thin(sizeBytes, head(binary.images().get(0)));
    }

    /** A file that is Mach-O by its magic only; empty when what dyld would say depends on more than is known. */
    static Optional<MachFile> of(Inspection.Damaged damaged) {
        Defect defect = damaged.defect();
        if (!defect.field().startsWith("fat_")) {
            return Optional.of(MachFile.thin(damaged.sizeBytes(), MachHead.cutOff(MachHead.WIDE_HEADER_BYTES)));
        }
        if (!defect.field().equals(COUNT_FIELD)) {
            return Optional.empty();
        }
        Matcher count = SLICE_COUNT.matcher(defect.reason());
        long slices = count.matches() ? Long.parseLong(count.group(1)) : 0;
        Fat fat = new Fat(false, slices, List.of(), Optional.empty());
        return Optional.of(fatFile(damaged.sizeBytes(), fat));
    }

    /** A Java class, which begins as a fat file does: dyld takes what follows for a table of slices. */
    static MachFile ofJavaClass(Head head, long sizeBytes) {
        long count = Integer.toUnsignedLong(head.code32(Integer.BYTES));
        List<Slice> slices = new ArrayList<>();
        Optional<Slice> beyond = Optional.empty();
        for (int i = 0; i <= count && entryEnd(i) <= head.size(); i++) {
            Slice slice = misread(head, (int) entryEnd(i) - MachFile.FAT_ARCH_BYTES);
            if (i < count) {
                slices.add(slice);
            } else {
                beyond = Optional.of(slice);
            }
        }
        return fatFile(sizeBytes, new Fat(false, count, slices, beyond));
    }

    private static long entryEnd(int index) {
        return MachFile.FAT_HEADER_BYTES + (index + 1L) * MachFile.FAT_ARCH_BYTES;
    }

    private static Slice misread(Head head, int at) {
        Cpu cpu = new Cpu(head.code32(at), head.code32(at + Integer.BYTES));
        long offset = Integer.toUnsignedLong(head.code32(at + 2 * Integer.BYTES));
        long size = Integer.toUnsignedLong(head.code32(at + 3 * Integer.BYTES));
        return new Slice(cpu, offset, size, -1, MachHead.none(MachHead.Magic.OTHER));
    }

    private static MachFile fat(FatHeader header, List<Image> images, long sizeBytes) {
        List<Slice> slices = new ArrayList<>();
        Optional<Slice> beyond = Optional.empty();
        for (FatArch entry : header.entries()) {
            Slice slice = slice(entry, images);
            if (entry.hidden()) {
                beyond = Optional.of(slice);
            } else {
                slices.add(slice);
            }
        }
        return fatFile(sizeBytes, new Fat(header.wide(), header.declaredCount(), slices, beyond));
    }

    private static MachFile fatFile(long sizeBytes, Fat fat) {
        return new MachFile(sizeBytes, MachHead.none(MachHead.Magic.OTHER), Optional.of(fat));
    }

    private static Slice slice(FatArch entry, List<Image> images) {
        MachHead head =
                entry.image().isPresent() ? head(images.get(entry.image().getAsInt())) : unread(entry);
        Cpu cpu = cpu(entry.cpuType(), entry.cpuSubtype());
        return new Slice(cpu, entry.offset(), entry.size(), entry.image().orElse(-1), head);
    }

    /** No image: either it does not begin with a magic, or it ends within the header. */
    private static MachHead unread(FatArch entry) {
        boolean otherMagic = entry.size() >= Integer.BYTES
                && entry.defects().stream().anyMatch(defect -> defect.field().endsWith(".magic"));
        // At offset 0 lies the fat header itself.
        return otherMagic || entry.offset() == 0
                ? MachHead.none(MachHead.Magic.OTHER)
                : MachHead.cutOff(MachHead.WIDE_HEADER_BYTES);
    }

    private static MachHead head(Image image) {
        FormatDetails details = image.details();
        if (details instanceof MachODetails header) {
            return head(header, image.defects());
        }
        return MachHead.none(details instanceof ArchiveSlice ? MachHead.Magic.ARCHIVE : MachHead.Magic.OTHER);
    }

    private static MachHead head(MachODetails details, List<Defect> defects) {
        boolean wide = details.wordSize() == WordSize.W64;
        return new MachHead(
                details.byteOrder() == ByteOrder.LITTLE_ENDIAN ? MachHead.Magic.MACH_O : MachHead.Magic.BIG_ENDIAN,
                cpu(details.cpuType(), details.cpuSubtype()),
                details.fileType().value(),
                details.flags().value(),
                wide ? MachHead.WIDE_HEADER_BYTES : MachHead.SMALL_HEADER_BYTES,
                details.ncmds(),
                details.sizeofcmds(),
                details.loadCommands(),
                details.limited(),
                walkFault(details, defects),
                details.targets());
    }

    private static Optional<MachHead.WalkFault> walkFault(MachODetails details, List<Defect> defects) {
        if (details.limited() || details.loadCommands().size() >= details.ncmds()) {
            return Optional.empty();
        }
        Optional<Long> size = defects.stream()
                .filter(defect -> defect.field().equals(WALK_FIELD))
                .map(defect -> COMMAND_SIZE.matcher(defect.reason()))
                .filter(Matcher::matches)
                .map(words -> Long.parseLong(words.group(1) != null ? words.group(1) : words.group(2)))
                .findFirst();
        return Optional.of(new MachHead.WalkFault(size));
    }

    private static Cpu cpu(CpuType type, CpuSubtype subtype) {
        return new Cpu(type.value(), subtype.value());
    }
}
