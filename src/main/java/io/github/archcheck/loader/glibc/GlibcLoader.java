package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.bytes.WordSize;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Loader;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.loader.linux.ElfProcess;
import io.github.archcheck.loader.linux.LinuxKernel;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import java.util.Optional;

/**
 * The dynamic loader of glibc. Symbols and their versions, needs, notes about instruction sets and executable stacks are
 * not part of the question.
 *
 * @see <a href="https://sourceware.org/git/?p=glibc.git;a=blob;f=elf/dl-load.c;hb=refs/tags/glibc-2.36">dl-load.c,
 *     open_verify and _dl_map_object_from_fd</a>
 */
public final class GlibcLoader implements Loader {
    private static final String NOT_ELF = "invalid ELF header";
    private static final String TOO_SHORT = "file too short";

    private final ElfProcess process;
    private final Version version;
    private final LinuxKernel kernel;

    /**
     * @param architecture of the process
     * @param version of glibc
     * @throws IllegalArgumentException when Linux has no such processes
     */
    public GlibcLoader(Known architecture, Version version) {
        this.process = ElfProcess.of(architecture);
        this.version = version;
        this.kernel = new LinuxKernel(process);
    }

    @Override
    public Answer open(Inspection file) {
        return answer(file, false);
    }

    /**
     * Programs are refused as dependencies too. A library that is marked against {@code dlopen} is a dependency of
     * programs only: what is needed by a library that is opened passes for opened as well.
     */
    @Override
    public Answer link(Inspection file) {
        return answer(file, true);
    }

    @Override
    public Answer execute(Inspection file) {
        return kernel.execute(file);
    }

    @Override
    public Optional<String> message(String path, Answer.Refuses refusal) {
        return refusal.words().isEmpty() ? Optional.empty() : Optional.of(path + ": " + refusal.wordsFor(path));
    }

    private Answer answer(Inspection file, boolean asDependency) {
        return file.match(
                parsed -> parsed(parsed, asDependency),
                this::damaged,
                notBinary -> new Answer.Refuses(
                        Refusal.NOT_NATIVE,
                        words(notBinary.sizeBytes()),
                        "the file is " + notBinary.content().title()),
                unreadable -> new Answer.Undetermined("the file could not be read: " + unreadable.reason()));
    }

    /** Whether a file is refused by what is read of it, before anything of it is mapped: messages then name its path. */
    boolean refusesBeforeMapping(Inspection file) {
        if (!(file instanceof Inspection.Parsed parsed)
                || parsed.binary().format() != BinaryFormat.ELF
                || isTooShort(parsed.sizeBytes())) {
            return true;
        }
        Image image = parsed.binary().images().get(0);
        return image.details() instanceof ElfDetails details
                && (new IdentityCheck(process)
                                .fault(details.header(), image.architecture())
                                .isPresent()
                        || new MappingCheck(process, version, true)
                                .headerFault(details, parsed.sizeBytes())
                                .isPresent());
    }

    private Answer parsed(Inspection.Parsed parsed, boolean asDependency) {
        Binary binary = parsed.binary();
        if (binary.format() != BinaryFormat.ELF) {
            return foreign(binary.format(), parsed.sizeBytes());
        }
        if (isTooShort(parsed.sizeBytes())) {
            return new Answer.Refuses(Refusal.DAMAGED, TOO_SHORT, "");
        }
        Image image = binary.images().get(0);
        if (!(image.details() instanceof ElfDetails details)) {
            return new Answer.Undetermined("the ELF header could not be read");
        }
        Optional<Answer> identity = new IdentityCheck(process).fault(details.header(), image.architecture());
        return identity.orElseGet(() -> new MappingCheck(process, version, asDependency)
                .fault(details, parsed.sizeBytes())
                .orElseGet(() -> new Answer.Accepts(0)));
    }

    private Answer damaged(Inspection.Damaged damaged) {
        if (damaged.format() != BinaryFormat.ELF) {
            return foreign(damaged.format(), damaged.sizeBytes());
        }
        String explanation = damaged.defect().reason();
        String words = switch (damaged.defect().field()) {
            case "e_ident[EI_CLASS]" -> IdentityCheck.wrongClass(process);
            case "e_ident[EI_DATA]" -> IdentityCheck.wrongOrder(process);
            default -> "";
        };
        return new Answer.Refuses(Refusal.DAMAGED, isTooShort(damaged.sizeBytes()) ? TOO_SHORT : words, explanation);
    }

    private Answer foreign(BinaryFormat format, long sizeBytes) {
        Refusal reason = format == BinaryFormat.AR ? Refusal.FILE_TYPE : Refusal.FORMAT;
        return new Answer.Refuses(reason, words(sizeBytes), "the file is " + format.title() + ", not ELF");
    }

    private String words(long sizeBytes) {
        return isTooShort(sizeBytes) ? TOO_SHORT : NOT_ELF;
    }

    private boolean isTooShort(long sizeBytes) {
        return sizeBytes < process.headerBytes();
    }

    /** How glibc calls a class in the one message that names it. */
    static String className(WordSize wordSize) {
        return switch (wordSize) {
            case W32 -> "ELFCLASS32";
            case W64 -> "ELFCLASS64";
        };
    }
}
