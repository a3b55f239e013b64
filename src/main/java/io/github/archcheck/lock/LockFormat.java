package io.github.archcheck.lock;

import java.io.IOException;

/** One kind of file that says what to install. */
public interface LockFormat {
    /** As in messages and for {@code --input-format}: {@code uv.lock}, {@code requirements.txt}. */
    String name();

    /** Whether files of this name are of this kind. */
    boolean hasName(String fileName);

    /** Whether a text that came without a telling name is of this kind. */
    boolean hasContent(String text);

    /**
     * Reads all of it; nothing is judged yet.
     *
     * @throws MalformedLockException when it is not what its name says, or of a version that is not known
     * @throws IOException when a file that it includes cannot be read
     */
    Listing read(LockText text) throws MalformedLockException, IOException;
}
