package io.github.archcheck.inspect;

import java.security.MessageDigest;
import java.util.HexFormat;

/** The digest of a whole file. */
record WholeDigest(String algorithm, MessageDigest digest, long to) implements Stretch {
    static WholeDigest of(String algorithm, long fileBytes) {
        return new WholeDigest(algorithm, Digests.named(algorithm), fileBytes);
    }

    @Override
    public long from() {
        return 0;
    }

    @Override
    public void accept(byte[] buffer, int start, int length) {
        digest.update(buffer, start, length);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
