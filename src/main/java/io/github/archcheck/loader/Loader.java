package io.github.archcheck.loader;

import io.github.archcheck.inspect.Inspection;
import java.util.Optional;

/**
 * The dynamic loader (and, for programs, the kernel) of one target, as far as the headers of a single file decide. Pure:
 * it looks at nothing but the inspection it is given.
 */
public interface Loader {
    /** Would {@code dlopen} take this file, as an import of an extension module or ctypes calls it? */
    Answer open(Inspection file);

    /** Would the file be taken as the dependency of another library? */
    Answer link(Inspection file);

    /**
     * Would the kernel start this file as a program? A program is a process of its own: on Apple Silicon an x86_64 one
     * runs under Rosetta 2 although the asking process is native.
     */
    Answer execute(Inspection file);

    /**
     * The whole message that {@code import} or ctypes would show for a file that {@link #open} refuses.
     *
     * @param path as the importer passes it: absolute
     * @return empty when nothing would be printed or it cannot be foretold
     */
    Optional<String> message(String path, Answer.Refuses refusal);
}
