package io.github.archcheck.loader.dyld;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What dyld prints around its reasons: the places that were tried, who asked, by release. */
record Envelope(DyldRelease release) {
    static final String NO_SUCH_FILE = "no such file";

    /** RTLD_NOW, which {@code import} passes. */
    private static final String MODE = "0x0002";

    private static final String OLD_MODE = "2";
    private static final String NO_RPATHS = "no LC_RPATH's found";

    /**
     * The whole message about a file that is refused.
     *
     * @param path absolute, with no symbolic links: for others dyld tries the real path as well
     * @param reason dyld's words for the file, complete
     * @return empty when it cannot be foretold
     */
    static Optional<String> around(String path, String reason, DyldRelease release) {
        List<Attempt> attempts = new ArrayList<>();
        PathSource.Request request = new PathSource.Request(path, false, Optional.empty(), false);
        PathSource.of(release, Optional.empty()).forEach(request, (tried, onDisk) -> {
            attempts.add(
                    tried.equals(path)
                            ? Attempt.refused(tried, Optional.of(reason))
                            : Attempt.missing(tried, NO_SUCH_FILE));
            return false;
        });
        if (release == DyldRelease.DYLD2) {
            attempts.add(Attempt.refused(path, Optional.of(reason)));
        }
        Envelope envelope = new Envelope(release);
        return envelope.reason(attempts).map(text -> envelope.opened(path, text));
    }

    /** What {@code dlopen} answers. */
    String opened(String path, String reason) {
        String mode = release == DyldRelease.DYLD2 ? OLD_MODE : MODE;
        return "dlopen(" + path + ", " + mode + "): " + reason;
    }

    /** Why a search found nothing; empty when it cannot be foretold. */
    Optional<String> reason(List<Attempt> attempts) {
        if (release == DyldRelease.DYLD2) {
            return oldReason(attempts);
        }
        if (attempts.stream().anyMatch(attempt -> !isForetold(attempt))) {
            return Optional.empty();
        }
        return attempts.isEmpty()
                ? Optional.of(NO_RPATHS).filter(words -> release.isAtLeast(DyldRelease.V14_0))
                : Optional.of(attempts.stream()
                        .map(attempt -> "'" + shown(attempt.path()) + "' ("
                                + attempt.reason().orElseThrow() + ")")
                        .collect(Collectors.joining(", ", "tried: ", "")));
    }

    /** dyld2 tells only of what was found and refused. */
    private static Optional<String> oldReason(List<Attempt> attempts) {
        if (attempts.stream().anyMatch(Predicate.not(Envelope::isForetold))) {
            return Optional.empty();
        }
        List<Attempt> found = attempts.stream().filter(Attempt::refused).toList();
        return Optional.of(
                found.isEmpty()
                        ? "image not found"
                        : found.stream()
                                .map(attempt -> "\n\t" + attempt.path() + ": "
                                        + attempt.reason().orElseThrow())
                                .collect(Collectors.joining("", "no suitable image found.  Did find:", "")));
    }

    /** An ellipsis stands for an address in dyld's memory. */
    private static boolean isForetold(Attempt attempt) {
        return attempt.reason().filter(reason -> !reason.contains("…")).isPresent();
    }

    /** A need that was not found. */
    String notLoaded(String name, Mapped from, String addendum, String reason) {
        return "Library not loaded: " + quoted(name) + "\n  Referenced from: " + image(from) + addendum + "\n  Reason: "
                + reason;
    }

    /**
     * A symbol that one library lacks.
     *
     * @param expectedIn an image as {@link #image} has it, or a name as {@link #quoted} has it
     */
    String symbolNotFound(String symbol, Mapped from, String addendum, String expectedIn) {
        String quotedSymbol = release == DyldRelease.V12_5 ? "(" + symbol + ")" : symbol;
        String start = "Symbol not found: " + quotedSymbol + "\n  Referenced from: " + image(from) + addendum
                + "\n  Expected in: ";
        if (release == DyldRelease.DYLD2) {
            return start + expectedIn + "\n in " + from.path();
        }
        return release.isAtLeast(DyldRelease.V13_0) ? start + "    " + expectedIn : start + expectedIn;
    }

    /** A symbol that no image has. */
    String symbolNotFound(String symbol, Mapped from) {
        return switch (release) {
            case DYLD2 -> symbolNotFound(symbol, from, "", "flat namespace");
            case V12_5 -> "symbol not found in flat namespace (" + symbol + ")";
            case V12_0, V12_3, V13_0, V13_3, V14_0, V14_4, V15_0, V15_4, V26_0, V26_1, V26_4 ->
                "symbol not found in flat namespace '" + symbol + "'";
        };
    }

    /** How an image is named: since macOS 13 with its UUID. */
    String image(Mapped image) {
        return release.isAtLeast(DyldRelease.V13_0) ? "<" + image.uuid() + "> " + image.path() : quoted(image.path());
    }

    /** macOS 12.5 sets names in quotes. */
    String quoted(String name) {
        return release == DyldRelease.V12_5 ? "'" + shown(name) + "'" : name;
    }

    private String shown(String path) {
        return shown(path, release);
    }

    /** macOS 12.5 turns apostrophes inside a path into blanks. */
    static String shown(String path, DyldRelease release) {
        return release == DyldRelease.V12_5 ? path.replace('\'', ' ') : path;
    }
}
