package io.github.archcheck.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Objects;

/**
 * Standard output, which may be a pipe whose reader has seen enough, or a file on a full disk. A reader that left is no
 * failure: the rest is dropped. Anything else comes out as a {@link Failure}.
 */
final class StandardOutput extends FilterOutputStream {
    /** Nothing more can be written. */
    static final class Failure extends IOException {
        private static final long serialVersionUID = 1L;

        Failure(IOException cause) {
            super("cannot write to standard output: " + WriteFailure.inWords(cause), cause);
        }
    }

    private boolean readerHasLeft;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (readerHasLeft) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failed(e);
        }
    }

    @Override
    public void flush() throws IOException {
        if (readerHasLeft) {
            return;
        }
        try {
            out.flush();
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException e) throws Failure {
        String reason = Objects.requireNonNullElse(e.getMessage(), "").toLowerCase(Locale.ROOT);
        if (!reason.contains("broken pipe") && !reason.contains("pipe is being closed")) {
            throw new Failure(e);
        }
        readerHasLeft = true;
    }
}
