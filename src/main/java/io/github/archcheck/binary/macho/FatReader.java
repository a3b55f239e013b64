package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a fat file slice by slice. One bad slice does not hide the others. */
final class FatReader {
    /** {@code !<arch>} and {@code !<thin>}, each with a line feed. */
    private static final long ARCHIVE = 0x213c_6172_6368_3e0aL;

    private static final long THIN_ARCHIVE = 0x213c_7468_696e_3e0aL;

    /** Slices may overlap, so their number and not the size of the file would decide how much is kept in memory. */
    private static final long MAX_COMMAND_BYTES = LoadCommands.MAX_BYTES;

    private final ByteSource file;
    private final FatTable table;
    private final List<Image> images = new ArrayList<>();
    private long commandBytes;

    private FatReader(ByteSource file, FatTable table) {
        this.file = file;
        this.table = table;
    }

    /** @throws MalformedBinaryException when no slice can be read and no entry names an architecture */
    static Binary read(ByteSource file, FatMagic magic) throws IOException, MalformedBinaryException {
        FatTable table = FatTable.read(file, magic);
        FatReader reader = new FatReader(file, table);
        List<FatArch> entries = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            entries.add(reader.entry(i));
        }
        if (reader.images.isEmpty()
                && entries.stream().noneMatch(entry -> entry.cpuType().isNamed())) {
            throw table.hopeless();
        }
        List<Defect> defects = new ArrayList<>(table.defects());
        entries.forEach(entry -> defects.addAll(entry.defects()));
        FatHeader header = new FatHeader(magic.isWide(), table.declaredCount(), entries);
        return new Binary(BinaryFormat.MACH_O, reader.images, Optional.of(header), defects);
    }

    private FatArch entry(int index) throws IOException {
        FatTable.Row row = table.rows().get(index);
        List<Defect> defects = new ArrayList<>(FatChecks.ofPlace(table, index, file.size()));
        OptionalInt image = OptionalInt.empty();
        try {
            Image read = slice(row);
            image = OptionalInt.of(images.size());
            images.add(read);
            defects.addAll(FatChecks.ofImage(table.magic(), row, read));
        } catch (MalformedBinaryException e) {
            if (defects.stream().noneMatch(defect -> defect.field().endsWith(".size"))) {
                defects.add(Defect.of(e));
            }
        }
        return new FatArch(
                row.cpuType(), row.cpuSubtype(), row.offset(), row.size(), row.align(), row.hidden(), image, defects);
    }

    /** What there is of a slice: one that reaches past the end of the file is read as far as it goes. */
    private Image slice(FatTable.Row row) throws IOException, MalformedBinaryException {
        Span extent = row.within(file.size());
        ByteSource source = file.within(extent, table.magic().field("size"));
        if (commandBytes >= MAX_COMMAND_BYTES) {
            throw new MalformedBinaryException(
                    row.at(),
                    table.magic().field("offset"),
                    "the slices before have more load commands than plausible");
        }
        if (isArchive(source)) {
            return archive(row, extent);
        }
        Image image = ImageReader.read(source, file.size());
        if (image.details() instanceof MachODetails details) {
            commandBytes += Math.min(details.sizeofcmds(), LoadCommands.MAX_BYTES);
        }
        return image;
    }

    private boolean isArchive(ByteSource source) throws IOException, MalformedBinaryException {
        if (source.size() < Long.BYTES) {
            return false;
        }
        long magic = source.read(new Span(0, Long.BYTES), ByteOrder.BIG_ENDIAN, "ar_hdr")
                .code64("ar_hdr");
        return magic == ARCHIVE || magic == THIN_ARCHIVE;
    }

    private static Image archive(FatTable.Row row, Span extent) {
        return new Image(
                row.cpuType().architecture(row.cpuSubtype()),
                ImageType.ARCHIVE,
                extent,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                new ArchiveSlice(row.cpuType(), row.cpuSubtype()),
                List.of());
    }
}
