package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the structure of an embedded code signature, which is big-endian on all machines. */
final class SignatureReader {
    private static final int EMBEDDED_SIGNATURE = 0xfade_0cc0;
    private static final int CODE_DIRECTORY = 0xfade_0c02;
    private static final int SLOT_CODE_DIRECTORY = 0;
    private static final int SLOT_ALTERNATES = 0x1000;
    private static final int SLOT_ALTERNATES_END = 0x1005;
    private static final int SLOT_CMS = 0x1_0000;

    private static final int SUPER_BLOB_BYTES = 12;
    private static final int INDEX_BYTES = 8;
    private static final int BLOB_BYTES = 8;
    /** Apple defines about twenty slots. */
    private static final int MAX_BLOBS = 256;

    private SignatureReader() {}

    /** @param extent in bytes from the start of the image */
    static CodeSignature read(ByteSource image, Span extent) throws IOException, MalformedBinaryException {
        ByteSource whole = image.within(extent, "linkedit_data_command.datasize");
        Cursor header = whole.read(new Span(0, SUPER_BLOB_BYTES), ByteOrder.BIG_ENDIAN, "CS_SuperBlob.magic");
        int magic = header.code32("CS_SuperBlob.magic");
        if (magic != EMBEDDED_SIGNATURE) {
            throw new MalformedBinaryException(
                    whole.start(),
                    "CS_SuperBlob.magic",
                    String.format(Locale.ROOT, "0x%08x, expected 0x%08x", magic, EMBEDDED_SIGNATURE));
        }
        ByteSource superBlob = whole.within(new Span(0, header.u32("CS_SuperBlob.length")), "CS_SuperBlob.length");
        long countAt = header.offset();
        long count = header.u32("CS_SuperBlob.count");
        if (count > MAX_BLOBS) {
            throw new MalformedBinaryException(countAt, "CS_SuperBlob.count", count + " parts are not plausible");
        }
        List<CodeSignature.Blob> blobs = blobs(image, superBlob, count);
        List<CodeDirectory> directories = directories(image, blobs);
        if (directories.isEmpty() || directories.get(0).slot() != SLOT_CODE_DIRECTORY) {
            throw new MalformedBinaryException(whole.start(), "CS_SuperBlob.index", "there is no CodeDirectory");
        }
        return new CodeSignature(kind(directories.get(0), blobs), extent, blobs, directories);
    }

    private static List<CodeSignature.Blob> blobs(ByteSource image, ByteSource superBlob, long count)
            throws IOException, MalformedBinaryException {
        Span index = new Span(SUPER_BLOB_BYTES, count * INDEX_BYTES);
        Cursor entries = superBlob.read(index, ByteOrder.BIG_ENDIAN, "CS_SuperBlob.index");
        List<CodeSignature.Blob> blobs = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            int slot = entries.code32("CS_BlobIndex.type");
            long offset = entries.u32("CS_BlobIndex.offset");
            Cursor start = superBlob.read(new Span(offset, BLOB_BYTES), ByteOrder.BIG_ENDIAN, "CS_BlobIndex.offset");
            int magic = start.code32("CS_GenericBlob.magic");
            Span extent = new Span(offset, start.u32("CS_GenericBlob.length"));
            ByteSource blob = superBlob.within(extent, "CS_GenericBlob.length");
            blobs.add(new CodeSignature.Blob(slot, magic, new Span(blob.start() - image.start(), blob.size())));
        }
        return blobs;
    }

    /** The CodeDirectory comes first, whatever the order of the index. A slot that is there twice counts once. */
    private static List<CodeDirectory> directories(ByteSource image, List<CodeSignature.Blob> blobs)
            throws IOException, MalformedBinaryException {
        List<CodeDirectory> directories = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (CodeSignature.Blob blob : blobs) {
            int slot = blob.slot();
            boolean directory = slot == SLOT_CODE_DIRECTORY || (slot >= SLOT_ALTERNATES && slot < SLOT_ALTERNATES_END);
            if (directory && blob.magic() == CODE_DIRECTORY && seen.add(slot)) {
                CodeDirectory read = CodeDirectoryReader.read(image, slot, blob.extent());
                directories.add(slot == SLOT_CODE_DIRECTORY ? 0 : directories.size(), read);
            }
        }
        return directories;
    }

    /** An empty CMS part is what codesign leaves for an ad hoc signature. */
    private static SignatureKind kind(CodeDirectory directory, List<CodeSignature.Blob> blobs) {
        if (directory.has(CodeDirectory.CS_LINKER_SIGNED)) {
            return SignatureKind.LINKER_SIGNED;
        }
        boolean certificate = blobs.stream()
                .anyMatch(blob -> blob.slot() == SLOT_CMS && blob.extent().size() > BLOB_BYTES);
        return directory.has(CodeDirectory.CS_ADHOC) || !certificate ? SignatureKind.AD_HOC : SignatureKind.SIGNED;
    }
}
