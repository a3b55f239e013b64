package io.github.archcheck.inspect;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.macho.CodeDirectory;
import io.github.archcheck.binary.macho.CodeSignature;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds the pages of an image against the hashes in its code signature. Keeps a few hashes at a time, whatever the size
 * of the image.
 *
 * @see <a
 *     href="https://github.com/apple-oss-distributions/xnu/blob/xnu-11417.121.6/bsd/kern/ubc_subr.c">ubc_subr.c:
 *     cs_validate_codedirectory, cs_validate_hash</a>
 */
final class PageHashes implements Stretch {
    /** The weakest first, as the kernel ranks them. */
    private enum Hash {
        SHA1(1, 20, "SHA-1"),
        SHA256_TRUNCATED(3, 20, "SHA-256"),
        SHA256(2, 32, "SHA-256"),
        SHA384(4, 48, "SHA-384");

        private final int type;
        private final int size;
        private final String algorithm;

        Hash(int type, int size, String algorithm) {
            this.type = type;
            this.size = size;
            this.algorithm = algorithm;
        }

        static Optional<Hash> of(CodeDirectory directory) {
            return Arrays.stream(values())
                    .filter(hash -> hash.type == directory.hashType())
                    .findFirst();
        }
    }

    /** Hashes read at once. */
    private static final int WINDOW = 128;

    /** No file is larger than a page of this size. */
    private static final int LARGEST_SHIFT = 62;

    private final ByteSource source;
    private final Image image;
    private final CodeSignature signature;
    private final CodeDirectory directory;
    private final Hash hash;
    private final MessageDigest digest;
    private final long pageBytes;
    private final long pages;

    private byte[] expected = {};
    private long page;
    private long inPage;
    private long changed;
    private long firstChanged = -1;

    private PageHashes(ByteSource source, Image image, CodeSignature signature, CodeDirectory directory, Hash hash) {
        this.source = source;
        this.image = image;
        this.signature = signature;
        this.directory = directory;
        this.hash = hash;
        this.digest = Digests.named(hash.algorithm);
        this.pageBytes = directory.pageShift() == 0 ? Math.max(1, directory.codeLimit()) : 1L << directory.pageShift();
        this.pages = directory.codeLimit() == 0 ? 0 : (directory.codeLimit() - 1) / pageBytes + 1;
    }

    /** What prevents checking; empty when nothing does. */
    static Optional<SignatureState> obstacle(Image image, CodeSignature signature) {
        Optional<CodeDirectory> strongest = strongest(signature);
        if (strongest.isEmpty()) {
            return unverifiable("its hashes are of the unknown type "
                    + signature.directory().hashType());
        }
        CodeDirectory directory = strongest.get();
        int size = Hash.of(directory).orElseThrow().size;
        if (directory.hashSize() != size) {
            return unverifiable(
                    "its " + directory.hashName() + " hashes have " + directory.hashSize() + " bytes, not " + size);
        }
        if (directory.scattered()) {
            return unverifiable("its hashes are of scattered pages");
        }
        if (directory.pageShift() > LARGEST_SHIFT) {
            return unverifiable("its pages have 2^" + directory.pageShift() + " bytes");
        }
        return directory.codeLimit() > image.extent().size()
                ? unverifiable("it is about " + directory.codeLimit() + " bytes, the image has "
                        + image.extent().size())
                : Optional.empty();
    }

    /**
     * @param source the whole file
     * @param signature one without an {@link #obstacle}
     */
    static PageHashes of(ByteSource source, Image image, CodeSignature signature) {
        CodeDirectory directory = strongest(signature).orElseThrow();
        return new PageHashes(
                source, image, signature, directory, Hash.of(directory).orElseThrow());
    }

    /** The kernel looks at no other. */
    private static Optional<CodeDirectory> strongest(CodeSignature signature) {
        List<CodeDirectory> directories = signature.directories();
        return directories.stream()
                .filter(directory -> Hash.of(directory).isPresent())
                .max(Comparator.comparing(directory -> Hash.of(directory).orElseThrow()));
    }

    private static Optional<SignatureState> unverifiable(String why) {
        return Optional.of(new SignatureState.Unverifiable(why));
    }

    @Override
    public long from() {
        return image.extent().offset();
    }

    @Override
    public long to() {
        boolean all = pages <= directory.codeSlots();
        return from() + (all ? directory.codeLimit() : directory.codeSlots() * pageBytes);
    }

    @Override
    public void accept(byte[] buffer, int start, int length) throws IOException, MalformedBinaryException {
        int at = start;
        int left = length;
        while (left > 0) {
            long pageEnd = Math.min(pageBytes, to() - from() - page * pageBytes);
            int piece = (int) Math.min(left, pageEnd - inPage);
            digest.update(buffer, at, piece);
            at += piece;
            left -= piece;
            inPage += piece;
            if (inPage == pageEnd) {
                compare();
            }
        }
    }

    private void compare() throws IOException, MalformedBinaryException {
        int slot = (int) (page % WINDOW);
        if (slot == 0) {
            long count = Math.min(WINDOW, directory.codeSlots() - page);
            long at = from() + directory.hashes().offset() + page * hash.size;
            expected = source.read(new Span(at, count * hash.size), ByteOrder.BIG_ENDIAN, "CodeDirectory.hashOffset")
                    .bytes(count * hash.size, "CodeDirectory.hashOffset");
        }
        byte[] actual = digest.digest();
        if (!Arrays.equals(actual, 0, hash.size, expected, slot * hash.size, (slot + 1) * hash.size)) {
            changed++;
            firstChanged = firstChanged < 0 ? page : firstChanged;
        }
        page++;
        inPage = 0;
    }

    /** After all bytes have been seen. */
    SignatureState state() {
        long withoutHash = Math.max(0, pages - directory.codeSlots());
        if (changed + withoutHash > 0) {
            long first = firstChanged < 0 ? directory.codeSlots() : firstChanged;
            return new SignatureState.Stale(first, from() + first * pageBytes, changed + withoutHash, pages);
        }
        long covered = pages * pageBytes;
        long needed = signature.extent().offset();
        return covered < needed ? new SignatureState.Uncovered(covered, needed) : new SignatureState.Valid();
    }
}
