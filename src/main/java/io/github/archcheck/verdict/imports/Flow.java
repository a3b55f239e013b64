package io.github.archcheck.verdict.imports;

import org.jspecify.annotations.Nullable;

/**
 * How a piece of a module can end.
 *
 * @param completes whether what follows may be reached
 * @param returns whether it may leave its function before the end
 * @param fails whether it surely raises, and a broken file is the reason
 * @param broken kinds of exceptions that a broken file may raise here, as in {@link Kinds}
 * @param other kinds of exceptions that it may raise for other reasons
 * @param cause of the first in {@code broken}; the surely raised one when it fails
 */
record Flow(
        boolean completes,
        boolean returns,
        boolean fails,
        int broken,
        int other,
        @Nullable Cause cause) {
    static final Flow DONE = new Flow(true, false, false, 0, 0, null);
    static final Flow LEFT = new Flow(false, true, false, 0, 0, null);

    /** Nothing at all: the neutral element of {@link #or}. */
    static final Flow NEVER = new Flow(false, false, false, 0, 0, null);

    /** A broken file raises. */
    static Flow broken(int kind, Cause cause) {
        return new Flow(false, false, true, kind, 0, cause);
    }

    /** A broken file may raise. */
    static Flow risky(int kind, Cause cause) {
        return new Flow(true, false, false, kind, 0, cause);
    }

    static Flow raised(int kind) {
        return new Flow(false, false, false, 0, kind, null);
    }

    boolean raises() {
        return (broken | other) != 0;
    }

    /** This, and then the next when this one completes. */
    Flow then(Flow next) {
        if (!completes) {
            return this;
        }
        boolean surely = next.fails && !returns;
        return new Flow(
                next.completes,
                returns || next.returns,
                surely,
                broken | next.broken,
                other | next.other,
                next.fails || cause == null ? next.cause : cause);
    }

    /** This or the alternative; nobody knows which. */
    Flow or(Flow alternative) {
        boolean goesOn = completes || alternative.completes || returns || alternative.returns;
        Cause first = fails || (cause != null && !alternative.fails) ? cause : alternative.cause;
        return new Flow(
                completes || alternative.completes,
                returns || alternative.returns,
                (fails || alternative.fails) && !goesOn,
                broken | alternative.broken,
                other | alternative.other,
                first);
    }

    /** Of a function, seen from where it is called. */
    Flow ofCall() {
        return new Flow(completes || returns, false, fails, broken, other, cause);
    }

    /** Of a module, seen from where it is imported. */
    Flow through(Module module) {
        return because(cause == null ? null : new Cause(module, cause, cause.broken()));
    }

    Flow because(@Nullable Cause newCause) {
        return new Flow(completes, returns, fails, broken, other, newCause);
    }

    /** Whether it ends in the same ways, whatever the reason. */
    boolean isLike(Flow known) {
        return completes == known.completes
                && returns == known.returns
                && fails == known.fails
                && broken == known.broken
                && other == known.other;
    }
}
