package io.github.archcheck.index.http;

import static io.github.archcheck.index.http.Asking.QUICK;
import static io.github.archcheck.index.http.Asking.SECRET;
import static io.github.archcheck.index.http.Asking.get;
import static io.github.archcheck.index.http.Asking.settings;
import static io.github.archcheck.index.http.Asking.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets which login, and whose certificates are taken. */
class FetcherTrustTest {
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
