package io.github.archcheck.index.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.testkit.Loopback;
import io.github.archcheck.testkit.Loopback.Asked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final HttpLimits QUICK = new HttpLimits(
            Duration.ofMillis(700),
            Duration.ofMillis(1500),
            3,
            Duration.ofMillis(10),
            Duration.ofMillis(300),
            1 << 20,
            1 << 20);
    private static final String SECRET = "hunter2";

    private static NetworkSettings settings() {
        return NetworkSettings.DIRECT.with(QUICK);
    }

    private static String get(NetworkSettings settings, URI url) throws IOException {
        try (Fetcher fetcher = new Fetcher(settings)) {
            return get(fetcher, url);
        }
    }

    private static String get(Fetcher fetcher, URI url) throws IOException {
        try (Response response = fetcher.send(Request.get(url, "index", fetcher.limits()))) {
            if (response.status() != 200) {
                throw response.refusal();
            }
            try (InputStream in = response.content(fetcher.limits().pageBytes())) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private static String trouble(NetworkSettings settings, URI url) {
        try {
            return "no trouble: " + get(settings, url);
        } catch (FetchException e) {
            assertThat(e.toString()).doesNotContain(SECRET).doesNotContain("token=");
            return e.getMessage();
        } catch (IOException e) {
            throw new AssertionError("not in words", e);
        }
    }

    private static void raw(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static IOException cut() {
        return new IOException("cut");
    }

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
    void redirectsAreFollowed() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(
                switch (asked.target()) {
                    case "/a" -> Loopback.redirect("/b?x=1");
                    case "/b?x=1" -> Loopback.redirect("c/d");
                    default -> Loopback.page("text/html", asked.target());
                }))) {
            assertThat(get(settings(), server.url("/a"))).isEqualTo("/c/d");
        }
    }

    @Test
    void aLoopOfRedirectsEnds() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.redirect(asked.target() + "x")))) {
            assertThat(trouble(settings(), server.url("/")))
                    .isEqualTo("the index " + server.host() + " leads on more than 10 times");
            assertThat(server.asked()).hasSize(11);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://x/", "gopher://x", "http://", "javascript:x", "http://[::"})
    void redirectsToWhatIsNotHttpAreNotFollowed(String to) throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.redirect(to)))) {
            assertThat(trouble(settings(), server.url("/")))
                    .isEqualTo("the index " + server.host() + " leads to an address that is none of HTTP");
        }
    }

    @Test
    void aLoginGoesWithTheRequestAndStaysWithItsHost() throws IOException {
        try (Loopback other = Loopback.http((asked, out) -> out.write(Loopback.reply(403)));
                Loopback server = Loopback.http((asked, out) -> out.write(
                        asked.target().equals("/here")
                                ? Loopback.redirect("/there")
                                : Loopback.redirect("http://x:y@" + other.host() + "/elsewhere?token=1")))) {
            assertThat(trouble(settings(), server.url("user:" + SECRET, "/here")))
                    .isEqualTo("403 from " + other.host() + ", where the index " + server.host()
                            + " leads: it refuses access");
            assertThat(server.asked())
                    .extracting(asked -> asked.header("authorization"))
                    .containsExactly("Basic dXNlcjpodW50ZXIy", "Basic dXNlcjpodW50ZXIy");
            assertThat(other.asked())
                    .extracting(asked -> asked.header("authorization"))
                    .containsExactly("");
        }
    }

    @Test
    void anEncodedLoginIsDecoded() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.page("text/html", "")))) {
            get(settings(), server.url("us%40er:p%3Aw+%C3%A9", "/"));
            assertThat(server.asked().get(0).header("authorization")).isEqualTo("Basic dXNAZXI6cDp3K8Op");
            assertThat(server.asked().get(0).target()).isEqualTo("/");
        }
    }

    @Test
    void aRefusedLoginIsTold() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.reply(401)))) {
            assertThat(trouble(settings(), server.url("user:" + SECRET, "/")))
                    .isEqualTo("401 from the index " + server.host() + ": it does not accept the credentials");
        }
    }

    @Test
    void loginsAreKeptByPlaceAndByHost() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.page("text/html", "")))) {
            Logins logins = Logins.ofHosts(Map.of("127.0.0.1", new Login("host", "h")), Optional.empty())
                    .and(server.url("/one/"), new Login("one", "1"))
                    .and(server.url("/one/two/"), new Login("two", "2"));
            get(settings().with(logins), server.url("/one/two/x"));
            get(settings().with(logins), server.url("/one/x"));
            get(
                    settings().with(Logins.ofHosts(Map.of("127.0.0.1", new Login("host", "h")), Optional.empty())),
                    server.url("/"));
            get(
                    settings().with(Logins.ofHosts(Map.of("127.0.0.1", new Login("host", "h")), Optional.empty())),
                    server.url("host", "/"));
            assertThat(server.asked())
                    .extracting(asked -> asked.header("authorization"))
                    .containsExactly("Basic dHdvOjI=", "Basic b25lOjE=", "Basic aG9zdDpo", "Basic aG9zdDpo");
        }
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
    void noMoreThanEightConnectionsAreOpenAtOnce() throws Exception {
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

    @Test
    void aCertificateThatNobodySignedIsRefusedOnceUnlessItIsNamed() throws IOException {
        try (Loopback server = Loopback.https("good", (asked, out) -> out.write(Loopback.page("text/html", "hi")))) {
            assertThat(trouble(settings(), server.url("user:" + SECRET, "/")))
                    .isEqualTo("the index " + server.host() + " shows a certificate that nobody known here has signed;"
                            + " SSL_CERT_FILE can name who has");
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.asked()).isEmpty();
            assertThat(get(trusting("good"), server.url("/"))).isEqualTo("hi");
        }
    }

    private static NetworkSettings trusting(String certificate) {
        return new NetworkSettings(
                Proxies.NONE, List.of(Path.of("testdata/tls", certificate + ".pem")), Set.of(), Logins.NONE, QUICK);
    }

    @ParameterizedTest
    @CsvSource({"expired, shows a certificate that has expired", "other, shows a certificate that is for another name"})
    void aCertificateThatIsTrustedMustFitToo(String certificate, String words) throws IOException {
        try (Loopback server = Loopback.https(certificate, (asked, out) -> out.write(Loopback.reply(200)))) {
            assertThat(trouble(trusting(certificate), server.url("/")))
                    .isEqualTo("the index " + server.host() + " " + words);
        }
    }

    @Test
    void aTrustedHostMayShowAnyCertificate() throws IOException {
        try (Loopback server = Loopback.https("other", (asked, out) -> out.write(Loopback.page("text/html", "hi")))) {
            NetworkSettings trusting =
                    new NetworkSettings(Proxies.NONE, List.of(), Set.of(server.host()), Logins.NONE, QUICK);
            assertThat(get(trusting, server.url("/"))).isEqualTo("hi");
        }
    }

    @Test
    void encryptedIsNotLeftForPlain() throws IOException {
        try (Loopback plain = Loopback.http((asked, out) -> out.write(Loopback.page("text/html", "no")));
                Loopback server = Loopback.https(
                        "good", (asked, out) -> out.write(Loopback.redirect("http://" + plain.host() + "/")))) {
            assertThat(trouble(trusting("good"), server.url("/")))
                    .isEqualTo("the index " + server.host() + " leads from https to http, which is not followed");
            assertThat(plain.asked()).isEmpty();
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsNamed() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.reply(200)))) {
            assertThat(trouble(settings(), URI.create("https://" + server.host() + "/")))
                    .startsWith("the index " + server.host() + " ");
        }
    }

    @Test
    void plainRequestsAreHandedToAProxyWithItsLoginAndNotTheOther() throws IOException {
        try (Loopback proxy = Loopback.http((asked, out) -> out.write(Loopback.page("text/html", "by proxy")))) {
            Proxies proxies = Proxies.of(Map.of("http_proxy", "http://p:q@" + proxy.host()));
            NetworkSettings through = new NetworkSettings(proxies, List.of(), Set.of(), Logins.NONE, QUICK);
            assertThat(get(through, URI.create("http://user:pw@index.example/simple/x/?a=b")))
                    .isEqualTo("by proxy");
            assertThat(proxy.asked().get(0).target()).isEqualTo("http://index.example/simple/x/?a=b");
            assertThat(proxy.asked().get(0).header("proxy-authorization")).isEqualTo("Basic cDpx");
            assertThat(proxy.asked().get(0).header("authorization")).isEqualTo("Basic dXNlcjpwdw==");
        }
    }

    @Test
    void aTunnelThroughAProxyHasItsLoginAndNoneOfTheIndex() throws IOException {
        try (Loopback proxy = Loopback.http((asked, out) -> out.write(Loopback.reply(407)))) {
            Proxies proxies = Proxies.of(Map.of("HTTPS_PROXY", "http://p:" + SECRET + "@" + proxy.host()));
            NetworkSettings through = new NetworkSettings(proxies, List.of(), Set.of(), Logins.NONE, QUICK);
            assertThat(trouble(through, URI.create("https://user:pw@index.example/simple/")))
                    .isEqualTo("407 from the proxy " + proxy.host() + ": it wants credentials");
            assertThat(proxy.asked()).hasSize(1);
            assertThat(proxy.asked().get(0).method()).isEqualTo("CONNECT");
            assertThat(proxy.asked().get(0).target()).isEqualTo("index.example:443");
            assertThat(proxy.asked().get(0).header("proxy-authorization")).isEqualTo("Basic cDpodW50ZXIy");
            assertThat(proxy.asked().get(0).header("authorization")).isEmpty();
        }
    }

    @Test
    void aProxyOfAnotherKindIsNamed() {
        Proxies proxies = Proxies.of(Map.of("ALL_PROXY", "socks5://p:" + SECRET + "@127.0.0.1:1080"));
        NetworkSettings through = new NetworkSettings(proxies, List.of(), Set.of(), Logins.NONE, QUICK);
        assertThat(trouble(through, URI.create("https://index.example/")))
                .contains("of a kind that is not spoken here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "index.example | http://index.example/ | false",
                ".example | http://index.example/ | false",
                "example | http://index.example/ | false",
                "ample | http://index.example/ | true",
                "* | http://index.example/ | false",
                "a,  index.example:8080 | http://index.example:8080/ | false",
                "index.example:8080 | http://index.example/ | true",
                "10.0.0.0/8 | http://10.1.2.3/ | false",
                "10.0.0.0/8 | http://11.1.2.3/ | true",
                "10.0.0.0/99 | http://10.1.2.3/ | true",
                "'' | http://index.example/ | true",
                "'' | http://localhost:3141/ | false",
                "'' | http://[::1]:3141/ | false",
            })
    void exceptionsFromTheProxyAreKept(String exceptions, URI url, boolean proxied) {
        Proxies proxies = Proxies.of(Map.of("http_proxy", "proxy.example:3128", "no_proxy", exceptions));
        assertThat(proxies.forOrigin(Origin.of(url).orElseThrow()).isPresent()).isEqualTo(proxied);
    }

    @Test
    void namesWithUnderscoresAreHosts() {
        URI url = URI.create("http://user:pw@my_index:8080/simple");
        assertThat(Origin.of(url)).contains(new Origin("http", "my_index", 8080));
        assertThat(Urls.bare(url)).isEqualTo(URI.create("http://my_index:8080/simple"));
        assertThat(Urls.shown(url)).isEqualTo("my_index:8080");
    }

    @Test
    void nothingThatHoldsALoginShowsIt() {
        Login login = new Login("user", SECRET);
        Logins logins = Logins.ofHosts(Map.of("x", login), Optional.of(login));
        Proxies proxies = Proxies.of(Map.of("http_proxy", "http://u:" + SECRET + "@x"));
        NetworkSettings settings = new NetworkSettings(proxies, List.of(), Set.of(), logins, QUICK);
        Request request = Request.get(URI.create("http://u:" + SECRET + "@x/?" + SECRET), "index", QUICK);
        assertThat(login + " " + logins + " " + settings + " " + request).doesNotContain(SECRET);
    }
}
