package io.github.archcheck.index.simple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.index.IndexFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final URI URL = URI.create("https://index.example/simple/numpy/");
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private static SimplePage read(String type, String text) throws IOException {
        return PageReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), type, URL);
    }

    private static SimplePage html(String text) throws IOException {
        return read("text/html; charset=utf-8", text);
    }

    private static IndexFile only(SimplePage page) {
        assertThat(page.files()).hasSize(1);
        return page.files().get(0);
    }

    @Test
    void aFileInJsonIsReadWithAllThatIsSaidOfIt() throws IOException {
        IndexFile file = only(read(JSON, """
                {"meta": {"api-version": "1.4", "_last-serial": 7}, "name": "numpy", "versions": ["2.0.0", ["?"]],
                 "files": [{"filename": "numpy-2.0.0-cp311-cp311-win_amd64.whl", "url": "../../files/a%2Bb/n.whl?x=1#frag",
                   "hashes": {"md5": "00", "sha256": "DIGEST"}, "requires-python": ">=3.9", "size": 1234567890123,
                   "core-metadata": {"sha256": "00"}, "dist-info-metadata": false, "yanked": "broken", "gpg-sig": false,
                   "upload-time": "2024-01-01T00:00:00Z", "provenance": null, "new": {"deep": [1, {"a": 2}]}}]}
                """.replace("DIGEST", DIGEST.toUpperCase(Locale.ROOT))));
        assertThat(file.fileName()).isEqualTo("numpy-2.0.0-cp311-cp311-win_amd64.whl");
        assertThat(file.url()).isEqualTo(URI.create("https://index.example/files/a%2Bb/n.whl?x=1"));
        assertThat(file.sha256()).contains(DIGEST);
        assertThat(file.sizeBytes()).isEqualTo(OptionalLong.of(1234567890123L));
        assertThat(file.requiresPython()).hasValueSatisfying(s -> assertThat(s).hasToString(">=3.9"));
        assertThat(file.yanked()).contains("broken");
        assertThat(file.hasMetadata()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"yanked\": true' | YANKED | false",
                "'\"yanked\": \"\"' | YANKED | false",
                "'\"yanked\": false' | - | false",
                "'\"yanked\": null' | - | false",
                "'\"core-metadata\": true' | - | true",
                "'\"core-metadata\": false, \"dist-info-metadata\": true' | - | false",
                "'\"dist-info-metadata\": {\"sha256\": \"0\"}' | - | true",
                "'\"core-metadata\": null, \"dist-info-metadata\": true' | - | true",
                "'\"requires-python\": null, \"size\": null, \"hashes\": null' | - | false",
                "'\"requires-python\": [1], \"size\": \"1\", \"hashes\": [[]], \"yanked\": {\"a\": 1}' | - | false",
                "'\"size\": 99999999999999999999999999' | - | false",
                "'\"requires-python\": \">=3.6.*?\"' | - | false"
            })
    void whatIsSaidOddlyIsReadAsItIsMeant(String fields, String yanked, boolean metadata) throws IOException {
        IndexFile file = only(
                read(JSON, "{\"files\": [{\"filename\": \"a-1.tar.gz\", \"url\": \"a-1.tar.gz\", " + fields + "}]}"));
        assertThat(file.yanked().isPresent()).isEqualTo(yanked.equals("YANKED"));
        assertThat(file.hasMetadata()).isEqualTo(metadata);
        assertThat(file.requiresPython()).isEmpty();
        assertThat(file.sizeBytes()).isEmpty();
        assertThat(file.sha256()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"meta\":{\"project-status\":{\"status\":\"archived\",\"reason\":\"done\"}},\"files\":[]}', ARCHIVED, done",
        "'{\"project-status\":{\"status\":\"deprecated\"},\"files\":[]}', DEPRECATED, ''",
        "'{\"files\":[],\"project-status\":{\"status\":\"quarantined\",\"reason\":\"bad\"}}', QUARANTINED, bad",
        "'{\"files\":[],\"project-status\":{\"status\":\"odd\"}}', , ''",
        "'{\"files\":[],\"project-status\":\"archived\"}', ARCHIVED, ''"
    })
    void theStatusIsReadWhereverItStands(String json, SimplePage.Status status, String reason) throws IOException {
        SimplePage page = read(JSON, json);
        assertThat(page.status()).isEqualTo(Optional.ofNullable(status));
        assertThat(page.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"meta\":{\"api-version\":\"2.0\"},\"files\":[]} | speaks version 2 of the simple API",
                "{\"files\":[],\"meta\":{\"api-version\":\"10.1\"}} | speaks version 10 of the simple API",
                "{\"message\":\"not found\"} | no page of an index",
                "[] | no page of an index",
                "'' | no page of an index",
                "{\"files\":{}} | no page of an index",
                "<!DOCTYPE html><a href='a-1.tar.gz'>a</a> | cannot be read as that",
                "{\"files\":[{\"filename\":\"a-1.tar.gz\",\"url | cannot be read as that",
                "{\"files\":[ | cannot be read as that"
            })
    void jsonThatIsNoPageIsNamed(String text, String words) {
        assertThatThrownBy(() -> read(JSON, text))
                .isInstanceOf(MalformedPageException.class)
                .hasMessageContaining(words);
    }

    @Test
    void deepJsonIsRefusedNotFollowed() {
        for (String open : List.of("[", "{\"a\":")) {
            assertThatThrownBy(() -> read(JSON, "{\"x\":" + open.repeat(200_000)))
                    .isInstanceOf(MalformedPageException.class);
        }
    }

    @Test
    void aLinkInHtmlIsReadWithAllThatIsSaidOfIt() throws IOException {
        IndexFile file = only(html("""
                <!DOCTYPE html><html><head><title>x</title><meta name="pypi:repository-version" content="1.1"></head><body>
                <a class=x href="../../packages/numpy-2.0.0%2Bcu1-cp311-cp311-win_amd64.whl#sha256=DIGEST"
                   data-requires-python="&gt;=3.9,&lt;4" data-yanked="it &amp; that" data-core-metadata="sha256=00"
                >numpy</a><br/></body></html>
                """.replace("DIGEST", DIGEST)));
        assertThat(file.fileName()).isEqualTo("numpy-2.0.0+cu1-cp311-cp311-win_amd64.whl");
        assertThat(file.url())
                .isEqualTo(URI.create("https://index.example/packages/numpy-2.0.0%2Bcu1-cp311-cp311-win_amd64.whl"));
        assertThat(file.sha256()).contains(DIGEST);
        assertThat(file.requiresPython()).hasValueSatisfying(s -> assertThat(s).hasToString(">=3.9,<4"));
        assertThat(file.yanked()).contains("it & that");
        assertThat(file.hasMetadata()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href='a-1.tar.gz'>x</a> | a-1.tar.gz | https://index.example/simple/numpy/a-1.tar.gz",
                "<a href='/f/a-1.tar.gz?token=1'>x</a> | a-1.tar.gz | https://index.example/f/a-1.tar.gz?token=1",
                "<a href='//cdn.example/a-1.tar.gz'>x</a> | a-1.tar.gz | https://cdn.example/a-1.tar.gz",
                "<base href='https://cdn.example/x/'><a href='a-1.tar.gz'>x</a> | a-1.tar.gz | https://cdn.example/x/a-1.tar.gz",
                "<base href='https://one.example/'><base href='https://two.example/'><a href='a-1.zip'>x</a> | a-1.zip | https://one.example/a-1.zip",
                "<A HREF=a-1.tar.gz>x | a-1.tar.gz | https://index.example/simple/numpy/a-1.tar.gz",
                "<a href='/download/77'> a-1.tar.gz </a> | a-1.tar.gz | https://index.example/download/77",
                "<a href=' a 1-1.tar.gz '>x</a> | a 1-1.tar.gz | https://index.example/simple/numpy/a%201-1.tar.gz",
                "<a href='b/a-1&amp;2.tar.gz'>x</a> | a-1&2.tar.gz | https://index.example/simple/numpy/b/a-1&2.tar.gz",
                "<p><div><a href='a-1.tar.gz'><b>x</b></a></div> | a-1.tar.gz | https://index.example/simple/numpy/a-1.tar.gz"
            })
    void linksAreReadAsBrowsersReadThem(String text, String name, String url) throws IOException {
        IndexFile file = only(html(text));
        assertThat(file.fileName()).isEqualTo(name);
        assertThat(file.url()).isEqualTo(URI.create(url));
    }

    @Test
    void anchorsThatLeadToNoFileAreCountedOnly() throws IOException {
        SimplePage page = html("<a href='../'>up</a><a name=x>y</a><a href='a-1.exe'>a</a><a href='http://[::'>a</a>");
        assertThat(page.files()).isEmpty();
        assertThat(page.links()).isEqualTo(2);
        assertThat(page.isForm()).isFalse();
        assertThat(html("<form action=x><input name=password></form>").isForm()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data-yanked", "data-yanked=''"})
    void anAttributeWithoutReasonYanksToo(String attribute) throws IOException {
        assertThat(only(html("<a href='a-1.tar.gz' " + attribute + ">x</a>")).yanked())
                .contains("");
    }

    @Test
    void theStatusOfAProjectIsReadFromHtml() throws IOException {
        SimplePage page = html("<meta name='pypi:project-status' content='archived'>"
                + "<meta name='pypi:project-status-reason' content='too old'><a href='a-1.tar.gz'>x</a>");
        assertThat(page.status()).contains(SimplePage.Status.ARCHIVED);
        assertThat(page.reason()).isEqualTo("too old");
        assertThatThrownBy(() -> html("<meta name='pypi:repository-version' content='2.0'>"))
                .hasMessageContaining("speaks version 2");
    }

    @Test
    void aPageThatIsCutIsNotTakenForAWholeOne() {
        assertThatThrownBy(() -> html("<!doctype html><HTML><body><a href='a-1.tar.gz'>a</a><a hr"))
                .isInstanceOf(MalformedPageException.class)
                .hasMessage("sends a page that ends in the middle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "iso-8859-1", "utf-16", "UTF-16LE", "nonsense", "\"utf-8\"", "utf-8; x=y"})
    void theCharsetIsTheOneThatIsStated(String charset) throws IOException {
        String plain = charset.replace("\"", "").split(";", 2)[0];
        Charset used = Charset.isSupported(plain) ? Charset.forName(plain) : StandardCharsets.UTF_8;
        byte[] bytes = "<a href='a-1.tar.gz' data-yanked='zurückgezogen'>x</a>".getBytes(used);
        SimplePage page = PageReader.read(new ByteArrayInputStream(bytes), "text/html; charset=" + charset, URL);
        assertThat(only(page).yanked()).contains("zurückgezogen");
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, 'answers with image/png, which is no page of an index'",
        "application/json, 'answers with application/json, which is no page of an index'",
        "'', does not say what it answers with",
        "'te xt\u0007', does not say what it answers with",
        "application/vnd.pypi.simple.v2+json, answers in a version of the simple API that is not known here"
    })
    void onlyTheContentTypeDecides(String type, String words) {
        assertThatThrownBy(() -> read(type, "{\"files\": []}")).hasMessage(words);
    }

    /** So many times a text, made while it is read. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private long left;

        Repeated(String text, int times) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
            left = (long) times * bytes.length;
        }

        @Override
        public int read() {
            return left > 0 ? bytes[(int) ((bytes.length - left-- % bytes.length) % bytes.length)] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int count) {
            int got = 0;
            while (got < count && left > 0) {
                into[offset + got++] = (byte) read();
            }
            return got == 0 ? -1 : got;
        }
    }

    private static InputStream repeated(String text, int times) {
        return new Repeated(text, times);
    }

    private static InputStream after(String start, InputStream rest) {
        InputStream first = new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8));
        return new SequenceInputStream(Collections.enumeration(List.of(first, rest)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<a href=x>", "<b>", "<p>text</p>", "<br>", "x", "<table>", "<!-- x -->", "&amp;"})
    void aLongPageIsReadInLittleMemory(String text) throws IOException {
        int times = (2 << 20) / text.length();
        SimplePage page = PageReader.read(after("<body>", repeated(text, times)), "text/html", URL);
        assertThat(page.files()).isEmpty();
    }

    @Test
    void moreFilesThanAnyProjectHasAreRefused() {
        String entry = "{\"filename\":\"a-1.tar.gz\",\"url\":\"u\"},";
        assertThatThrownBy(() -> PageReader.read(after("{\"files\":[", repeated(entry, 1_000_000)), JSON, URL))
                .isInstanceOf(MalformedPageException.class)
                .hasMessageStartingWith("lists more than 50000 files");
        assertThatThrownBy(() -> PageReader.read(repeated("<a href=a-1.zip>x</a>", 1_000_000), "text/html", URL))
                .isInstanceOf(MalformedPageException.class);
    }
}
