package io.github.archcheck.archive.compress.zstd;

import java.io.IOException;

/** A frame that is sound as far as one can tell, but that archcheck does not undo. */
public final class UnsupportedFrameException extends IOException {
    private static final long serialVersionUID = 1;

    private final String reason;

    UnsupportedFrameException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** In words, without a full stop. */
    public String reason() {
        return reason;
    }
}
