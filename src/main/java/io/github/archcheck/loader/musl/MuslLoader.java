package io.github.archcheck.loader.musl;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.FormatDetails;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.ElfHeader;
import io.github.archcheck.binary.elf.ElfType;
import io.github.archcheck.binary.elf.ProgramHeader;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Loader;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.loader.linux.ElfProcess;
import io.github.archcheck.loader.linux.LinuxKernel;
import io.github.archcheck.platform.Architecture.Known;
import java.util.Optional;

/**
 * The dynamic loader of musl. It looks at neither magic nor class nor machine, so a foreign file is taken until something
 * in it makes no sense: it fails for certain, but how is seldom known beforehand.
 *
 * @see <a href="https://git.musl-libc.org/cgit/musl/tree/ldso/dynlink.c">dynlink.c, map_library</a>
 */
public final class MuslLoader implements Loader {
    /** ENOEXEC: too short for an ELF header, the wrong e_type, or no dynamic section. */
    private static final String NOT_EXECUTABLE = "Exec format error";

    /** ENOMEM: it asks the kernel for a range of no sense. */
    private static final String NOTHING_TO_MAP = "Out of memory";

    private final ElfProcess process;
    private final LinuxKernel kernel;

    /** @throws IllegalArgumentException when Linux has no such processes */
    public MuslLoader(Known architecture) {
        this.process = ElfProcess.of(architecture);
        this.kernel = new LinuxKernel(process);
    }

    @Override
    public Answer open(Inspection file) {
        return file.match(
                this::parsed,
                damaged -> damaged.format() == BinaryFormat.ELF
                        ? refuse(
                                Refusal.DAMAGED,
                                damaged.sizeBytes(),
                                "",
                                damaged.defect().reason())
                        : foreign(damaged.format(), damaged.sizeBytes()),
                this::notBinary,
                unreadable -> new Answer.Undetermined("the file could not be read: " + unreadable.reason()));
    }

    @Override
    public Answer link(Inspection file) {
        return open(file);
    }

    @Override
    public Answer execute(Inspection file) {
        return kernel.execute(file);
    }

    @Override
    public Optional<String> message(String path, Answer.Refuses refusal) {
        return refusal.words().isEmpty()
                ? Optional.empty()
                : Optional.of("Error loading shared library " + path + ": " + refusal.wordsFor(path));
    }

    /** Bytes 16 and 17 of a text are letters, and so no e_type. */
    private Answer notBinary(Inspection.NotBinary file) {
        boolean text = switch (file.content()) {
            case EMPTY, GIT_LFS_POINTER, LINKER_SCRIPT, HTML, SCRIPT, TEXT -> true;
            case JAVA_CLASS, ZIP, GZIP, ZEROS, DATA -> false;
        };
        return refuse(
                Refusal.NOT_NATIVE,
                file.sizeBytes(),
                text ? NOT_EXECUTABLE : "",
                "the file is " + file.content().title());
    }

    private Answer foreign(BinaryFormat format, long sizeBytes) {
        Refusal reason = format == BinaryFormat.AR ? Refusal.FILE_TYPE : Refusal.FORMAT;
        return refuse(reason, sizeBytes, "", "the file is " + format.title() + ", not ELF");
    }

    private Answer parsed(Inspection.Parsed parsed) {
        Binary binary = parsed.binary();
        if (binary.format() != BinaryFormat.ELF) {
            return foreign(binary.format(), parsed.sizeBytes());
        }
        Image image = binary.images().get(0);
        FormatDetails details = image.details();
        return details instanceof ElfDetails elf
                ? elf(elf, image, parsed.sizeBytes())
                : new Answer.Undetermined("the ELF header could not be read");
    }

    private Answer elf(ElfDetails elf, Image image, long sizeBytes) {
        ElfHeader header = elf.header();
        ElfType type = new ElfType(process.inOwnOrder(header.type().value(), header));
        boolean loadable = type.equals(ElfType.DYN) || type.equals(ElfType.EXEC);
        if (!isOwn(header)) {
            return refuse(
                    Refusal.ARCHITECTURE,
                    sizeBytes,
                    loadable ? "" : NOT_EXECUTABLE,
                    "built for " + image.architecture().label() + ", the process is "
                            + process.architecture().label());
        }
        if (!loadable) {
            return refuse(Refusal.FILE_TYPE, sizeBytes, NOT_EXECUTABLE, "the file is neither library nor program");
        }
        if (elf.programHeaders().stream().noneMatch(ph -> ph.type() == ProgramHeader.PT_DYNAMIC)) {
            return refuse(Refusal.FILE_TYPE, sizeBytes, NOT_EXECUTABLE, "the file has no dynamic section");
        }
        if (elf.loadSegments().isEmpty()) {
            return refuse(Refusal.DAMAGED, sizeBytes, NOTHING_TO_MAP, "the file has no segments to load");
        }
        if (elf.debugOnly() || elf.truncated()) {
            return refuse(Refusal.DAMAGED, sizeBytes, "", "segments are missing: the process would die without a word");
        }
        return type.equals(ElfType.EXEC)
                ? new Answer.Undetermined("a program that must lie at a fixed address loads only if that is free")
                : new Answer.Accepts(0);
    }

    private boolean isOwn(ElfHeader header) {
        return header.ident().wordSize() == process.wordSize()
                && header.ident().byteOrder().equals(process.byteOrder())
                && process.takesMachine(header);
    }

    private Answer refuse(Refusal reason, long sizeBytes, String words, String explanation) {
        return new Answer.Refuses(reason, sizeBytes < process.headerBytes() ? NOT_EXECUTABLE : words, explanation);
    }
}
