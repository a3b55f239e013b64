package io.github.archcheck.packaging.requirement;

import io.github.archcheck.packaging.marker.Marker;
import io.github.archcheck.packaging.version.PythonText;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads requirements in one pass, without going back. Methods return null, or false, where the text is none. */
final class RequirementParser {
    private static final String ARBITRARY = "===";

    private final String text;
    private int at;

    private RequirementParser(String text) {
        this.text = text;
    }

    /** Empty for what is no requirement. */
    static Optional<Requirement> parse(String text) {
        return Optional.ofNullable(new RequirementParser(text).requirement());
    }

    private @Nullable Requirement requirement() {
        skipSpaces();
        String name = name();
        skipSpaces();
        Set<String> extras = name == null ? null : extras();
        if (name == null || extras == null) {
            return null;
        }
        skipSpaces();
        if (take('@')) {
            return withUrl(name, extras);
        }
        Specifiers specifiers = specifiers();
        return specifiers == null ? null : complete(name, extras, specifiers, Optional.empty());
    }

    /** White space ends a URL, and nothing else does. */
    private @Nullable Requirement withUrl(String name, Set<String> extras) {
        skipSpaces();
        int start = at;
        while (!atEnd() && !isSpace(text.charAt(at))) {
            at++;
        }
        String url = text.substring(start, at);
        return url.isEmpty() ? null : complete(name, extras, Specifiers.ANY, Optional.of(url));
    }

    /** With the marker after a semicolon, if anything is left. */
    private @Nullable Requirement complete(
            String name, Set<String> extras, Specifiers specifiers, Optional<String> url) {
        skipSpaces();
        if (atEnd()) {
            return new Requirement(name, extras, specifiers, url, Optional.empty());
        }
        Optional<Marker> marker = take(';') ? Marker.parse(text.substring(at)) : Optional.empty();
        return marker.isEmpty() ? null : new Requirement(name, extras, specifiers, url, marker);
    }

    /** Of a project or an extra: ASCII letters and digits, and between them also hyphens, underscores and dots. */
    private @Nullable String name() {
        int end = at;
        while (end < text.length() && (isAlphanumeric(text.charAt(end)) || "-_.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        if (end == at || !isAlphanumeric(text.charAt(at)) || !isAlphanumeric(text.charAt(end - 1))) {
            return null;
        }
        String name = text.substring(at, end);
        at = end;
        return name;
    }

    private @Nullable Set<String> extras() {
        Set<String> extras = new LinkedHashSet<>();
        if (!take('[')) {
            return extras;
        }
        skipSpaces();
        if (take(']')) {
            return extras;
        }
        do {
            skipSpaces();
            String extra = name();
            if (extra == null) {
                return null;
            }
            extras.add(extra);
            skipSpaces();
        } while (take(','));
        return take(']') ? extras : null;
    }

    private @Nullable Specifiers specifiers() {
        boolean parentheses = take('(');
        skipSpaces();
        int start = at;
        skipSpecifiers();
        String specifiers = text.substring(start, at);
        skipSpaces();
        return parentheses && !take(')') ? null : Specifiers.parse(specifiers).orElse(null);
    }

    /** A comma may stand at the end, but not before the first and not twice. */
    private void skipSpecifiers() {
        while (!atEnd() && "=~!<>".indexOf(text.charAt(at)) >= 0) {
            skipSpecifier();
            skipSpaces();
            if (!take(',')) {
                return;
            }
            skipSpaces();
        }
    }

    /** What {@code ===} compares may contain commas here; the parts are told apart when the set is read. */
    private void skipSpecifier() {
        boolean arbitrary = text.startsWith(ARBITRARY, at);
        while (!atEnd() && "=~!<>".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        while (!atEnd() && PythonText.isSpace(text.charAt(at))) {
            at++;
        }
        while (!atEnd() && isOfVersion(text.charAt(at), arbitrary)) {
            at++;
        }
    }

    private static boolean isOfVersion(char c, boolean arbitrary) {
        return arbitrary
                ? c != ';' && c != ')' && !PythonText.isSpace(c)
                : isAlphanumeric(c) || ".*+!-_".indexOf(c) >= 0;
    }

    private boolean take(char c) {
        boolean found = !atEnd() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void skipSpaces() {
        while (!atEnd() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private boolean atEnd() {
        return at == text.length();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
