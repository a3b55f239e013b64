package io.github.archcheck.inventory;

import java.util.Optional;

/** From the place of an extension module below a site directory to the name that imports it. */
public final class ModuleNames {
    private static final String PACKAGE_MODULE = "__init__";

    private ModuleNames() {}

    /**
     * The dotted name. It follows from path and file name alone: whether the file exports an init function is for
     * others to say.
     *
     * @param path relative to the deepest site directory that holds the file, {@code /} between names
     * @return empty when no {@code import} statement could name it: not an extension's file name, or a directory on the
     *     way that is no identifier, such as {@code numpy.libs}
     */
    public static Optional<String> of(String path) {
        int cut = path.lastIndexOf('/');
        Optional<ExtensionName> extension = ExtensionNames.parse(path.substring(cut + 1));
        if (extension.isEmpty()) {
            return Optional.empty();
        }
        String packages = cut < 0 ? "" : path.substring(0, cut);
        if (cut >= 0 && !areIdentifiers(packages)) {
            return Optional.empty();
        }
        String dotted = packages.replace('/', '.');
        String stem = extension.get().stem();
        if (stem.equals(PACKAGE_MODULE)) {
            return dotted.isEmpty() ? Optional.empty() : Optional.of(dotted);
        }
        if (!isModule(extension.get())) {
            return Optional.empty();
        }
        return Optional.of(dotted.isEmpty() ? stem : dotted + "." + stem);
    }

    /** mypyc names its shared helper after a hash, which may begin with a digit; it is imported by that name. */
    private static boolean isModule(ExtensionName extension) {
        String stem = extension.stem();
        return isIdentifier(stem) || (extension.interpreter().isPresent() && isIdentifier("_" + stem));
    }

    private static boolean areIdentifiers(String packages) {
        int from = 0;
        while (true) {
            int slash = packages.indexOf('/', from);
            String name = slash < 0 ? packages.substring(from) : packages.substring(from, slash);
            if (!isIdentifier(name)) {
                return false;
            }
            if (slash < 0) {
                return true;
            }
            from = slash + 1;
        }
    }

    /** Python's rule, which is that of Unicode plus the underscore. */
    private static boolean isIdentifier(String name) {
        if (name.isEmpty()) {
            return false;
        }
        int first = name.codePointAt(0);
        if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
            return false;
        }
        return name.codePoints()
                .allMatch(
                        c -> c == '_' || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c)));
    }
}
