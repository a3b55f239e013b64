package io.github.archcheck.archive.tree;

import java.util.Optional;

/** Names of members, before they become places. */
final class MemberName {
    /** PATH_MAX of Linux: nothing longer can be unpacked. It also keeps what one name may create in bounds. */
    private static final int LONGEST = 4096;

    private MemberName() {}

    /** Why a name is no place inside the tree; empty when it is one. */
    static Optional<String> problem(String name, TreeBuilder.Rules rules) {
        if (name.length() > LONGEST) {
            return Optional.of("its name is longer than any system's paths");
        }
        if (name.indexOf('\0') >= 0) {
            return Optional.of("its name holds a NUL character");
        }
        if (climbs(name)) {
            return Optional.of("its name climbs out of the archive");
        }
        return switch (rules) {
            case UNIX -> Optional.empty();
            case ZIP -> unportable(name);
        };
    }

    /** Without what means nothing in it: slashes that do not stand between two names, and single dots. */
    static String place(String name) {
        boolean plain = !name.isEmpty() && !name.startsWith("/") && !name.startsWith(".") && !name.endsWith("/");
        if (plain && !name.contains("//") && !name.contains("/.")) {
            return name;
        }
        StringBuilder place = new StringBuilder();
        for (String part : name.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                place.append(place.isEmpty() ? "" : "/").append(part);
            }
        }
        return place.toString();
    }

    private static Optional<String> unportable(String name) {
        if (name.startsWith("/")) {
            return Optional.of("its name is an absolute path");
        }
        if (name.indexOf('\\') >= 0) {
            return Optional.of("its name holds a backslash, which separates names on Windows only");
        }
        if (name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0))) {
            return Optional.of("its name begins with the letter of a drive");
        }
        return Optional.empty();
    }

    private static boolean climbs(String name) {
        int at = name.indexOf("..");
        while (at >= 0) {
            boolean begins = at == 0 || isSeparator(name.charAt(at - 1));
            if (begins && (at + 2 == name.length() || isSeparator(name.charAt(at + 2)))) {
                return true;
            }
            at = name.indexOf("..", at + 1);
        }
        return false;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }
}
