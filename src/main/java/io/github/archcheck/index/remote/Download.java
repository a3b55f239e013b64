package io.github.archcheck.index.remote;

import io.github.archcheck.index.IndexFile;
import io.github.archcheck.index.http.FetchException;
import io.github.archcheck.index.http.Fetcher;
import io.github.archcheck.index.http.Request;
import io.github.archcheck.index.http.Response;
import io.github.archcheck.index.http.Urls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;

/** A file fetched whole, into a temporary file that is gone when it is closed, or when the program ends. */
final class Download {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LAST_OKAY = 299;
    private static final long MEBIBYTE = 1L << 20;

    private final Fetcher fetcher;
    private final IndexFile file;

    Download(Fetcher fetcher, IndexFile file) {
        this.fetcher = fetcher;
        this.file = file;
    }

    /** Whether a file of that length may be fetched whole. */
    boolean allows(long sizeBytes) {
        return sizeBytes <= fetcher.limits().downloadBytes();
    }

    SeekableByteChannel whole() throws IOException {
        OptionalLong size = file.sizeBytes();
        if (size.isPresent() && !allows(size.getAsLong())) {
            throw tooLong(size.getAsLong());
        }
        long most = fetcher.limits().downloadBytes();
        Request request = Request.get(file.url(), "server", fetcher.limits())
                .with("Accept-Encoding", "identity")
                .within(fetcher.limits().forFile(size.orElse(most)));
        return whole(fetcher.send(request));
    }

    /** Takes the body of an answer, which it closes. */
    SeekableByteChannel whole(Response answer) throws IOException {
        try (Response response = answer) {
            if (response.status() > LAST_OKAY) {
                throw response.refusal();
            }
            OptionalLong length = response.length();
            if (length.isPresent() && !allows(length.getAsLong())) {
                throw tooLong(length.getAsLong());
            }
            return stored(response);
        }
    }

    private FetchException tooLong(long bytes) {
        return new FetchException("the server " + Urls.shown(file.url()) + " gives no parts of files, and "
                + file.fileName() + " has " + (bytes / MEBIBYTE) + " MiB, more than the "
                + (fetcher.limits().downloadBytes() / MEBIBYTE) + " that are fetched whole");
    }

    private SeekableByteChannel stored(Response response) throws IOException {
        Path path = Files.createTempFile("archcheck", ".part");
        // On systems that can, the name is gone as soon as the file is open.
        SeekableByteChannel channel = Files.newByteChannel(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        boolean done = false;
        try (InputStream in = response.content(fetcher.limits().downloadBytes())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, got);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            if (!file.sha256().orElse(sha256).equals(sha256)) {
                throw response.trouble(
                        "gives a " + file.fileName() + " whose SHA-256 is not the one that the index states");
            }
            channel.position(0);
            done = true;
            return channel;
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("no SHA-256 on this machine", e);
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }
}
