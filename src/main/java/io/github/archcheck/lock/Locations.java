package io.github.archcheck.lock;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and paths as listings write them. */
public final class Locations {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,31}://.*", Pattern.DOTALL);
    private static final Pattern HEXADECIMAL_256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int HEXADECIMAL = 16;

    private Locations() {}

    /** Whether it is an address, {@code file:} included, rather than a path. */
    public static boolean isAddress(String location) {
        return SCHEME.matcher(location).matches() || location.regionMatches(true, 0, "file:", 0, 5);
    }

    /** The last part of an address or path, without query and fragment; percent-decoded if it is an address. */
    public static String fileName(String location) {
        String bare = withoutFragment(location);
        if (!isAddress(bare)) {
            return bare.substring(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\')) + 1);
        }
        int query = bare.indexOf('?');
        String path = query < 0 ? bare : bare.substring(0, query);
        return percentDecode(path.substring(path.lastIndexOf('/') + 1));
    }

    public static String withoutFragment(String location) {
        int hash = location.indexOf('#');
        return hash < 0 ? location : location.substring(0, hash);
    }

    /** What follows the {@code #}, by key; without those that have no {@code =}. Keys are in lower case. */
    public static Map<String, String> fragment(String location) {
        Map<String, String> found = new LinkedHashMap<>();
        int hash = location.indexOf('#');
        if (hash >= 0) {
            for (String part : location.substring(hash + 1).split("&", -1)) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    found.putIfAbsent(
                            part.substring(0, equals).toLowerCase(Locale.ROOT),
                            percentDecode(part.substring(equals + 1)));
                }
            }
        }
        return found;
    }

    /** Without user name and password, as it may be shown. */
    public static String withoutCredentials(String address) {
        int authority = address.indexOf("//");
        if (authority < 0) {
            return address;
        }
        int end = authority + 2;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        int at = address.lastIndexOf('@', end);
        return at < authority ? address : address.substring(0, authority + 2) + address.substring(at + 1);
    }

    /** In lower case; empty for what is no SHA-256. */
    public static Optional<String> sha256(String text) {
        return HEXADECIMAL_256.matcher(text).matches() ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** As UTF-8; the text itself where the bytes are none. Signs of percent that begin no escape stay. */
    public static String percentDecode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int high = bytes[at] == '%' && at + 2 < bytes.length ? Character.digit(bytes[at + 1], HEXADECIMAL) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[at + 2], HEXADECIMAL);
            decoded.write(low < 0 ? bytes[at] : high * HEXADECIMAL + low);
            at += low < 0 ? 1 : 3;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }
}
