package io.github.archcheck.index.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked for.
 *
 * @param method {@code GET} or {@code HEAD}
 * @param url may hold a login, which then goes with it
 * @param headers by name
 * @param role what the asked host is, for messages, such as {@code index}
 * @param time for the whole answer
 * @param tries 1 to ask only once
 */
public record Request(String method, URI url, Map<String, String> headers, String role, Duration time, int tries) {
    public Request {
        headers = Map.copyOf(headers);
    }

    public static Request get(URI url, String role, HttpLimits limits) {
        return new Request("GET", url, Map.of(), role, limits.page(), limits.tries());
    }

    public Request with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Request(method, url, more, role, time, tries);
    }

    public Request head() {
        return new Request("HEAD", url, headers, role, time, tries);
    }

    public Request once() {
        return new Request(method, url, headers, role, time, 1);
    }

    /** Without the login and what is asked for, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + Urls.shown(url);
    }

    public Request within(Duration other) {
        return new Request(method, url, headers, role, other, tries);
    }
}
