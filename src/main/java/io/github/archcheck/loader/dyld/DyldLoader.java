package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Head;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Loader;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Version;
import java.util.Optional;

/**
 * dyld and the kernel of one macOS version, for one kind of process. What dyld says depends on the headers only up to
 * the point where it would check code signatures, map segments and look for dependencies; so far this goes.
 *
 * @see <a href="https://github.com/apple-oss-distributions/dyld">dyld: MachOFile::compatibleSlice,
 *     JustInTimeLoader::makeJustInTimeLoaderDisk</a>
 */
public final class DyldLoader implements Loader {
    private static final Answer.Refuses EMPTY =
            new Answer.Refuses(Refusal.NOT_NATIVE, "", "the file is empty: dyld passes over it without a word");

    private static final Answer.Refuses EMPTY_BEFORE =
            new Answer.Refuses(Refusal.NOT_NATIVE, Texts.TOO_SHORT, "the file is an empty file");

    private final DyldProcess process;
    private final DyldRelease release;
    private final Kernel kernel;

    /**
     * @param architecture of the process: arm64, arm64e or x86_64
     * @param translated an x86_64 process under Rosetta 2
     * @throws IllegalArgumentException when macOS has no such processes
     */
    public DyldLoader(Architecture.Known architecture, boolean translated, Version macOs) {
        this(DyldProcess.of(architecture, translated), macOs);
    }

    DyldLoader(DyldProcess process, Version macOs) {
        this.process = process;
        this.release = DyldRelease.of(macOs);
        this.kernel = new Kernel(process, macOs);
    }

    @Override
    public Answer open(Inspection file) {
        return answer(file, false);
    }

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
        return reason(path, refusal).flatMap(reason -> Envelope.around(path, reason, release));
    }

    /**
     * What dyld says of a file in its list of attempts.
     *
     * @return empty when nothing would be printed or it cannot be foretold
     */
    Optional<String> reason(String path, Answer.Refuses refusal) {
        // dyld since macOS 12 says nothing about an empty file, but names it.
        boolean namedOnly = refusal.equals(EMPTY);
        return refusal.words().isEmpty() && !namedOnly
                ? Optional.empty()
                : Optional.of(refusal.wordsFor(Envelope.shown(path, release)));
    }

    /** The image of a file that has the machine of the process; empty when none has, or it is not Mach-O. */
    Optional<Integer> slice(Inspection.Parsed file) {
        if (file.binary().format() != BinaryFormat.MACH_O) {
            return Optional.empty();
        }
        return new SliceChoice(process, release).choose(MachFiles.of(file.binary(), file.sizeBytes()))
                        instanceof Choice.Chosen chosen
                ? Optional.of(chosen.image())
                : Optional.empty();
    }

    private Answer answer(Inspection file, boolean asDependency) {
        return file.match(
                parsed -> parsed(parsed, asDependency),
                damaged -> damaged(damaged, asDependency),
                this::notBinary,
                unreadable -> new Answer.Undetermined("the file could not be read: " + unreadable.reason()));
    }

    private Answer parsed(Inspection.Parsed parsed, boolean asDependency) {
        Binary binary = parsed.binary();
        if (binary.format() != BinaryFormat.MACH_O) {
            return foreign(binary.format(), parsed.head(), parsed.sizeBytes());
        }
        return machO(MachFiles.of(binary, parsed.sizeBytes()), asDependency);
    }

    private Answer damaged(Inspection.Damaged damaged, boolean asDependency) {
        if (damaged.format() != BinaryFormat.MACH_O) {
            return foreign(damaged.format(), damaged.head(), damaged.sizeBytes());
        }
        String explanation = damaged.defect().reason();
        return MachFiles.of(damaged)
                .map(file -> machO(file, asDependency))
                .map(answer -> answer instanceof Answer.Refuses refuses
                        ? new Answer.Refuses(Refusal.DAMAGED, refuses.words(), explanation)
                        : answer)
                .orElseGet(() -> new Answer.Refuses(Refusal.DAMAGED, "", explanation));
    }

    private Answer machO(MachFile file, boolean asDependency) {
        Choice choice = new SliceChoice(process, release).choose(file);
        if (choice instanceof Choice.Chosen chosen) {
            return new ImageCheck(process, release).check(chosen, file.sizeBytes(), asDependency);
        } else if (choice instanceof Choice.Rejected rejected) {
            return new Answer.Refuses(rejected.reason(), rejected.words(), "");
        }
        throw new AssertionError("sealed");
    }

    private Answer foreign(BinaryFormat format, Head head, long sizeBytes) {
        Refusal reason = format == BinaryFormat.AR ? Refusal.FILE_TYPE : Refusal.FORMAT;
        String words = new Texts(release).notMachO(head, sizeBytes);
        return new Answer.Refuses(reason, words, "the file is " + format.title() + ", not Mach-O");
    }

    private Answer notBinary(Inspection.NotBinary file) {
        if (file.content() == Content.EMPTY) {
            return release == DyldRelease.DYLD2 ? EMPTY_BEFORE : EMPTY;
        }
        return new Answer.Refuses(
                Refusal.NOT_NATIVE, words(file), "the file is " + file.content().title());
    }

    private String words(Inspection.NotBinary file) {
        if (file.content() == Content.JAVA_CLASS && file.head().size() >= MachFile.FAT_HEADER_BYTES) {
            MachFile misread = MachFiles.ofJavaClass(file.head(), file.sizeBytes());
            return new SliceChoice(process, release).choose(misread) instanceof Choice.Rejected rejected
                    ? rejected.words()
                    : "";
        }
        return new Texts(release).notMachO(file.head(), file.sizeBytes());
    }
}
