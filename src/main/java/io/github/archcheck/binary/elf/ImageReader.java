package io.github.archcheck.binary.elf;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.binary.Need;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads one file behind its ELF header. Damage found here becomes defects: the architecture is known already. */
final class ImageReader {
    /** The kernel's PATH_MAX, which it holds PT_INTERP to. */
    private static final int MAX_INTERPRETER_BYTES = 4096;

    private final ElfFile elf;
    private final Defects defects = new Defects();

    ImageReader(ElfFile elf) {
        this.elf = elf;
    }

    Image read() throws IOException {
        SegmentTable segments = SegmentTable.read(elf, defects);
        List<Defect> cutOff = segments.cutOff();
        boolean debugOnly = looksHollow(segments, cutOff) && SectionProbe.isDebugOnly(elf, segments);
        Optional<String> interpreter = Optional.empty();
        Optional<DynamicSection> dynamic = Optional.empty();
        if (!debugOnly) {
            Defects inDynamic = new Defects();
            dynamic = DynamicReader.read(elf, segments, inDynamic);
            debugOnly = isEmpty(dynamic, inDynamic) && SectionProbe.isDebugOnly(elf, segments);
            if (debugOnly) {
                dynamic = Optional.empty();
            } else {
                defects.addAll(inDynamic);
                cutOff.forEach(defects::add);
                interpreter = interpreter(segments);
            }
        }
        ElfDetails details = new ElfDetails(
                elf.header(),
                segments.headers(),
                interpreter,
                dynamic,
                notes(segments, debugOnly),
                debugOnly,
                !debugOnly && !cutOff.isEmpty());
        return image(details);
    }

    private Image image(ElfDetails details) {
        Optional<DynamicSection> dynamic = details.dynamic();
        List<String> needed = dynamic.map(DynamicSection::needed).orElse(List.of());
        return new Image(
                Architectures.of(elf.header()),
                type(details),
                new Span(elf.source().start(), elf.source().size()),
                details.notes().androidApi().isPresent() ? Optional.of("android") : Optional.empty(),
                Optional.empty(),
                needed.stream().map(name -> new Need(name, Need.Kind.REQUIRED)).toList(),
                dynamic.map(DynamicSection::runPaths).orElse(List.of()),
                dynamic.flatMap(DynamicSection::soname),
                details,
                defects.byOffset());
    }

    private static ImageType type(ElfDetails details) {
        if (details.debugOnly()) {
            return ImageType.DEBUG;
        }
        return switch (details.header().type().value()) {
            case 1 -> ImageType.RELOCATABLE;
            case 2 -> ImageType.EXECUTABLE;
            case 3 -> isPie(details) ? ImageType.PIE : ImageType.SHARED_OBJECT;
            case 4 -> ImageType.CORE;
            default -> ImageType.UNKNOWN;
        };
    }

    /**
     * Programs from before DF_1_PIE are known by the loader they ask for and the place they keep for debuggers. A library
     * that can be started too, such as libc.so.6 or pam_cap.so, asks for a loader and keeps no such place.
     */
    private static boolean isPie(ElfDetails details) {
        Optional<DynamicSection> dynamic = details.dynamic();
        boolean says = dynamic.filter(section -> section.flags1().isPie()).isPresent();
        boolean debugged = dynamic.stream()
                .flatMap(section -> section.others().stream())
                .anyMatch(entry -> entry.tag().isDebuggerPlace());
        boolean named = dynamic.flatMap(DynamicSection::soname).isPresent();
        return says || (details.interpreter().isPresent() && debugged && !named);
    }

    /** Whether it is worth a look at the section headers, which lie at the far end of the file. */
    private boolean looksHollow(SegmentTable segments, List<Defect> cutOff) {
        ElfType type = elf.header().type();
        if (!type.equals(ElfType.DYN) && !type.equals(ElfType.EXEC)) {
            return false;
        }
        return !cutOff.isEmpty()
                || segments.first(ProgramHeader.PT_DYNAMIC).stream().allMatch(header -> header.fileSize() == 0)
                || segments.headers().stream()
                        .anyMatch(header -> header.isLoad() && header.isExecutable() && header.fileSize() == 0);
    }

    /** Whether the bytes that should be a dynamic section are something else. */
    private static boolean isEmpty(Optional<DynamicSection> dynamic, Defects inDynamic) {
        return !inDynamic.byOffset().isEmpty()
                && dynamic.stream().allMatch(section -> section.needed().isEmpty());
    }

    private ElfNotes notes(SegmentTable segments, boolean debugOnly) throws IOException {
        if (elf.header().type().equals(ElfType.CORE)) {
            return ElfNotes.NONE;
        }
        return NoteReader.read(elf, segments, debugOnly ? new Defects() : defects);
    }

    private Optional<String> interpreter(SegmentTable segments) throws IOException {
        Optional<ProgramHeader> header = segments.first(ProgramHeader.PT_INTERP);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        long size = header.get().fileSize();
        if (Long.compareUnsigned(size, MAX_INTERPRETER_BYTES) > 0) {
            int index = segments.headers().indexOf(header.get());
            defects.add(segments.defect(
                    index, Field.P_FILESZ, ElfFile.hex(size) + " bytes is no plausible path of a loader"));
            return Optional.empty();
        }
        String field = "PT_INTERP";
        try {
            Cursor cursor = elf.read(header.get().offset(), size, field);
            return Optional.of(cursor.stringAt(0, field));
        } catch (MalformedBinaryException e) {
            defects.add(e);
            return Optional.empty();
        }
    }
}
