package io.github.archcheck.diagnosis;

/** Names that a text gives beside the culprit. */
enum Detail {
    /** The file that asked for the culprit. */
    BY,
    DEPENDENCY,
    SYMBOL,
    VERSION,
    /** The library that lacks a version or a symbol. */
    PROVIDER,
    /** What an installer was asked for: a distribution's name, perhaps with a version. */
    REQUIREMENT,
    MODULE,
    /** Said by a linker at build time, which tells nothing of a process. */
    LINKER
}
