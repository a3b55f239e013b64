package io.github.archcheck.platform;

import java.util.List;

/** A name that {@code --target} does not accept, or that names a machine that cannot exist. */
public final class UnknownTargetException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String reason;
    private final transient List<String> nearest;

    UnknownTargetException(String name, String reason) {
        super("'" + name + "' is no target: " + reason);
        this.name = name;
        this.reason = reason;
        this.nearest = NearestNames.to(name);
    }

    /** As it was given. */
    public String name() {
        return name;
    }

    /** Half a sentence, such as {@code unknown architecture 'foo'}. */
    public String reason() {
        return reason;
    }

    /** Up to three accepted names that are spelled nearly so, the nearest first; empty when none is near. */
    public List<String> nearest() {
        return nearest;
    }
}
