package io.github.archcheck.index.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is asked: what a login belongs to.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case; an IPv6 address in brackets
 */
public record Origin(String scheme, String host, int port) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LAST_PORT = 0xffff;

    /** Empty for what is no address of HTTP. */
    public static Optional<Origin> of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.empty();
        }
        return Authority.of(url)
                .map(authority -> new Origin(
                        scheme, authority.host(), authority.port() < 0 ? defaultPort(scheme) : authority.port()))
                .filter(origin -> origin.port() > 0 && origin.port() <= LAST_PORT);
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** The host, and the port where it is not the scheme's own: how it is shown, and the header {@code Host}. */
    public String label() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    /** The host as the resolver wants it. */
    String address() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether it is this machine by its name or number. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }
}
