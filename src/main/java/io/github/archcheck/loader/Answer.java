package io.github.archcheck.loader;

import java.util.function.Function;

/** What a loader says of a file, judged by its headers alone. */
public sealed interface Answer {
    /**
     * It would be mapped.
     *
     * @param image index into the binary's images: the slice that is chosen
     */
    record Accepts(int image) implements Answer {}

    /**
     * It would be refused.
     *
     * @param words the loader's own reason for this file, without envelope, such as
     *     {@code mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64')}; empty when the loader
     *     prints nothing, such as a process that dies, or when the text cannot be foretold. To be shown through
     *     {@link #wordsFor}
     * @param explanation what is so, in plain words, when the loader's words mislead or there are none; may be empty
     */
    record Refuses(Refusal reason, String words, String explanation) implements Answer {
        /** Stands in {@link #words} for the file's own path, which some loaders print inside their reason. */
        public static final String PATH = "<path>";

        /** The loader's reason as it reads for one file. */
        public String wordsFor(String path) {
            return words.replace(PATH, path);
        }
    }

    /**
     * The bytes do not decide it.
     *
     * @param why in plain words
     */
    record Undetermined(String why) implements Answer {}

    /** Takes one function per case, so that a new case stops every caller from compiling. */
    default <R> R match(
            Function<Accepts, R> accepts, Function<Refuses, R> refuses, Function<Undetermined, R> undetermined) {
        if (this instanceof Accepts a) {
            return accepts.apply(a);
        } else if (this instanceof Refuses r) {
            return refuses.apply(r);
        } else if (this instanceof Undetermined u) {
            return undetermined.apply(u);
        }
        throw new AssertionError("sealed");
    }
}
