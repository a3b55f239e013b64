package io.github.archcheck.inventory.walk;

import java.util.regex.Pattern;

/** The names that promise native code, whatever the file turns out to hold. */
public final class NativeNames {
    private static final Pattern VERSIONED = Pattern.compile(".*\\.so(?:\\.[0-9][0-9A-Za-z_]*)+", Pattern.DOTALL);

    private NativeNames() {}

    /** @param name the last name of a path */
    public static boolean contains(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return false;
        }
        return switch (name.substring(dot + 1)) {
            case "so", "dylib", "pyd", "dll", "node", "jnilib", "bundle" -> true;
            default -> name.contains(".so.") && VERSIONED.matcher(name).matches();
        };
    }
}
