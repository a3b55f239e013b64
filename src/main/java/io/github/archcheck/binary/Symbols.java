package io.github.archcheck.binary;

import java.util.List;

/**
 * The names that bind one image to others.
 *
 * @param imports in file order; symbols that the image may do without are marked, not left out
 * @param exports what others can bind to; re-exported libraries are not looked into
 */
public record Symbols(List<Import> imports, Exports exports) {
    public Symbols {
        imports = List.copyOf(imports);
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
