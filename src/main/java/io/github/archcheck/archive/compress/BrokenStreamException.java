package io.github.archcheck.archive.compress;

import java.io.IOException;

/** A compressed stream that cannot be undone: from here on nothing more comes of it. */
public final class BrokenStreamException extends IOException {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final boolean damage;

    /**
     * @param reason in words, without a full stop
     * @param damage whether it is broken, or harmful, for every reader; otherwise archcheck cannot read it
     */
    public BrokenStreamException(String reason, boolean damage) {
        super(reason);
        this.reason = reason;
        this.damage = damage;
    }

    public String reason() {
        return reason;
    }

    public boolean isDamage() {
        return damage;
    }
}
