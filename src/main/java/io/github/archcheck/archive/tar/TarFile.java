package io.github.archcheck.archive.tar;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** A tar archive that is not compressed: opened once to be read through, and once for each file that is read. */
@FunctionalInterface
public interface TarFile {
    SeekableByteChannel open() throws IOException;
}
