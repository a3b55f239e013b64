package io.github.archcheck.index.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * How trouble with a host is told. Nothing that the other side wrote gets into it but numbers.
 *
 * @param role what the host is, such as {@code index}
 * @param from empty, or the host that led there
 * @param loggedIn whether a login was sent
 */
record Words(String role, Origin origin, Optional<String> from, boolean loggedIn, Deadline deadline, Wire.Way way) {
    private static final long MEBIBYTE = 1L << 20;

    /** {@code the index HOST}, {@code HOST, where the index OTHER leads,}. */
    String host() {
        return from.map(other -> origin.label() + ", where the " + role + " " + other + " leads,")
                .orElse("the " + role + " " + origin.label());
    }

    private String answered(int status) {
        return status + " from " + (from.isPresent() ? host().substring(0, host().length() - 1) : host()) + ": ";
    }

    String status(int status, Optional<String> retryAfter) {
        return answered(status)
                + switch (status) {
                    case 401 -> loggedIn ? "it does not accept the credentials" : "it wants credentials";
                    case 403 -> loggedIn ? "it refuses access with these credentials" : "it refuses access";
                    case 404 -> "there is no such thing";
                    case 407 -> "the proxy wants credentials";
                    case 416 -> "it does not have that part of the file";
                    case 429 -> "too many requests" + pause(retryAfter);
                    default -> status >= 500 ? "the server fails" + pause(retryAfter) : "no answer to the question";
                };
    }

    private static String pause(Optional<String> retryAfter) {
        return retryAfter
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(seconds -> "; it asks to wait " + Long.parseLong(seconds) + " s")
                .orElse("");
    }

    String of(IOException failure) {
        if (failure instanceof FetchException known) {
            return known.getMessage();
        }
        if (failure instanceof SocketTimeoutException || deadline.isPassed()) {
            return host() + " did not answer within " + deadline.words();
        }
        if (failure instanceof UnknownHostException) {
            return host() + " cannot be reached: there is no address of " + asked();
        }
        if (failure instanceof NoRouteToHostException) {
            return host() + " cannot be reached: there is no way to " + asked();
        }
        if (failure instanceof ConnectException) {
            return host() + " cannot be reached: " + asked() + " takes no connection";
        }
        if (failure instanceof SSLException) {
            return host() + " " + tls(failure);
        }
        if (failure instanceof EOFException || failure instanceof ProtocolException) {
            return host() + " gives no whole answer: " + failure.getMessage();
        }
        return host() + " gives no whole answer: the connection broke";
    }

    private String asked() {
        return way.proxy().map(proxy -> "the proxy " + Urls.shown(proxy)).orElse(origin.label());
    }

    private static String tls(Throwable failure) {
        boolean certificate = false;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "shows a certificate that has expired";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "shows a certificate that is not valid yet";
            }
            if (String.valueOf(cause.getMessage()).startsWith("No subject alternative")
                    || String.valueOf(cause.getMessage()).startsWith("No name matching")) {
                return "shows a certificate that is for another name";
            }
            certificate |= cause instanceof CertificateException || cause instanceof CertPathValidatorException;
        }
        return certificate
                ? "shows a certificate that nobody known here has signed; SSL_CERT_FILE can name who has"
                : "and this machine cannot agree on TLS";
    }

    /** {@code 64 MiB}, {@code 100 bytes}. */
    static String size(long bytes) {
        return bytes >= MEBIBYTE && bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + " MiB" : bytes + " bytes";
    }
}
