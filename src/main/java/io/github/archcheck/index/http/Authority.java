package io.github.archcheck.index.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between {@code //} and the path. {@link URI} takes it apart only where the host has no underscore, as names inside a
 * compose file have.
 *
 * @param user empty when there is none; percent-encoded
 * @param host in lower case; an IPv6 address in brackets
 * @param port -1 when it is not written
 */
record Authority(String user, String host, int port) {
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]]+)(?::([0-9]{0,5}))?");

    static Optional<Authority> of(URI url) {
        String text = url.getRawAuthority();
        if (text == null) {
            return Optional.empty();
        }
        int at = text.lastIndexOf('@');
        Matcher parts = HOST_AND_PORT.matcher(text.substring(at + 1).toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        String port = parts.group(2) == null ? "" : parts.group(2);
        return Optional.of(new Authority(
                at < 0 ? "" : text.substring(0, at), parts.group(1), port.isEmpty() ? -1 : Integer.parseInt(port)));
    }
}
