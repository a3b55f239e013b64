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
    /** No linker comes near: cpython's have 2 kB, TensorFlow's 3 kB. */
    static final long MAX_BYTES = 1 << 20;

    private static final int MIN_COMMAND_BYTES = 8;

    private LoadCommands() {}

    /** What could be read, and what could not. */
    record Walk(List<LoadCommand> commands, List<Defect> defects) {}

    static boolean isCodeSignature(LoadCommand command) {
        return command.type().value() == LoadCommandType.CODE_SIGNATURE;
    }

    static Walk read(ByteSource image, MachHeader header) throws IOException {
        List<Defect> defects = new ArrayList<>();
        MachMagic magic = header.magic();
        long available = Math.min(image.size() - magic.headerBytes(), MAX_BYTES);
        if (header.sizeofcmds() > available) {
            defects.add(new Defect(
                    image.start() + MachHeader.SIZEOFCMDS_OFFSET,
                    magic.field("sizeofcmds"),
                    header.sizeofcmds() + " bytes of load commands, but only "
                            + (available == MAX_BYTES
                                    ? "1 MiB is plausible"
                                    : available + " bytes follow the header")));
        }
        if (header.ncmds() > header.sizeofcmds() / MIN_COMMAND_BYTES) {
            defects.add(new Defect(
                    image.start() + MachHeader.NCMDS_OFFSET,
                    magic.field("ncmds"),
                    header.ncmds() + " load commands do not fit " + header.sizeofcmds() + " bytes"));
        }
        Span region = new Span(magic.headerBytes(), Math.min(header.sizeofcmds(), available));
        List<LoadCommand> commands = new ArrayList<>();
        try {
            Cursor bytes = image.read(region, magic.order(), "load_command");
            walk(bytes, image.start(), header, commands, defects);
        } catch (MalformedBinaryException e) {
            defects.add(Defect.of(e));
        }
        return new Walk(commands, defects);
    }

    /** @throws MalformedBinaryException when a command says a size that leaves no way to the next one */
    private static void walk(
            Cursor region, long imageStart, MachHeader header, List<LoadCommand> commands, List<Defect> defects)
            throws MalformedBinaryException {
        long regionStart = region.offset();
        int size = region.remaining();
        ByteBuffer bytes = ByteBuffer.wrap(region.bytes(size, "load_command"));
        int at = 0;
        for (long i = 0; i < header.ncmds(); i++) {
            Cursor start = new Cursor(bytes.slice(at, size - at), regionStart + at, region.order());
            LoadCommandType type = new LoadCommandType(start.code32("load_command.cmd"));
            long cmdsize = start.u32("load_command.cmdsize");
            if (cmdsize < MIN_COMMAND_BYTES || cmdsize > size - at) {
                throw new MalformedBinaryException(
                        regionStart + at + Integer.BYTES,
                        "load_command.cmdsize",
                        type.name() + " has " + cmdsize + " bytes, expected " + MIN_COMMAND_BYTES + " to "
                                + (size - at));
            }
            LoadCommand.Header commandHeader = new LoadCommand.Header(regionStart + at - imageStart, type, cmdsize);
            Cursor body = new Cursor(bytes.slice(at, (int) cmdsize), regionStart + at, region.order());
            commands.add(readOne(commandHeader, body, defects));
            at += (int) cmdsize;
        }
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
