package io.github.archcheck.verdict;

/** What the target does with a file, as far as its name, place and type tell. */
public enum Use {
    /** Imported, or opened as a library: the loader is asked. */
    OPENED,
    /** Started as a program: the kernel is asked. */
    STARTED,
    /** Named like an extension module, but with a suffix that this interpreter does not try. */
    NEVER_TRIED,
    /** For another system or another machine on purpose; the target never opens it. */
    FOR_ANOTHER_MACHINE,
    /** Native code that nothing loads: object files, static archives, debug information, ld scripts. */
    NOT_LOADED
}
