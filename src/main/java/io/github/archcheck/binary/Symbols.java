package io.github.archcheck.binary;

import java.util.List;

/**
 * The names that bind one image to others.
 *
 * @param imports in file order; symbols that the image may do without are marked, not left out
 * @param exports what others can bind to; re-exported libraries are not looked into
 * @param initialExec thread-local variables that the code reaches at a distance fixed when it is loaded, which only
 *     those have that were there when the process started: names in the order of the relocations, an empty one for the
 *     image's own variables. Empty for Mach-O
 */
public record Symbols(List<Import> imports, Exports exports, List<String> initialExec) {
    public Symbols {
        imports = List.copyOf(imports);
        initialExec = List.copyOf(initialExec);
    }

    /** An image without such variables. */
    public Symbols(List<Import> imports, Exports exports) {
        this(imports, exports, List.of());
    }

    /**
     * A name that another image must have.
     *
     * @param name as in the file: with the leading underscore in Mach-O, without a version in ELF
     * @param version of an ELF symbol, such as {@code GLIBC_2.34}; empty for no version
     * @param weak whether nothing fails when nobody has it
     * @param library where it is looked for
     */
    public record Import(String name, String version, boolean weak, Library library) {}

    /**
     * Where an import is looked for.
     *
     * @param index into the image's needs; negative for the constants here
     */
    public record Library(int index) {
        /** In all images of the scope: every ELF symbol, and Mach-O's flat lookup. */
        public static final Library ANY = new Library(-1);
        /** In the main executable. */
        public static final Library EXECUTABLE = new Library(-2);
        /** In the image itself. */
        public static final Library SELF = new Library(-3);
        /** In all images, for a definition that may be replaced (Mach-O's weak definitions). */
        public static final Library WEAK_DEFINITION = new Library(-4);
        /** A number that names none of the image's needs. */
        public static final Library INVALID = new Library(-5);
    }
}
