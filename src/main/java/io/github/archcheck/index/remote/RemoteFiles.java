package io.github.archcheck.index.remote;

import io.github.archcheck.index.IndexFile;
import io.github.archcheck.index.http.FetchException;
import io.github.archcheck.index.http.Fetcher;
import io.github.archcheck.index.http.Origin;
import io.github.archcheck.index.http.Urls;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens what an index offers, for reading here and there. What a host cannot do is remembered for the run. */
public final class RemoteFiles {
    private final Fetcher fetcher;
    private final Set<Origin> withoutRanges = ConcurrentHashMap.newKeySet();

    public RemoteFiles(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * A channel that reads; the caller closes it, and with it goes what was stored on disk.
     *
     * @throws IOException in words for people: when the server refuses, or the file may be had only whole and is too long
     */
    public SeekableByteChannel open(IndexFile file) throws IOException {
        String scheme =
                file.url().getScheme() == null ? "" : file.url().getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("file")) {
            return local(file);
        }
        Origin origin = Origin.of(file.url())
                .orElseThrow(() -> new FetchException("the address of " + file.fileName() + " is none of HTTP"));
        Download download = new Download(fetcher, file);
        if (withoutRanges.contains(origin)) {
            return download.whole();
        }
        Ranges ranges = new Ranges(fetcher, file.url());
        try {
            ranges.open(file.sizeBytes());
            return new RangeChannel(ranges, download);
        } catch (NoRangesException e) {
            if (e.isLasting()) {
                withoutRanges.add(origin);
            }
            return e.body().isPresent() ? download.whole(e.body().get()) : download.whole();
        }
    }

    private static SeekableByteChannel local(IndexFile file) throws IOException {
        try {
            return Files.newByteChannel(Path.of(Urls.bare(file.url())));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException(file.fileName() + " does not lie where the index says", e);
        }
    }
}
