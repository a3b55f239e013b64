package io.github.archcheck.packaging.marker;

import java.util.Set;

/** A marker, or a part of one. */
sealed interface Condition permits Comparison, LockedNameChosen, Alternatives {
    boolean holds(Facts facts);

    /** Whether the answer depends on what {@code extra} stands for. */
    boolean asksForOneExtra();

    /** Adds the names of the variables asked for. */
    void collect(Set<String> variables);

    /** Adds the condition to a text, with one space between words. */
    void write(StringBuilder text);
}
