package io.github.archcheck.index.lookup;

import io.github.archcheck.index.IndexFile;
import io.github.archcheck.index.ReleaseFile;
import io.github.archcheck.index.config.IndexLocation;
import io.github.archcheck.index.http.FetchException;
import io.github.archcheck.index.http.Fetcher;
import io.github.archcheck.index.http.Origin;
import io.github.archcheck.index.http.Request;
import io.github.archcheck.index.http.Response;
import io.github.archcheck.index.http.Urls;
import io.github.archcheck.index.simple.MalformedPageException;
import io.github.archcheck.index.simple.PageReader;
import io.github.archcheck.index.simple.SimplePage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One index, or one page or folder of files, that is asked for projects. */
final class Place {
    private static final int NOT_FOUND = 404;
    private static final int LAST_OKAY = 299;
    /** A page in HTML may be one long text, which takes this many times its length to read. */
    private static final int HTML_SHARE = 8;

    private final IndexLocation location;
    private final Fetcher fetcher;
    private Optional<Flat> flat = Optional.empty();

    /** What a flat place holds, or why that is not known; read once. */
    private record Flat(Optional<SimplePage> page, String trouble) {}

    Place(IndexLocation location, Fetcher fetcher) {
        this.location = location;
        this.fetcher = fetcher;
    }

    IndexLocation location() {
        return location;
    }

    /** @param name normalised */
    Answer ask(String name) {
        return location.flat() ? askFlat(name) : askSimple(name);
    }

    private Answer askSimple(String name) {
        try {
            Optional<SimplePage> page = isOnThisMachine()
                    ? Folders.project(path(), name)
                    : fetched(Urls.parse(below(location.url(), name)).orElseThrow());
            return page.map(found -> answer(found, name)).orElse(Answer.NOTHING);
        } catch (MalformedPageException e) {
            return Answer.trouble("the index " + location + " " + e.getMessage());
        } catch (FetchException e) {
            return Answer.trouble(e.getMessage());
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Answer.trouble("the index " + location + " cannot be read");
        }
    }

    /** The address of a project's page; the login stays. */
    private static String below(URI index, String name) {
        String text = index.toString();
        int end = text.length();
        for (char mark : new char[] {'#', '?'}) {
            int at = text.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        String base = text.substring(0, end);
        return (base.endsWith("/") ? base : base + "/") + name + "/";
    }

    private synchronized Answer askFlat(String name) {
        if (flat.isEmpty()) {
            flat = Optional.of(readFlat());
        }
        Flat known = flat.get();
        if (!known.trouble().isEmpty()) {
            return Answer.trouble(known.trouble());
        }
        List<IndexFile> files = known.page().map(SimplePage::files).orElse(List.of()).stream()
                .filter(file -> ReleaseFile.parse(file.fileName(), name).isPresent())
                .toList();
        return files.isEmpty() ? Answer.NOTHING : new Answer(true, files, Optional.empty(), List.of());
    }

    private Flat readFlat() {
        try {
            Optional<SimplePage> page = isOnThisMachine() ? Folders.flat(path()) : fetched(location.url());
            return page.isPresent() ? new Flat(page, "") : new Flat(page, location + " is not there");
        } catch (MalformedPageException e) {
            return new Flat(Optional.empty(), "the server " + location + " " + e.getMessage());
        } catch (FetchException e) {
            return new Flat(Optional.empty(), e.getMessage());
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            return new Flat(Optional.empty(), location + " cannot be read");
        }
    }

    private boolean isOnThisMachine() {
        String scheme = location.url().getScheme();
        return scheme != null && scheme.toLowerCase(Locale.ROOT).equals("file");
    }

    private Path path() {
        return Path.of(URI.create("file://" + location.url().getRawPath()));
    }

    /** Empty when there is no such page. */
    private Optional<SimplePage> fetched(URI url) throws IOException {
        Request request = Request.get(url, "index", fetcher.limits())
                .with("Accept", PageReader.ACCEPT)
                .with("Accept-Encoding", "gzip");
        try (Response response = fetcher.send(request)) {
            if (response.status() == NOT_FOUND) {
                return Optional.empty();
            }
            if (response.status() > LAST_OKAY) {
                throw response.refusal();
            }
            String type = response.header("content-type").orElse("");
            long most = fetcher.limits().pageBytes();
            long share = Runtime.getRuntime().maxMemory() / HTML_SHARE;
            try (InputStream in = response.content(PageReader.isJson(type) ? most : Math.min(most, share))) {
                return Optional.of(PageReader.read(in, type, response.url()));
            } catch (MalformedPageException e) {
                throw response.trouble(e.getMessage());
            }
        }
    }

    private Answer answer(SimplePage page, String name) {
        if (page.status().equals(Optional.of(SimplePage.Status.QUARANTINED))) {
            return Answer.trouble("the index " + shown() + " keeps " + name + " in quarantine" + because(page));
        }
        List<String> notices = new ArrayList<>();
        page.status().ifPresent(status -> notices.add(status.label() + because(page)));
        List<IndexFile> files = page.files().stream()
                .filter(file -> ReleaseFile.parse(file.fileName(), name).isPresent())
                .toList();
        if (files.isEmpty() && page.status().isEmpty() && (page.isForm() || page.links() > 0)) {
            return Answer.trouble("the index " + shown() + " answers with a page that lists no file of " + name);
        }
        int passedOver = page.files().size() - files.size();
        if (passedOver > 0) {
            notices.add(passedOver + (passedOver == 1 ? " file of " : " files of ") + shown()
                    + " passed over: no name of a wheel or an archive of sources of " + name);
        }
        return new Answer(true, files, Optional.empty(), notices);
    }

    private String shown() {
        return Origin.of(location.url()).map(Origin::label).orElseGet(location::toString);
    }

    private static String because(SimplePage page) {
        return page.reason().isEmpty() ? "" : ": " + page.reason();
    }
}
