package io.github.archcheck.inventory.walk;

/** What to do with an environment that lies below a start: it has an interpreter of its own. */
public enum NestedEnvironments {
    /** Look through it: nothing is known of any interpreter. */
    INCLUDED,
    /** Leave it out and say so: its files must not be judged with the interpreter of what holds it. */
    LEFT_OUT
}
