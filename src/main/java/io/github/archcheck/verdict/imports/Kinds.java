package io.github.archcheck.verdict.imports;

import io.github.archcheck.inventory.source.Statement;
import java.util.List;
import java.util.Set;

/** Kinds of exceptions, one bit each: as many as matter to whoever catches a failed import. */
final class Kinds {
    /** {@code ImportError}: the loader refuses an extension module. */
    static final int IMPORT = 1;

    /** {@code ModuleNotFoundError}: no file has a name that the interpreter tries. */
    static final int NOT_FOUND = 2;

    /** {@code OSError}: the loader refuses a library that ctypes opens. */
    static final int OS = 4;

    static final int NAME = 8;
    static final int OTHER = 16;
    private static final int ALL = IMPORT | NOT_FOUND | OS | NAME | OTHER;

    private static final Set<String> OS_ERRORS = Set.of("OSError", "IOError", "EnvironmentError", "WindowsError");

    private Kinds() {}

    /** What {@code raise} of this type raises. */
    static int raisedBy(String type) {
        return switch (type) {
            case "ImportError" -> IMPORT;
            case "ModuleNotFoundError" -> NOT_FOUND;
            case "NameError" -> NAME;
            default -> OS_ERRORS.contains(type) ? OS : OTHER;
        };
    }

    /** What a handler surely catches. */
    static int caughtBy(List<String> types) {
        int caught = types.isEmpty() ? ALL : 0;
        for (String type : types) {
            caught |= switch (type) {
                case "Exception", "BaseException" -> ALL;
                case "ImportError" -> IMPORT | NOT_FOUND;
                case "ModuleNotFoundError" -> NOT_FOUND;
                case "NameError" -> NAME;
                default -> OS_ERRORS.contains(type) ? OS : 0;
            };
        }
        return caught;
    }

    /** What a handler catches if its types are what they might be: exceptions of a package's own catch their own. */
    static int perhapsCaughtBy(List<String> types) {
        int caught = caughtBy(types);
        for (String type : types) {
            boolean isClass = !type.equals(Statement.Handler.ANYTHING) && Character.isUpperCase(type.charAt(0));
            caught |= isClass ? OTHER : ALL;
        }
        return caught;
    }
}
