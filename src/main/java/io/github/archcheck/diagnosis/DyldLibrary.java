package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A library that dyld did not find. What else it says of the library stands in the same message and is others' matter. */
final class DyldLibrary implements Recogniser {
    private static final Pattern PREFIX =
            Pattern.compile("/(?:usr/local|opt/homebrew|opt/local|opt/sw|sw|home/linuxbrew)/.*", Pattern.DOTALL);
    private static final Pattern BUILD_MACHINE = Pattern.compile(
            "/(?:Users|private/(?:tmp|var)|tmp|var/folders|home|builds?|work|workspace|Volumes|DerivedData)/.*",
            Pattern.DOTALL);
    private static final Pattern IMAGE_NOT_FOUND =
            Pattern.compile("dlopen\\(([^()]{1,2000}?),(?:\\d{1,3}|0x[0-9a-f]{4})\\):imagenotfound");

    /** Gone from macOS, so that a newer one does not bring them. */
    private static final List<String> GONE = List.of("Python.framework", "QTKit", "libssl.", "libcrypto.", "JavaVM");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Pasted.Hit hit : text.find("Library not loaded")) {
            sightings.add(dependency(text, hit));
        }
        for (Pasted.Found found : text.scan(IMAGE_NOT_FOUND)) {
            sightings.add(asked(found.start(), found.end(), found.group(1)));
        }
        for (Pasted.Hit hit : text.find("tried:")) {
            tried(text, hit).ifPresent(sightings::add);
        }
        return sightings;
    }

    private static Sighting dependency(Pasted text, Pasted.Hit hit) {
        int end = text.messageEnd(hit, "Library not loaded", "dlopen(");
        Optional<Pasted.Hit> from = text.next("Referenced from:", hit.end(), end);
        Optional<Pasted.Hit> reason = text.next("Reason:", hit.end(), end);
        Optional<String> name = from.or(() -> reason)
                .flatMap(next -> Names.between(text, colon(text, hit.end()), next.start()))
                .or(() -> Names.restOfLine(text, colon(text, hit.end())));
        Optional<String> by = from.flatMap(next -> Names.between(
                text, next.end(), reason.map(Pasted.Hit::start).orElse(endOfLine(text, next.end(), end))));
        boolean newer = text.squeezed(hit.start(), end).contains("newerthanrunningos");
        String dependency = name.orElse("a library");
        Sighting sighting = Sighting.of(
                        Cause.MISSING_DEPENDENCY,
                        Confidence.CERTAIN,
                        hit.start(),
                        by.map(Names::leaf).orElse("the file") + " needs " + dependency + ", which is not there"
                                + remark(dependency))
                .at(name)
                .upTo(end)
                .with(Detail.BY, by)
                .with(Detail.DEPENDENCY, name);
        return isNewInMacOs(dependency, newer) ? tooOld(sighting, dependency, newer) : ruled(sighting, dependency);
    }

    /** The colon may have slipped to the next line. */
    private static int colon(Pasted text, int from) {
        int at = from;
        while (at < text.text().length()
                && (Character.isWhitespace(text.text().charAt(at))
                        || text.text().charAt(at) == ':')) {
            at++;
        }
        return at;
    }

    private static int endOfLine(Pasted text, int from, int limit) {
        int end = text.text().indexOf('\n', from);
        return end < 0 ? limit : Math.min(end, limit);
    }

    private static boolean isNewInMacOs(String dependency, boolean newer) {
        boolean swift = dependency.startsWith("/usr/lib/swift/");
        boolean system = dependency.startsWith("/usr/lib/") || dependency.startsWith("/System/Library/");
        return (swift || (system && newer)) && GONE.stream().noneMatch(dependency::contains);
    }

    private static Sighting tooOld(Sighting sighting, String dependency, boolean newer) {
        return sighting.as(
                        Cause.OS_TOO_OLD,
                        newer ? Confidence.CERTAIN : Confidence.LIKELY,
                        "the file was built for a newer macOS: it needs " + dependency + ", which this version lacks")
                .at(sighting.detail(Detail.BY).or(sighting::path));
    }

    private static String remark(String dependency) {
        if (PREFIX.matcher(dependency).matches()) {
            return ": the path of a package manager on the machine that built it is written into the file";
        } else if (BUILD_MACHINE.matcher(dependency).matches()) {
            return ": a path of the machine that built it is written into the file";
        }
        return "";
    }

    private static Sighting ruled(Sighting sighting, String dependency) {
        if (PREFIX.matcher(dependency).matches()) {
            return sighting.ruledBy("AC203");
        }
        return BUILD_MACHINE.matcher(dependency).matches() ? sighting.ruledBy("AC204") : sighting;
    }

    private static Sighting asked(int at, int end, Optional<String> name) {
        return Sighting.of(
                        Cause.MISSING_DEPENDENCY,
                        Confidence.CERTAIN,
                        at,
                        name.orElse("the library") + " is not there, under this name or where dyld looks for it")
                .at(name)
                .upTo(end)
                .with(Detail.DEPENDENCY, name);
    }

    /** {@code dlopen(NAME, 0x0006): tried: …} with no word but that nothing is there. */
    private static Optional<Sighting> tried(Pasted text, Pasted.Hit hit) {
        int lowest = Math.max(text.blockStart(hit.start()), hit.start() - 4096);
        Optional<Pasted.Hit> call = text.previous("dlopen(", lowest, hit.start());
        if (call.isEmpty()
                || text.previous("Library not loaded", call.get().end(), hit.start())
                        .isPresent()) {
            return Optional.empty();
        }
        int end = text.messageEnd(hit, "Library not loaded", "dlopen(", "tried:");
        String words = text.squeezed(hit.end(), end).toLowerCase(Locale.ROOT);
        return words.contains("(nosuchfile") || words.contains("(notafile")
                ? Optional.of(asked(hit.start(), end, DyldSymbol.envelope(text, call.get())))
                : Optional.empty();
    }
}
