package io.github.archcheck.index.simple;

import io.github.archcheck.index.IndexFile;
import io.github.archcheck.index.http.Urls;
import io.github.archcheck.packaging.version.Specifiers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Collects the files of a page, and no more than fit. */
final class PageFiles {
    private static final int MOST_FILES = 50_000;
    private static final long MOST_CHARACTERS = 16L << 20;
    private static final int LONGEST_SPECIFIERS = 1000;
    private static final int LONGEST_REASON = 200;
    private static final int SHA256_DIGITS = 64;

    private final List<IndexFile> files = new ArrayList<>();
    private final Map<String, Optional<Specifiers>> specifiers = new HashMap<>();
    private long characters;

    /**
     * One file as the page states it; each text empty when it is not stated.
     *
     * @param yanked empty when it is not; a reason, which may be an empty text, when it is
     */
    record Stated(
            String fileName,
            String sha256,
            OptionalLong sizeBytes,
            String requiresPython,
            Optional<String> yanked,
            boolean hasMetadata) {}

    void add(URI url, Stated stated) throws MalformedPageException {
        if (url.getScheme() == null) {
            return;
        }
        String reason = stated.yanked().map(PageFiles::shortened).orElse("");
        String address = url.toString();
        characters += address.length() + stated.fileName().length() + reason.length();
        if (files.size() >= MOST_FILES || characters > MOST_CHARACTERS) {
            throw new MalformedPageException("lists more than " + MOST_FILES + " files, or names without end");
        }
        files.add(new IndexFile(
                stated.fileName(),
                withoutFragment(url, address),
                digest(stated.sha256()),
                stated.sizeBytes(),
                requiresPython(stated.requiresPython()),
                stated.yanked().map(any -> reason),
                stated.hasMetadata()));
    }

    private static URI withoutFragment(URI url, String address) {
        int fragment = address.indexOf('#');
        return fragment < 0 ? url : URI.create(address.substring(0, fragment));
    }

    private static Optional<String> digest(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        boolean whole = lower.length() == SHA256_DIGITS && lower.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return whole ? Optional.of(lower) : Optional.empty();
    }

    /** What is no specifier allows every Python, as installers have it. */
    private Optional<Specifiers> requiresPython(String text) {
        if (text.isBlank() || text.length() > LONGEST_SPECIFIERS) {
            return Optional.empty();
        }
        Optional<Specifiers> known = specifiers.get(text);
        if (known == null) {
            known = Specifiers.parse(text);
            specifiers.put(text, known);
        }
        return known;
    }

    static String shortened(String reason) {
        String oneLine = reason.strip();
        return oneLine.length() <= LONGEST_REASON ? oneLine : oneLine.substring(0, LONGEST_REASON) + "…";
    }

    /** The last part of an address' path, percent-decoded. */
    static String lastSegment(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return last;
        }
    }

    /** An address relative to another; empty when it is none. */
    static Optional<URI> resolve(URI base, String text) {
        try {
            return Urls.parse(text).map(base::resolve);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    List<IndexFile> files() {
        return files;
    }
}
