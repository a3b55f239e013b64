package io.github.archcheck.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks, with little patience, and holds what is told against what must not be. */
final class Asking {
    static final HttpLimits QUICK = new HttpLimits(
            Duration.ofMillis(700),
            Duration.ofMillis(1500),
            3,
            Duration.ofMillis(10),
            Duration.ofMillis(300),
            1 << 20,
            1 << 20);
    static final String SECRET = "hunter2";

    private Asking() {}

    static NetworkSettings settings() {
        return NetworkSettings.DIRECT.with(QUICK);
    }

    static String get(NetworkSettings settings, URI url) throws IOException {
        try (Fetcher fetcher = new Fetcher(settings)) {
            return get(fetcher, url);
        }
    }

    static String get(Fetcher fetcher, URI url) throws IOException {
        try (Response response = fetcher.send(Request.get(url, "index", fetcher.limits()))) {
            if (response.status() != 200) {
                throw response.refusal();
            }
            try (InputStream in = response.content(fetcher.limits().pageBytes())) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    static String trouble(NetworkSettings settings, URI url) {
        try {
            return "no trouble: " + get(settings, url);
        } catch (FetchException e) {
            assertThat(e.toString()).doesNotContain(SECRET).doesNotContain("token=");
            return e.getMessage();
        } catch (IOException e) {
            throw new AssertionError("not in words", e);
        }
    }

    static void raw(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static IOException cut() {
        return new IOException("cut");
    }
}
