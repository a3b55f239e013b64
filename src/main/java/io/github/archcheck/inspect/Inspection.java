package io.github.archcheck.inspect;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import java.util.function.Function;

/** What reading one file gave. */
public sealed interface Inspection {
    /**
     * A native file whose headers could be read.
     *
     * @param head the first eight bytes
     */
    record Parsed(Binary binary, long sizeBytes, Head head) implements Inspection {
        public Parsed(Binary binary, long sizeBytes) {
            this(binary, sizeBytes, Head.NONE);
        }
    }

    /**
     * A native file by its first bytes, so damaged that its architecture cannot be trusted.
     *
     * @param head the first eight bytes
     */
    record Damaged(BinaryFormat format, Defect defect, long sizeBytes, Head head) implements Inspection {
        public Damaged(BinaryFormat format, Defect defect, long sizeBytes) {
            this(format, defect, sizeBytes, Head.NONE);
        }
    }

    /**
     * Not a native file; {@code content} says what it is instead.
     *
     * @param head the first eight bytes; of a Java class, which begins as a fat file does, the first 4096
     */
    record NotBinary(Content content, long sizeBytes, Head head) implements Inspection {
        public NotBinary(Content content, long sizeBytes) {
            this(content, sizeBytes, Head.NONE);
        }
    }

    /** The system would not hand out the bytes. */
    record Unreadable(String reason) implements Inspection {}

    /** Takes one function per case, so that a new case stops every caller from compiling. */
    default <R> R match(
            Function<Parsed, R> parsed,
            Function<Damaged, R> damaged,
            Function<NotBinary, R> notBinary,
            Function<Unreadable, R> unreadable) {
        if (this instanceof Parsed p) {
            return parsed.apply(p);
        } else if (this instanceof Damaged d) {
            return damaged.apply(d);
        } else if (this instanceof NotBinary n) {
            return notBinary.apply(n);
        } else if (this instanceof Unreadable u) {
            return unreadable.apply(u);
        }
        throw new AssertionError("sealed");
    }
}
