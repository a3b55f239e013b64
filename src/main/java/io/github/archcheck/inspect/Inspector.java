package io.github.archcheck.inspect;

import io.github.archcheck.binary.BinaryParser;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.FileSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;

/**
 * Says what a file is, by its first bytes, and reads its headers if it is native code. May be used by several threads at
 * once.
 */
public final class Inspector {
    private static final int HEAD_BYTES = 4096;

    private final List<BinaryParser> parsers;

    /** @param parsers asked in this order; see {@link Parsers#ALL} */
    public Inspector(List<BinaryParser> parsers) {
        this.parsers = List.copyOf(parsers);
    }

    /**
     * @param file a regular file: opening a pipe or a device may block. One that has vanished since is unreadable
     * @throws ClosedByInterruptException when the thread was interrupted, which says nothing about the file
     */
    public Inspection inspect(Path file) throws ClosedByInterruptException {
        try (FileSource source = FileSource.open(file)) {
            return inspect(source);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException | SecurityException e) {
            return new Inspection.Unreadable(ReadFailure.inWords(e));
        }
    }

    /**
     * @param source a whole file
     * @throws ClosedByInterruptException when the thread was interrupted, which says nothing about the file
     */
    public Inspection inspect(ByteSource source) throws ClosedByInterruptException {
        try {
            ByteBuffer head = source.head(HEAD_BYTES, ByteOrder.BIG_ENDIAN).rest();
            for (BinaryParser parser : parsers) {
                if (parser.recognises(head, source.size())) {
                    return parse(parser, source, Head.of(head, Head.PRINTED_BYTES));
                }
            }
            return notBinary(head, source.size());
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException | SecurityException e) {
            return new Inspection.Unreadable(ReadFailure.inWords(e));
        }
    }

    private static Inspection notBinary(ByteBuffer head, long sizeBytes) {
        Content content = ContentRecogniser.recognise(head, sizeBytes);
        int kept = content == Content.JAVA_CLASS ? HEAD_BYTES : Head.PRINTED_BYTES;
        return new Inspection.NotBinary(content, sizeBytes, Head.of(head, kept));
    }

    private static Inspection parse(BinaryParser parser, ByteSource source, Head head) throws IOException {
        try {
            return new Inspection.Parsed(parser.parse(source), source.size(), head);
        } catch (MalformedBinaryException e) {
            return new Inspection.Damaged(parser.format(), Defect.of(e), source.size(), head);
        }
    }
}
