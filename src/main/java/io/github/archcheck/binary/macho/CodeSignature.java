package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.Span;
import java.util.List;

/**
 * An embedded code signature, its structure only: nothing has been hashed.
 *
 * @param kind never {@link SignatureKind#NONE} or {@link SignatureKind#DAMAGED}
 * @param extent in bytes from the start of the image, as LC_CODE_SIGNATURE has it
 * @param blobs the index of the SuperBlob, in file order
 * @param directories the CodeDirectory first, then its alternates with other hashes
 * @see <a
 *     href="https://github.com/apple-oss-distributions/xnu/blob/xnu-11417.121.6/osfmk/kern/cs_blobs.h">cs_blobs.h</a>
 */
public record CodeSignature(SignatureKind kind, Span extent, List<Blob> blobs, List<CodeDirectory> directories) {
    public CodeSignature {
        blobs = List.copyOf(blobs);
        directories = List.copyOf(directories);
    }

    /**
     * A part of the SuperBlob.
     *
     * @param slot 0 a CodeDirectory, 0x1000 and up its alternates, 2 requirements, 5 and 7 entitlements, 0x10000 CMS
     * @param magic what the part begins with
     * @param extent in bytes from the start of the image
     */
    public record Blob(int slot, int magic, Span extent) {}

    /** The CodeDirectory that is always there. */
    public CodeDirectory directory() {
        return directories.get(0);
    }
}
