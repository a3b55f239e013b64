package io.github.archcheck.loader;

import io.github.archcheck.binary.Need;
import java.util.List;
import java.util.Optional;

/**
 * One file opened in a process, with all that comes along.
 *
 * @param images in the order in which they are mapped, the opened file first; then what it found loaded already, where a
 *     link leads there. Empty when the file itself is refused
 * @param links one per need, in the order in which the loader follows them
 * @param faults in the order in which the loader meets them. It stops at the first; the others show once that is mended
 */
public record Load(List<LoadedImage> images, List<Link> links, List<Fault> faults) {
    public Load {
        images = List.copyOf(images);
        links = List.copyOf(links);
        faults = List.copyOf(faults);
    }

    /**
     * @param file where it was found
     * @param image index into the images of the file
     */
    public record LoadedImage(Place.File file, int image) {}

    /**
     * A need, and what the loader found for it.
     *
     * @param from index into {@link Load#images}
     */
    public record Link(int from, Need need, Found found) {}

    /** What was found for a need. */
    public sealed interface Found {
        /** @param index into {@link Load#images} */
        record Image(int index) implements Found {}

        /**
         * Nobody has looked, but every system of this kind has it.
         *
         * @param why whose word that is, such as {@code manylinux policy}
         */
        record Assumed(String why) implements Found {}

        /** It is not there, or of no use, and does not matter: weak, or loaded on first use. */
        record Dispensable() implements Found {}

        /** The load fails, or nobody knows; a fault says which. */
        record Nothing() implements Found {}
    }

    /**
     * Something that makes a load fail, or that may.
     *
     * @param chain paths as in {@link Place.File#path}, from the opened file to the one at fault; of one member when the
     *     opened file itself is at fault
     * @param subject what is missing or wrong: a need as it is written, a version, a symbol, a duplicate rpath
     * @param culprit path of the file that was found and is of no use; empty when there is none
     * @param refusal why the culprit is of no use, where its headers say it
     * @param words the loader's own reason, short; empty when it has none or it cannot be foretold
     * @param message all that an import, or a shell for a program, would show; empty when it cannot be foretold
     * @param explanation what is so, in plain words, without a final full stop
     */
    public record Fault(
            Kind kind,
            Certainty certainty,
            List<String> chain,
            String subject,
            Optional<String> culprit,
            Optional<Answer.Refuses> refusal,
            String words,
            Optional<String> message,
            String explanation) {
        public Fault {
            chain = List.copyOf(chain);
        }
    }

    /** How sure a fault is. */
    public enum Certainty {
        /** The loader refuses, or the process dies. */
        CERTAIN,
        /** It does so unless the target's system has something that nobody can see from here. */
        LIKELY,
        /** It loads, as far as the bytes say; something that nobody can see from here may still prevent it. */
        RISK
    }

    /** What kind of fault. */
    public enum Kind {
        /** A need is found nowhere. */
        MISSING_LIBRARY,
        /** What is found for a need is of no use: another machine, not native, damaged. */
        UNUSABLE_LIBRARY,
        /** A need begins with {@code @rpath/}, and no usable rpath is there to look in. */
        NO_RPATH,
        /** A need is missed on its search path, but lies in the environment: something must load it beforehand. */
        NEEDS_PRELOAD,
        /** The system is older than the file says it must be. */
        OS_TOO_OLD,
        /** glibc lacks a version that is needed. */
        GLIBC_TOO_OLD,
        /** Another library lacks a version that is needed: libstdc++ and its like. */
        LIBRARY_TOO_OLD,
        /** Linked against the other C library of Linux. */
        OTHER_LIBC,
        /** No image of the scope has a symbol. */
        UNDEFINED_SYMBOL,
        /** The processor is below the level that a note demands. */
        ISA_LEVEL,
        /** Segments do not fit the size of the machine's pages. */
        PAGE_SIZE,
        /** Relocations are packed in a way that the loader does not know. */
        RELOCATION_FORMAT,
        /** Thread-local storage that may find no room, or can have none. */
        STATIC_TLS,
        /** An executable stack, which the loader does not grant. */
        EXECUTABLE_STACK,
        /** Code that must be signed and is not. */
        CODE_SIGNATURE_MISSING,
        /** Encrypted code. */
        ENCRYPTED
    }
}
