package io.github.archcheck.index.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** An answer, whose body comes while it is read. */
public final class Response implements Closeable {
    private static final int FIRST_FAILURE = 500;

    private final Exchange exchange;
    private final Head head;
    private final Body body;
    private final URI url;
    private final Words words;
    private final GivenUp givenUp;
    private boolean closed;

    Response(Exchange exchange, Head head, Body body, URI url, Words words, GivenUp givenUp) {
        this.exchange = exchange;
        this.head = head;
        this.body = body;
        this.url = url;
        this.words = words;
        this.givenUp = givenUp;
    }

    public int status() {
        return head.status();
    }

    /** Where it came from in the end; without a login. */
    public URI url() {
        return url;
    }

    public Optional<String> header(String name) {
        return head.header(name);
    }

    /** As the head states it, which for the answer to {@code HEAD} is what a body would have. */
    public OptionalLong length() {
        try {
            return Body.length(head);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The type of the content in lower case, without parameters; empty when it is not stated. */
    public String contentType() {
        return header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** What the status means, for people. */
    public FetchException refusal() {
        return new FetchException(words.status(head.status(), header("retry-after")));
    }

    /** The same with other words of what is wrong. */
    public FetchException trouble(String what) {
        return new FetchException(words.host() + " " + what);
    }

    /**
     * The content, unpacked. Every error in reading it is a {@link FetchException}.
     *
     * @param mostBytes more than this, packed or not, is an error
     */
    public InputStream content(long mostBytes) throws FetchException {
        InputStream raw = new BoundedBody(body, mostBytes, this);
        String coding = header("content-encoding").orElse("identity").strip().toLowerCase(Locale.ROOT);
        if (coding.isEmpty() || coding.equals("identity")) {
            return raw;
        }
        if (!coding.equals("gzip") && !coding.equals("x-gzip")) {
            throw trouble("answers in a coding that was not asked for");
        }
        try {
            return new BoundedBody(new GZIPInputStream(raw, 16 * 1024), mostBytes, this);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** What it means that the body cannot be read. */
    FetchException broken(IOException failure) {
        if (failure instanceof FetchException known) {
            return known;
        }
        if (failure instanceof ZipException) {
            return trouble("answers with gzip that cannot be unpacked");
        }
        String why = words.of(failure);
        givenUp.failed(words.origin(), why);
        return new FetchException(why);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            if (body.isWhole() && head.status() < FIRST_FAILURE) {
                givenUp.answered(words.origin());
            }
            exchange.end(
                    body.isWhole() && !head.header("connection").orElse("").equalsIgnoreCase("close") && head.http11());
        }
    }
}
