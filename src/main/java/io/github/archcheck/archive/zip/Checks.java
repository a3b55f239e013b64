package io.github.archcheck.archive.zip;

import java.io.IOException;
import java.util.zip.CRC32;

/** What a member's content has to be like once all of it has been seen. */
final class Checks {
    private Checks() {}

    static void checksum(CRC32 seen, Members.Member member) throws IOException {
        if ((int) seen.getValue() != member.crc()) {
            throw new IOException("its content does not match its checksum in the archive");
        }
    }
}
