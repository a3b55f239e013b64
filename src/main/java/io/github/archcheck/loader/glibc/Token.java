package io.github.archcheck.loader.glibc;

/**
 * A dynamic string token.
 *
 * @param length characters in the text, with the dollar sign and the braces
 */
record Token(Kind kind, int length) {
    /** What a token stands for; nothing, for a dollar sign that begins none. */
    enum Kind {
        ORIGIN,
        PLATFORM,
        LIB,
        NONE
    }

    /** @param dollar where the dollar sign is */
    static Token at(String text, int dollar) {
        for (Kind kind : Kind.values()) {
            int length = length(text, dollar + 1, kind);
            if (length > 0) {
                return new Token(kind, length + 1);
            }
        }
        return new Token(Kind.NONE, 1);
    }

    /** 0 when it is not that kind. A name in braces ends with one; another must not go on. */
    private static int length(String text, int start, Kind kind) {
        boolean braces = text.startsWith("{", start);
        int name = braces ? start + 1 : start;
        int end = name + kind.name().length();
        if (kind == Kind.NONE || !text.startsWith(kind.name(), name)) {
            return 0;
        }
        if (braces) {
            return text.startsWith("}", end) ? end + 1 - start : 0;
        }
        return end < text.length() && isOfName(text.charAt(end)) ? 0 : end - start;
    }

    private static boolean isOfName(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
}
