package io.github.archcheck.index.http;

import static io.github.archcheck.index.http.Asking.SECRET;
import static io.github.archcheck.index.http.Asking.cut;
import static io.github.archcheck.index.http.Asking.get;
import static io.github.archcheck.index.http.Asking.raw;
import static io.github.archcheck.index.http.Asking.settings;
import static io.github.archcheck.index.http.Asking.trouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.testkit.Loopback;
import io.github.archcheck.testkit.Loopback.Asked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
    @ParameterizedTest
    @CsvSource({
        "401, 1, it wants credentials",
        "403, 1, it refuses access",
        "404, 1, there is no such thing",
        "410, 1, no answer to the question",
        "418, 1, no answer to the question",
        "429, 3, too many requests",
        "500, 3, the server fails",
        "501, 1, the server fails",
        "502, 3, the server fails",
        "503, 3, the server fails",
        "504, 3, the server fails",
        "599, 1, the server fails"
    })
    void aStatusIsNamedAndTriedAgainOnlyWhereThatMayHelp(int status, int requests, String words) throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.reply(status)))) {
            assertThat(trouble(settings(), server.url("/simple/x/?token=1")))
                    .isEqualTo(status + " from the index " + server.host() + ": " + words);
            assertThat(server.asked()).hasSize(requests);
        }
    }

    @Test
    void aServerThatRecoversIsReadAfterAll() throws IOException {
        AtomicInteger count = new AtomicInteger();
        try (Loopback server = Loopback.http((asked, out) ->
                out.write(count.incrementAndGet() < 3 ? Loopback.reply(503) : Loopback.page("text/html", "at last")))) {
            assertThat(get(settings(), server.url("/"))).isEqualTo("at last");
        }
    }

    @Test
    void aShortPauseThatTheServerAsksForIsMade() throws IOException {
        AtomicInteger count = new AtomicInteger();
        HttpLimits patient = new HttpLimits(
                Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofMillis(1), Duration.ofSeconds(3), 9, 9);
        try (Loopback server = Loopback.http((asked, out) -> out.write(
                count.incrementAndGet() < 2
                        ? Loopback.reply(429, Map.of("Retry-After", "1"), new byte[0])
                        : Loopback.page("text/html", "now")))) {
            long start = System.nanoTime();
            assertThat(get(NetworkSettings.DIRECT.with(patient), server.url("/")))
                    .isEqualTo("now");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(950));
        }
    }

    @Test
    void aServerThatWantsToBeLeftAloneForAnHourIsAskedOnceInTheRun() throws IOException {
        byte[] reply = Loopback.reply(429, Map.of("Retry-After", "3600"), new byte[0]);
        try (Loopback server = Loopback.http((asked, out) -> out.write(reply));
                Fetcher fetcher = new Fetcher(settings())) {
            for (String name : List.of("/a/", "/b/", "/c/")) {
                assertThatThrownBy(() -> get(fetcher, server.url(name)))
                        .hasMessage(
                                "429 from the index " + server.host() + ": too many requests; it asks to wait 3600 s");
            }
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void aServerThatAlwaysFailsIsGivenUpAfterAFewProjects() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.reply(503)));
                Fetcher fetcher = new Fetcher(settings())) {
            for (int i = 0; i < 20; i++) {
                String path = "/" + i + "/";
                assertThatThrownBy(() -> get(fetcher, server.url(path))).hasMessageStartingWith("503 from the index ");
            }
            assertThat(server.asked()).hasSize(9);
        }
    }

    @Test
    void aConnectionThatIsCutBeforeTheAnswerIsTriedThreeTimes() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> {
            throw cut();
        })) {
            assertThat(trouble(settings(), server.url("/")))
                    .startsWith("the index " + server.host() + " gives no whole answer");
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void aBodyThatIsCutIsNotTakenForAWholeOne() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> {
            out.write(Loopback.reply(200, Map.of("Content-Length", "100"), "half".getBytes(StandardCharsets.UTF_8)));
            out.flush();
            throw cut();
        })) {
            assertThat(trouble(settings(), server.url("/")))
                    .isEqualTo("the index " + server.host()
                            + " gives no whole answer: the answer was cut: 100 bytes were promised, 4 came");
        }
    }

    @Test
    void aChunkedBodyIsReadAndOneThatIsCutIsNotTakenForAWholeOne() throws IOException {
        AtomicInteger count = new AtomicInteger();
        try (Loopback server = Loopback.http((asked, out) -> {
            raw(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n");
            if (count.incrementAndGet() > 1) {
                throw cut();
            }
            raw(out, "0\r\nTrailer: 1\r\n\r\n");
        })) {
            assertThat(get(settings(), server.url("/"))).isEqualTo("abcde");
            assertThat(trouble(settings(), server.url("/")))
                    .endsWith("the answer was cut in the middle")
                    .doesNotContain("abc");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "HTTP/9.9 200 OK\r\n\r\n",
                "SSH-2.0-OpenSSH_9.9\r\n",
                "HTTP/1.1 99999999999 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
                "\r\n\r\n",
                ""
            })
    void whatIsNoAnswerIsNamed(String answer) throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> {
            raw(out, answer);
            out.flush();
            throw cut();
        })) {
            assertThat(trouble(settings(), server.url("/"))).startsWith("the index " + server.host());
            assertThat(server.asked()).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void aHeadWithoutEndIsCutOff() throws IOException {
        byte[] lines = "X: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        try (Loopback server = Loopback.http((asked, out) -> {
            raw(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                out.write(lines);
            }
        })) {
            assertThat(trouble(settings(), server.url("/"))).endsWith("the head of the answer has no end");
        }
    }

    @Test
    void aBodyThatNeverEndsIsCutOff() throws IOException {
        byte[] block = new byte[1 << 16];
        try (Loopback server = Loopback.http((asked, out) -> {
            raw(out, "HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                out.write(block);
            }
        })) {
            assertThat(trouble(settings(), server.url("/")))
                    .isEqualTo("the index " + server.host() + " answers with more than 1 MiB");
        }
    }

    @Test
    void aBombIsNotUnpackedFurtherThanAPageMayBeLong() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 300; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        byte[] reply = Loopback.reply(200, Map.of("Content-Encoding", "gzip"), bomb.toByteArray());
        try (Loopback server = Loopback.http((asked, out) -> out.write(reply))) {
            assertThat(trouble(settings(), server.url("/"))).endsWith("answers with more than 1 MiB");
        }
    }

    @Test
    void aServerThatTricklesIsLeftWhenTheTimeIsOver() throws IOException {
        for (String start : List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", "HTTP/1.1 200 OK\r\n")) {
            try (Loopback server = Loopback.http((asked, out) -> {
                raw(out, start);
                for (int i = 0; i < 1000; i++) {
                    raw(out, "x");
                    out.flush();
                    Thread.sleep(50);
                }
            })) {
                long from = System.nanoTime();
                assertThat(trouble(settings(), server.url("/")))
                        .isEqualTo("the index " + server.host() + " did not answer within 1 s");
                assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
                assertThat(server.asked()).hasSize(1);
            }
        }
    }

    @Test
    void aServerThatSaysNothingIsAskedOnceAndThenNotForOtherProjectsEither() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> Thread.sleep(60_000));
                Fetcher fetcher = new Fetcher(settings())) {
            for (String path : List.of("/a/", "/b/", "/c/")) {
                assertThatThrownBy(() -> get(fetcher, server.url(path)))
                        .hasMessage("the index " + server.host() + " did not answer within 1 s");
            }
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void nobodyListensIsSaidInWords() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String host = "127.0.0.1:" + port;
        assertThat(trouble(settings(), URI.create("http://user:" + SECRET + "@" + host + "/simple/")))
                .isEqualTo("the index " + host + " cannot be reached: " + host + " takes no connection");
    }

    @Test
    void aNameWithoutAddressIsSaidInWords() {
        assertThat(trouble(settings(), URI.create("http://nowhere.invalid/simple/")))
                .isEqualTo("the index nowhere.invalid cannot be reached: there is no address of nowhere.invalid");
    }

    @Test
    void connectionsAreUsedAgainAndOneThatWasClosedMeanwhileCostsNoTry() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> {
                    out.write(Loopback.page("text/html", asked.target()));
                    if (asked.target().equals("/2")) {
                        out.flush();
                        throw cut();
                    }
                });
                Fetcher fetcher = new Fetcher(settings())) {
            for (String path : List.of("/1", "/2", "/3", "/4")) {
                assertThat(get(fetcher, server.url(path))).isEqualTo(path);
            }
            assertThat(server.asked()).extracting(Asked::target).containsExactly("/1", "/2", "/3", "/4");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void moreBytesThanPromisedDoNotSpoilTheNextAnswer() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.reply(
                        200,
                        Map.of("Content-Length", "2"),
                        "okHTTP/1.1 404 x\r\n\r\n".getBytes(StandardCharsets.UTF_8))));
                Fetcher fetcher = new Fetcher(settings())) {
            assertThat(get(fetcher, server.url("/1"))).isEqualTo("ok");
            assertThat(get(fetcher, server.url("/2"))).isEqualTo("ok");
        }
    }

    @Test
    void noMoreThanEightConnectionsAreOpenAtOnce() throws IOException, InterruptedException, ExecutionException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Loopback server = Loopback.http((asked, out) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.sleep(30);
                    now.decrementAndGet();
                    out.write(Loopback.page("text/html", "x"));
                });
                Fetcher fetcher = new Fetcher(settings())) {
            ExecutorService threads = Executors.newFixedThreadPool(24);
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 48; i++) {
                all.add(threads.submit(() -> get(fetcher, server.url("/"))));
            }
            for (Future<String> one : all) {
                assertThat(one.get()).isEqualTo("x");
            }
            threads.shutdown();
        }
        assertThat(most.get()).isBetween(2, 8);
    }
}
