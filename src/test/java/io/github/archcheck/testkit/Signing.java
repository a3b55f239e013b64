package io.github.archcheck.testkit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Puts true hashes into a file whose {@link Signature} has none. */
public final class Signing {
    private Signing() {}

    /** @param file thin, with the labels of its signature */
    public static Built sign(Built file, Signature signature) {
        String algorithm = switch (signature.hashType()) {
            case 1 -> "SHA-1";
            case 4 -> "SHA-384";
            default -> "SHA-256";
        };
        int limit = file.offsetOf("CS_SuperBlob");
        int page = signature.pageShift() == 0 ? limit : 1 << signature.pageShift();
        int at = file.offsetOf("CodeDirectory.hashes");
        Built signed = file;
        for (int start = 0; start < limit; start += page) {
            byte[] hash = digest(algorithm, Arrays.copyOfRange(file.bytes(), start, Math.min(start + page, limit)));
            signed = signed.withBytesAt(at, Arrays.copyOf(hash, signature.hashSize()));
            at += signature.hashSize();
        }
        return signed;
    }

    /** A bundle with something to sign, signed. */
    public static Built bundle(MachO.Cpu cpu, Signature signature) {
        return sign(
                MachO.bundle(cpu)
                        .minos(11, 0)
                        .uuid(new byte[16])
                        .loadDylib("/usr/lib/libSystem.B.dylib")
                        .segment("__TEXT", 0, 0x4000, 0, 0x4000)
                        .content(0x8000)
                        .signature(signature)
                        .build(),
                signature);
    }

    /** The same file with one bit of one byte turned over. */
    public static Built flipped(Built file, int offset) {
        return file.withBytesAt(offset, new byte[] {(byte) (file.bytes()[offset] ^ 1)});
    }

    public static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
