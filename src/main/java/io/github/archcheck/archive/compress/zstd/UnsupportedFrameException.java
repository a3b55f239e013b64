package io.github.archcheck.archive.compress.zstd;

import java.io.IOException;

/** A frame that is sound as far as one can tell, but that archcheck does not undo. */
public final class UnsupportedFrameException extends IOException {
    private static final long serialVersionUID = 1;

    UnsupportedFrameException(String reason) {
        super(reason);
    }
}
