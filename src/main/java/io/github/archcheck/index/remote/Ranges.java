package io.github.archcheck.index.remote;

import io.github.archcheck.index.http.FetchException;
import io.github.archcheck.index.http.Fetcher;
import io.github.archcheck.index.http.Request;
import io.github.archcheck.index.http.Response;
import io.github.archcheck.index.http.Urls;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The parts of one file on a server. Every answer is held against what was asked. */
final class Ranges {
    /** In 96.6 % of wheels it holds the whole directory. */
    static final int TAIL_BYTES = 128 * 1024;

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int FAILS = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final long SOON_BYTES = 4 << 20;
    private static final Set<Integer> WANTS_LOGIN = Set.of(401, 407, 429);
    /** What says that the server gives no parts, and not that the file is another than was thought. */
    private static final Set<Integer> LASTING = Set.of(OK, 400, 403, 405, NOT_IMPLEMENTED);

    private final Fetcher fetcher;
    private final URI url;
    private long size = -1;
    private Optional<String> tag = Optional.empty();
    private byte[] tail = new byte[0];
    private int requests;

    Ranges(Fetcher fetcher, URI url) {
        this.fetcher = fetcher;
        this.url = url;
    }

    /**
     * Learns the length and fetches the end.
     *
     * @param stated by the index; what the server says counts for more
     */
    void open(OptionalLong stated) throws IOException {
        size = stated.isPresent() && stated.getAsLong() > 0 ? stated.getAsLong() : length();
        long first = Math.max(0, size - TAIL_BYTES);
        tail = fetch(first, (int) (size - first));
    }

    private long length() throws IOException {
        try (Response head = fetcher.send(request().head().once())) {
            requests++;
            OptionalLong length = head.length();
            if (head.status() == OK && length.isPresent() && length.getAsLong() > 0) {
                return length.getAsLong();
            }
            if (WANTS_LOGIN.contains(head.status())) {
                throw head.refusal();
            }
        }
        requests++;
        Response one = fetcher.send(request().with("Range", "bytes=0-0"));
        try {
            Optional<ContentRange> range = ranged(one, 0, 1);
            if (range.isEmpty()) {
                throw refused(one);
            }
            return range.get().total();
        } finally {
            closeUnlessWhole(one);
        }
    }

    private Request request() {
        return Request.get(url, "server", fetcher.limits()).with("Accept-Encoding", "identity");
    }

    long size() {
        return size;
    }

    /** The last {@link #TAIL_BYTES} of the file, or all of it. */
    byte[] tail() {
        return tail;
    }

    int requests() {
        return requests;
    }

    /**
     * Exactly these bytes.
     *
     * @throws NoRangesException when the server does not give them
     */
    byte[] fetch(long first, int count) throws IOException {
        requests++;
        Request request = request().with("Range", "bytes=" + first + "-" + (first + count - 1));
        if (tag.isPresent()) {
            request = request.with("If-Range", tag.get());
        }
        Response response = fetcher.send(request);
        try {
            Optional<ContentRange> range = ranged(response, first, count);
            if (range.isEmpty() || range.get().total() != size) {
                throw refused(response);
            }
            byte[] bytes = exactly(response, count);
            tag = tag.or(() -> strongTag(response));
            return bytes;
        } finally {
            closeUnlessWhole(response);
        }
    }

    private static Optional<ContentRange> ranged(Response response, long first, int count) {
        return response.status() == PARTIAL
                ? response.header("content-range")
                        .flatMap(ContentRange::parse)
                        .filter(range -> range.first() == first && range.last() == first + count - 1)
                : Optional.empty();
    }

    private static byte[] exactly(Response response, int count) throws IOException {
        OptionalLong stated = response.length();
        if (stated.isPresent() && stated.getAsLong() != count) {
            throw new NoRangesException(Optional.empty(), true);
        }
        try (InputStream in = response.content(count)) {
            byte[] bytes = in.readNBytes(count + 1);
            if (bytes.length == count) {
                return bytes;
            }
        } catch (FetchException e) {
            throw new NoRangesException(Optional.empty(), true);
        }
        throw new NoRangesException(Optional.empty(), true);
    }

    /** Whether the file may yet be had whole, or what the server says is the end of it. */
    private IOException refused(Response response) throws IOException {
        int status = response.status();
        if (WANTS_LOGIN.contains(status) || (status >= FAILS && status != NOT_IMPLEMENTED)) {
            return response.refusal();
        }
        boolean changed = tag.isPresent()
                && strongTag(response).isPresent()
                && !strongTag(response).equals(tag);
        if (changed) {
            response.close();
            return new FetchException("the server " + Urls.shown(url) + " changed the file while it was read");
        }
        return new NoRangesException(whole(response), LASTING.contains(status));
    }

    /** The answer itself where it is the whole file, and short enough to come in the time that a part may take. */
    private static Optional<Response> whole(Response response) {
        return isWhole(response) ? Optional.of(response) : Optional.empty();
    }

    private static boolean isWhole(Response response) {
        return response.status() == OK && response.length().orElse(Long.MAX_VALUE) <= SOON_BYTES;
    }

    private static void closeUnlessWhole(Response response) throws IOException {
        if (!isWhole(response)) {
            response.close();
        }
    }

    /** Weak ones say that two files are alike, not that their bytes are. */
    private static Optional<String> strongTag(Response response) {
        return response.header("etag").filter(text -> text.startsWith("\"") && text.length() < 1000);
    }
}
