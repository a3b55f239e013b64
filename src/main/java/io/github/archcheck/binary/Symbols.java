package io.github.archcheck.binary;

import java.util.List;
import java.util.OptionalInt;

/**
 * The names that bind one image to others.
 *
 * @param imports in the order of the tables, and for ELF in the order in which the relocations ask for them: first those
 *     that must be there when the image is loaded, then those that may wait for the first call. Symbols that the image
 *     may do without are marked, not left out
 * @param exports what others can bind to; re-exported libraries are not looked into
 * @param relocations what else the relocations of an ELF image ask of a loader
 */
public record Symbols(List<Import> imports, Exports exports, Relocations relocations) {
    public Symbols {
        imports = List.copyOf(imports);
    }

    /** An image whose relocations ask for nothing special. */
    public Symbols(List<Import> imports, Exports exports) {
        this(imports, exports, Relocations.NONE);
    }

    /**
     * What relocations ask of a loader beside symbols.
     *
     * @param initialExec thread-local variables that the code reaches at a distance from the thread pointer, which only
     *     those have that were there when the process started: names in the order of the relocations, an empty one for
     *     the image's own variables
     * @param indirect the type of those relocations that want a function to be asked for an address (IRELATIVE), which musl
     *     does not know; empty when there are none
     */
    public record Relocations(List<String> initialExec, OptionalInt indirect) {
        public static final Relocations NONE = new Relocations(List.of(), OptionalInt.empty());

        public Relocations {
            initialExec = List.copyOf(initialExec);
        }
    }

    /**
     * A name that another image must have.
     *
     * @param name as in the file: with the leading underscore in Mach-O, without a version in ELF
     * @param version of an ELF symbol, such as {@code GLIBC_2.34}; empty for no version
     * @param weak whether nothing fails when nobody has it
     * @param library where it is looked for
     * @param call whether it is a function that is only called, which glibc looks up on the first call unless it is told
     *     otherwise; known for ELF
     */
    public record Import(String name, String version, boolean weak, Library library, boolean call) {
        /** One of which nobody knows that it is only called. */
        public Import(String name, String version, boolean weak, Library library) {
            this(name, version, weak, library, false);
        }
    }

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
