package io.github.archcheck.lock.walk;

/** What is known of a condition. */
public enum Truth {
    YES,
    NO,
    /** It depends on something that nobody can know of a machine, such as its kernel's release. */
    MAYBE
}
