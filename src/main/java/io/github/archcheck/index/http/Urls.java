package io.github.archcheck.index.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Addresses as pages and people write them. */
public final class Urls {
    private static final String KEPT = "-._~:/?#@!$&'()*+,;=%[]";
    private static final int MOST_CHARACTERS = 16 * 1024;

    private Urls() {}

    /** With what an address may not hold percent-encoded; empty for what is none even so. */
    public static Optional<URI> parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(encoded(stripped)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        StringBuilder url = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            boolean strayPercent = character == '%' && !isEscape(text, i);
            if (!strayPercent && character < 0x80 && isKept((char) character)) {
                url.append((char) character);
            } else {
                for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    url.append(String.format(Locale.ROOT, "%%%02X", octet));
                }
            }
            i += Character.charCount(character);
        }
        return url.toString();
    }

    private static boolean isKept(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || KEPT.indexOf(character) >= 0;
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    /** The same place without the login and the fragment. */
    public static URI bare(URI url) {
        String text = url.toString();
        int fragment = text.indexOf('#');
        String whole = fragment < 0 ? text : text.substring(0, fragment);
        String user = Authority.of(url).map(Authority::user).orElse("");
        return URI.create(user.isEmpty() ? whole : whole.replace("//" + user + "@", "//"));
    }

    /** How an address is shown: the host, or the path of what lies on this machine; never a login, never a query. */
    public static String shown(URI url) {
        return Origin.of(url).map(Origin::label).orElseGet(() -> {
            String path = url.getPath();
            return path == null || path.isEmpty() ? "(no address)" : path;
        });
    }
}
