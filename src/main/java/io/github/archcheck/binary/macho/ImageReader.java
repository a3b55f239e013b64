package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.binary.Need;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads one thin file or one slice. */
final class ImageReader {
    private ImageReader() {}

    /**
     * @param fileSize of the whole file: a slice's segments may reach past its end, as dyld has it
     * @throws MalformedBinaryException when there is no mach_header
     */
    static Image read(ByteSource source, long fileSize) throws IOException, MalformedBinaryException {
        MachHeader header = MachHeader.read(source);
        LoadCommands.Walk walk = LoadCommands.read(source, header);
        List<LoadCommand> commands = walk.commands();
        List<Defect> defects = new ArrayList<>(walk.defects());
        checkSegments(source, fileSize, header, commands, defects);
        Optional<CodeSignature> signature = signature(source, commands, defects);
        defects.sort(Comparator.comparingLong(Defect::offset));

        List<BuildTarget> targets = BuildTargets.of(header.cpuType(), commands);
        Optional<BuildTarget> stated = BuildTargets.primary(targets).filter(target -> !target.assumed());
        return new Image(
                header.cpuType().architecture(header.cpuSubtype()),
                header.fileType().imageType(),
                new Span(source.start(), source.size()),
                stated.map(target -> target.platform().label()),
                stated.map(BuildTarget::minimumOs),
                needs(commands),
                of(LoadCommand.Rpath.class, commands).stream()
                        .map(LoadCommand.Rpath::path)
                        .toList(),
                of(LoadCommand.DylibId.class, commands).stream()
                        .map(LoadCommand.DylibId::name)
                        .findFirst(),
                details(header, walk, targets, signature),
                defects);
    }

    private static MachODetails details(
            MachHeader header, LoadCommands.Walk walk, List<BuildTarget> targets, Optional<CodeSignature> signature) {
        List<LoadCommand> commands = walk.commands();
        return new MachODetails(
                header.magic().wordSize(),
                header.magic().order(),
                header.cpuType(),
                header.cpuSubtype(),
                header.fileType(),
                header.flags(),
                header.ncmds(),
                header.sizeofcmds(),
                commands,
                walk.limited(),
                targets,
                of(LoadCommand.Uuid.class, commands).stream()
                        .map(LoadCommand.Uuid::uuid)
                        .findFirst(),
                signature);
    }

    private static List<Need> needs(List<LoadCommand> commands) {
        return of(LoadCommand.DylibUse.class, commands).stream()
                .map(use -> new Need(use.name(), use.kind()))
                .toList();
    }

    private static <T extends LoadCommand> List<T> of(Class<T> kind, List<LoadCommand> commands) {
        return commands.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Stubs and debug companions keep the segments of the image they stand for, without the contents. */
    private static void checkSegments(
            ByteSource source, long fileSize, MachHeader header, List<LoadCommand> commands, List<Defect> defects) {
        ImageType type = header.fileType().imageType();
        if (type == ImageType.DYLIB_STUB || type == ImageType.DSYM) {
            return;
        }
        long available = fileSize - source.start();
        for (LoadCommand.Segment segment : of(LoadCommand.Segment.class, commands)) {
            if (segment.fileSize() > 0 && segment.fileOffset() > available - segment.fileSize()) {
                SegmentLayout layout =
                        segment.type().value() == LoadCommandType.SEGMENT ? SegmentLayout.W32 : SegmentLayout.W64;
                defects.add(new Defect(
                        source.start() + segment.header().offset() + layout.fileSizeOffset(),
                        layout.fileSizeField(),
                        segment.name() + " lies at 0x" + Long.toHexString(segment.fileOffset()) + " and has 0x"
                                + Long.toHexString(segment.fileSize()) + " bytes, but the file ends at 0x"
                                + Long.toHexString(available)));
            }
        }
    }

    private static Optional<CodeSignature> signature(
            ByteSource source, List<LoadCommand> commands, List<Defect> defects) throws IOException {
        for (LoadCommand.LinkeditData data : of(LoadCommand.LinkeditData.class, commands)) {
            if (LoadCommands.isCodeSignature(data)) {
                try {
                    return Optional.of(SignatureReader.read(source, data.data()));
                } catch (MalformedBinaryException e) {
                    defects.add(Defect.of(e));
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
