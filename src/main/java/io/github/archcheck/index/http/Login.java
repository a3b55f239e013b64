package io.github.archcheck.index.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A user and a password; shown by nothing. */
public final class Login {
    private final String user;
    private final String password;

    public Login(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /** What an address holds before its {@code @}, percent-decoded; without a colon the password is empty. */
    public static Optional<Login> in(URI url) {
        String both = Authority.of(url).map(Authority::user).orElse("");
        if (both.isEmpty()) {
            return Optional.empty();
        }
        int colon = both.indexOf(':');
        return Optional.of(
                colon < 0
                        ? new Login(decoded(both), "")
                        : new Login(decoded(both.substring(0, colon)), decoded(both.substring(colon + 1))));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    boolean lacksPassword() {
        return password.isEmpty();
    }

    boolean isOf(Login other) {
        return user.equals(other.user);
    }

    /** The value of {@code Authorization}. */
    String basic() {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
        return "(a login)";
    }
}
