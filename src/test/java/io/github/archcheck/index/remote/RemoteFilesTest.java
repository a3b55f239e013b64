package io.github.archcheck.index.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.index.IndexFile;
import io.github.archcheck.index.http.Fetcher;
import io.github.archcheck.index.http.HttpLimits;
import io.github.archcheck.index.http.NetworkSettings;
import io.github.archcheck.testkit.Loopback;
import io.github.archcheck.testkit.Loopback.Asked;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteFilesTest {
    private static final int LONG = 2_000_003;
    private static final HttpLimits LIMITS = new HttpLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            3,
            Duration.ofMillis(5),
            Duration.ofMillis(100),
            1 << 20,
            8 << 20);

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static IndexFile file(URI url, Optional<String> sha256, OptionalLong size) {
        return new IndexFile("a-1.whl", url, sha256, size, Optional.empty(), Optional.empty(), false);
    }

    private static IndexFile file(URI url) {
        return file(url, Optional.empty(), OptionalLong.empty());
    }

    /** What a server does with a request for a part. */
    private enum Manner {
        GOOD,
        NO_HEAD,
        HEAD_FAILS,
        HEAD_SAYS_NOTHING,
        HEAD_SAYS_ZERO,
        IGNORES_RANGES,
        FORBIDS_RANGES,
        NOT_IMPLEMENTED,
        NOT_SATISFIABLE,
        OTHER_PART,
        NO_CONTENT_RANGE,
        OTHER_TOTAL,
        TOO_SHORT,
        TOO_LONG,
        CUT,
        MULTIPART
    }

    private static Loopback.Behaviour serving(byte[] content, Manner manner) {
        return (asked, out) -> {
            if (asked.method().equals("HEAD")) {
                out.write(head(content, manner));
            } else if (asked.header("range").isEmpty() || manner == Manner.IGNORES_RANGES) {
                out.write(Loopback.reply(200, Map.of(), content));
            } else {
                part(content, asked, manner, out);
            }
        };
    }

    private static byte[] head(byte[] content, Manner manner) {
        return switch (manner) {
            case NO_HEAD -> Loopback.reply(405, Map.of("Content-Length", "0"), new byte[0]);
            case HEAD_FAILS -> Loopback.reply(500, Map.of("Content-Length", "0"), new byte[0]);
            case HEAD_SAYS_NOTHING -> "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            case HEAD_SAYS_ZERO -> Loopback.reply(200, Map.of("Content-Length", "0"), new byte[0]);
            default -> Loopback.reply(200, Map.of("Content-Length", "" + content.length), new byte[0]);
        };
    }

    private static void part(byte[] content, Asked asked, Manner manner, OutputStream out) throws IOException {
        String[] range = asked.header("range").substring("bytes=".length()).split("-", -1);
        int first = Integer.parseInt(range[0]);
        int last = Integer.parseInt(range[1]);
        if (last >= content.length) {
            out.write(Loopback.reply(416));
            return;
        }
        byte[] part = Arrays.copyOfRange(content, first, last + 1);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", "\"one\"");
        headers.put("Content-Range", "bytes " + first + "-" + last + "/" + content.length);
        switch (manner) {
            case FORBIDS_RANGES -> out.write(Loopback.reply(403));
            case NOT_IMPLEMENTED -> out.write(Loopback.reply(501));
            case NOT_SATISFIABLE -> out.write(Loopback.reply(416));
            case OTHER_PART -> {
                headers.put("Content-Range", "bytes 0-" + (last - first) + "/" + content.length);
                out.write(Loopback.reply(206, headers, Arrays.copyOf(content, part.length)));
            }
            case NO_CONTENT_RANGE -> {
                headers.remove("Content-Range");
                out.write(Loopback.reply(206, headers, part));
            }
            case OTHER_TOTAL -> {
                headers.put("Content-Range", "bytes " + first + "-" + last + "/" + (content.length + 1));
                out.write(Loopback.reply(206, headers, part));
            }
            case TOO_SHORT -> out.write(Loopback.reply(206, headers, Arrays.copyOf(part, part.length - 1)));
            case TOO_LONG -> out.write(Loopback.reply(206, headers, Arrays.copyOf(part, part.length + 1)));
            case CUT -> {
                headers.put("Content-Length", "" + part.length);
                out.write(Loopback.reply(206, headers, Arrays.copyOf(part, part.length / 2)));
                out.flush();
                throw new IOException("cut");
            }
            case MULTIPART -> {
                headers.put("Content-Type", "multipart/byteranges; boundary=x");
                headers.remove("Content-Range");
                out.write(Loopback.reply(206, headers, part));
            }
            default -> out.write(Loopback.reply(206, headers, part));
        }
    }

    private static byte[] read(SeekableByteChannel channel, long position, int count) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(count);
        channel.position(position);
        int got = 0;
        while (into.hasRemaining() && got >= 0) {
            got = channel.read(into);
        }
        return Arrays.copyOf(into.array(), into.position());
    }

    private static Fetcher fetcher() {
        return new Fetcher(NetworkSettings.DIRECT.with(LIMITS));
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void theBytesAreThoseOfTheFileWhateverTheServerDoes(Manner manner) throws IOException {
        for (int length : new int[] {1, 1000, Ranges.TAIL_BYTES, Ranges.TAIL_BYTES + 1, LONG}) {
            byte[] content = bytes(length);
            for (boolean stated : new boolean[] {true, false}) {
                try (Loopback server = Loopback.http(serving(content, manner));
                        Fetcher fetcher = fetcher();
                        SeekableByteChannel channel = new RemoteFiles(fetcher)
                                .open(file(
                                        server.url("/a-1.whl"),
                                        Optional.of(sha256(content)),
                                        stated ? OptionalLong.of(length) : OptionalLong.empty()))) {
                    assertThat(channel.size()).isEqualTo(length);
                    assertThat(read(channel, Math.max(0, length - 70), 70))
                            .isEqualTo(Arrays.copyOfRange(content, Math.max(0, length - 70), length));
                    assertThat(read(channel, 0, 33)).isEqualTo(Arrays.copyOf(content, Math.min(33, length)));
                    assertThat(read(channel, length / 2, 40_000))
                            .isEqualTo(Arrays.copyOfRange(content, length / 2, Math.min(length, length / 2 + 40_000)));
                    assertThat(read(channel, length, 5)).isEmpty();
                    assertThat(server.asked()).hasSizeLessThanOrEqualTo(7);
                }
            }
        }
    }

    @Test
    void theEndIsFetchedByFirstAndLastByteAndNothingElseUnlessItIsRead() throws IOException {
        byte[] content = bytes(LONG);
        try (Loopback server = Loopback.http(serving(content, Manner.GOOD));
                Fetcher fetcher = fetcher();
                SeekableByteChannel channel = new RemoteFiles(fetcher)
                        .open(file(server.url("/a"), Optional.empty(), OptionalLong.of(LONG)))) {
            assertThat(read(channel, LONG - 131_072, 131_072)).hasSize(131_072);
            assertThat(server.asked())
                    .extracting(asked -> asked.header("range"))
                    .containsExactly("bytes=1868931-2000002");
            assertThat(server.asked().get(0).header("accept-encoding")).isEqualTo("identity");
            read(channel, 100, 8);
            read(channel, 16_000, 300);
            assertThat(server.asked())
                    .extracting(asked -> asked.header("range"))
                    .containsExactly("bytes=1868931-2000002", "bytes=0-16383");
            assertThat(server.asked().get(1).header("if-range")).isEqualTo("\"one\"");
        }
    }

    @Test
    void whoReadsOnIsServedInLongerAndLongerPartsAndThenWithTheWhole() throws IOException {
        byte[] content = bytes(6_000_000);
        try (Loopback server = Loopback.http(serving(content, Manner.GOOD));
                Fetcher fetcher = fetcher();
                SeekableByteChannel channel = new RemoteFiles(fetcher)
                        .open(file(server.url("/a"), Optional.empty(), OptionalLong.of(content.length)))) {
            for (int at = 0; at < content.length; at += 5000) {
                assertThat(read(channel, at, 5000))
                        .isEqualTo(Arrays.copyOfRange(content, at, Math.min(content.length, at + 5000)));
            }
            assertThat(server.asked()).hasSizeLessThan(12);
            assertThat(server.asked().get(server.asked().size() - 1).header("range"))
                    .isEmpty();
        }
    }

    @Test
    void aLongFileIsReadInPartsToItsEndWithoutBeingStored() throws IOException {
        byte[] content = bytes(9 << 20);
        try (Loopback server = Loopback.http(serving(content, Manner.GOOD));
                Fetcher fetcher = fetcher();
                SeekableByteChannel channel = new RemoteFiles(fetcher)
                        .open(file(server.url("/a"), Optional.empty(), OptionalLong.of(content.length)))) {
            assertThat(sha256(read(channel, 0, content.length))).isEqualTo(sha256(content));
            assertThat(server.asked()).allMatch(asked -> !asked.header("range").isEmpty());
            assertThat(server.asked()).hasSizeLessThan(40);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerWithoutRangesAndAFileTooLongToFetchIsToldInWords(boolean stated) throws IOException {
        byte[] content = bytes((8 << 20) + 1);
        try (Loopback server = Loopback.http(serving(content, Manner.IGNORES_RANGES));
                Fetcher fetcher = fetcher()) {
            IndexFile file = file(
                    server.url("u:hunter2", "/a-1.whl?token=hunter2"),
                    Optional.empty(),
                    stated ? OptionalLong.of(content.length) : OptionalLong.empty());
            assertThatThrownBy(() -> new RemoteFiles(fetcher).open(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the server " + server.host() + " gives no parts of files, and a-1.whl has 8 MiB, more"
                            + " than the 8 that are fetched whole");
        }
    }

    @Test
    void whatAServerCannotDoIsRememberedForItsOtherFiles() throws IOException {
        byte[] content = bytes(LONG);
        try (Loopback server = Loopback.http(serving(content, Manner.IGNORES_RANGES));
                Fetcher fetcher = fetcher()) {
            RemoteFiles files = new RemoteFiles(fetcher);
            for (String path : List.of("/a", "/b", "/c")) {
                files.open(file(server.url(path), Optional.empty(), OptionalLong.of(LONG)))
                        .close();
            }
            assertThat(server.asked())
                    .extracting(asked -> asked.header("range").isEmpty())
                    .containsExactly(false, true, true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, it wants credentials, 1",
        "429, too many requests, 3",
        "503, the server fails, 3",
        "404, there is no such thing, 2",
        "403, it refuses access, 2"
    })
    void aRefusalIsToldInWords(int status, String words, int requests) throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.reply(status)));
                Fetcher fetcher = fetcher()) {
            IndexFile file = file(server.url("/a"), Optional.empty(), OptionalLong.of(LONG));
            assertThatThrownBy(() -> new RemoteFiles(fetcher).open(file))
                    .hasMessage(status + " from the server " + server.host() + ": " + words);
            assertThat(server.asked()).hasSize(requests);
        }
    }

    @Test
    void aFileThatIsNotTheOneTheIndexMeansIsRefused() throws IOException {
        byte[] content = bytes(LONG);
        try (Loopback server = Loopback.http(serving(content, Manner.IGNORES_RANGES));
                Fetcher fetcher = fetcher()) {
            IndexFile file = file(server.url("/a"), Optional.of("0".repeat(64)), OptionalLong.empty());
            assertThatThrownBy(() -> new RemoteFiles(fetcher).open(file))
                    .hasMessage("the server " + server.host()
                            + " gives a a-1.whl whose SHA-256 is not the one that the index states");
        }
    }

    @Test
    void aFileThatChangesWhileItIsReadIsNoticed() throws IOException {
        byte[] content = bytes(LONG);
        AtomicInteger count = new AtomicInteger();
        try (Loopback server = Loopback.http((asked, out) -> {
                    if (count.incrementAndGet() == 1) {
                        part(content, asked, Manner.GOOD, out);
                    } else {
                        out.write(Loopback.reply(200, Map.of("ETag", "\"two\""), content));
                    }
                });
                Fetcher fetcher = fetcher();
                SeekableByteChannel channel = new RemoteFiles(fetcher)
                        .open(file(server.url("/a"), Optional.empty(), OptionalLong.of(LONG)))) {
            assertThatThrownBy(() -> read(channel, 0, 10))
                    .hasMessage("the server " + server.host() + " changed the file while it was read");
        }
    }

    @Test
    void aLengthThatTheIndexGetsWrongIsNotBelieved() throws IOException {
        byte[] content = bytes(LONG);
        for (long wrong : new long[] {LONG - 1, LONG + 1, 5}) {
            try (Loopback server = Loopback.http(serving(content, Manner.GOOD));
                    Fetcher fetcher = fetcher();
                    SeekableByteChannel channel = new RemoteFiles(fetcher)
                            .open(file(server.url("/a"), Optional.empty(), OptionalLong.of(wrong)))) {
                assertThat(channel.size()).isEqualTo(LONG);
                assertThat(read(channel, LONG - 5, 5)).isEqualTo(Arrays.copyOfRange(content, LONG - 5, LONG));
            }
        }
    }

    @Test
    void nothingStaysOnDisk(@TempDir Path folder) throws IOException {
        byte[] content = bytes(LONG);
        String before = listing();
        try (Loopback server = Loopback.http(serving(content, Manner.IGNORES_RANGES));
                Fetcher fetcher = fetcher()) {
            try (SeekableByteChannel channel = new RemoteFiles(fetcher).open(file(server.url("/a")))) {
                assertThat(channel.size()).isEqualTo(LONG);
            }
        }
        assertThat(listing()).isEqualTo(before);
        assertThat(folder).isEmptyDirectory();
    }

    private static String listing() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(Path::toString)
                    .filter(name -> name.contains("archcheck") && name.endsWith(".part"))
                    .sorted()
                    .toList()
                    .toString();
        }
    }

    @Test
    void localFilesAreOpenedWhereTheyLie(@TempDir Path folder) throws IOException {
        Path path = Files.write(folder.resolve("a b.whl"), bytes(100));
        try (Fetcher fetcher = fetcher();
                SeekableByteChannel channel = new RemoteFiles(fetcher).open(file(path.toUri()))) {
            assertThat(read(channel, 0, 200)).isEqualTo(bytes(100));
        }
    }
}
