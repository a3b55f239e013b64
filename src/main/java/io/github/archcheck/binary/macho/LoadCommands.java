package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Walks the load commands of an image. They are read at once; the walk ends at the first length that cannot be. */
final class LoadCommands {
    /** No linker comes near: cpython's have 2 kB, TensorFlow's 3 kB. Loaders have no such limit. */
    static final long MAX_BYTES = 4 << 20;

    /** Bounds the memory: the smallest commands have 8 bytes, and take ten times as much when they are read. */
    static final int MAX_COUNT = 1 << 16;

    private static final int MIN_COMMAND_BYTES = 8;

    private LoadCommands() {}

    /**
     * What could be read, and what could not.
     *
     * @param limited whether the walk ended at {@link #MAX_BYTES} or {@link #MAX_COUNT}: the file itself goes on
     */
    record Walk(List<LoadCommand> commands, List<Defect> defects, boolean limited) {}

    static boolean isCodeSignature(LoadCommand command) {
        return command.type().value() == LoadCommandType.CODE_SIGNATURE;
    }

    static Walk read(ByteSource image, MachHeader header) throws IOException {
        List<Defect> defects = new ArrayList<>();
        MachMagic magic = header.magic();
        long available = image.size() - magic.headerBytes();
        if (header.sizeofcmds() > available) {
            defects.add(new Defect(
                    image.start() + MachHeader.SIZEOFCMDS_OFFSET,
                    magic.field("sizeofcmds"),
                    header.sizeofcmds() + " bytes of load commands, but only " + available
                            + " bytes follow the header"));
        }
        if (header.ncmds() > header.sizeofcmds() / MIN_COMMAND_BYTES) {
            defects.add(new Defect(
                    image.start() + MachHeader.NCMDS_OFFSET,
                    magic.field("ncmds"),
                    header.ncmds() + " load commands do not fit " + header.sizeofcmds() + " bytes"));
        }
        long present = Math.min(header.sizeofcmds(), available);
        Span region = new Span(magic.headerBytes(), Math.min(present, MAX_BYTES));
        List<LoadCommand> commands = new ArrayList<>();
        boolean limited = false;
        try {
            Cursor bytes = image.read(region, magic.order(), "load_command");
            limited = !walk(bytes, image.start(), present, header.ncmds(), commands, defects);
        } catch (MalformedBinaryException e) {
            defects.add(Defect.of(e));
        }
        if (limited) {
            defects.add(new Defect(
                    image.start() + MachHeader.NCMDS_OFFSET,
                    magic.field("ncmds"),
                    "archcheck read " + commands.size() + " of " + header.ncmds() + " load commands, and no more"));
        }
        return new Walk(commands, defects, limited);
    }

    /**
     * @param present bytes of load commands that the file has, of which {@code region} may be the first ones only
     * @return whether all of them were walked, or all that have a way to them
     * @throws MalformedBinaryException when a command says a size that leaves no way to the next one
     */
    private static boolean walk(
            Cursor region, long imageStart, long present, long count, List<LoadCommand> commands, List<Defect> defects)
            throws MalformedBinaryException {
        long regionStart = region.offset();
        int size = region.remaining();
        ByteBuffer bytes = ByteBuffer.wrap(region.bytes(size, "load_command"));
        int at = 0;
        for (long i = 0; i < count; i++) {
            boolean further = present - at >= MIN_COMMAND_BYTES;
            if (further && (i == MAX_COUNT || size - at < MIN_COMMAND_BYTES)) {
                return false;
            }
            Cursor start = new Cursor(bytes.slice(at, size - at), regionStart + at, region.order());
            LoadCommandType type = new LoadCommandType(start.code32("load_command.cmd"));
            long cmdsize = start.u32("load_command.cmdsize");
            if (cmdsize < MIN_COMMAND_BYTES || cmdsize > present - at) {
                throw new MalformedBinaryException(
                        regionStart + at + Integer.BYTES,
                        "load_command.cmdsize",
                        type.name() + " has " + cmdsize + " bytes, expected " + MIN_COMMAND_BYTES + " to "
                                + (present - at));
            }
            if (cmdsize > size - at) {
                return false;
            }
            LoadCommand.Header commandHeader = new LoadCommand.Header(regionStart + at - imageStart, type, cmdsize);
            Cursor body = new Cursor(bytes.slice(at, (int) cmdsize), regionStart + at, region.order());
            commands.add(readOne(commandHeader, body, defects));
            at += (int) cmdsize;
        }
        return true;
    }

    private static LoadCommand readOne(LoadCommand.Header header, Cursor body, List<Defect> defects) {
        try {
            return CommandReader.read(header, body);
        } catch (MalformedBinaryException e) {
            defects.add(Defect.of(e));
            return new LoadCommand.Damaged(header, e.field(), e.reason());
        }
    }
}
