package io.github.archcheck.inventory;

/** What a native file is for, as far as its name, place and type tell. */
public enum Role {
    /** Its name ends like an extension module's, of this or any other interpreter, below a site directory. */
    EXTENSION("extension"),
    /** Opened by other native code or through ctypes. */
    LIBRARY("library"),
    /** Started as a process of its own. */
    PROGRAM("program"),
    /** The environment's interpreter, or a part of it. */
    INTERPRETER("interpreter"),
    /** Input for a linker: object files and static archives. Nothing opens it at run time. */
    LINK_INPUT("link-input"),
    /** Debug information beside a binary: dSYM bundles, {@code .debug} files. */
    DEBUG_INFO("debug-info");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
