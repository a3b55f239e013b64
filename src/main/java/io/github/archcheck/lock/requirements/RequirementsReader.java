package io.github.archcheck.lock.requirements;

import io.github.archcheck.lock.Locations;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.TextDecoding;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads lines of pip's grammar and the files that they include. */
final class RequirementsReader {
    private static final int MOST_DEPTH = 50;
    private static final int MOST_FILES = 500;
    private static final int MOST_ENTRIES = 100_000;
    private static final Set<String> STRONG_HASHES = Set.of("sha256", "sha384", "sha512");

    private final Map<String, String> environment;
    private final boolean lenient;
    private final Collected collected = new Collected();
    private int files;

    private RequirementsReader(Map<String, String> environment, boolean lenient) {
        this.environment = Map.copyOf(environment);
        this.lenient = lenient;
    }

    /**
     * A file whose lines are read.
     *
     * @param name for messages
     * @param folder that other files' paths are relative to
     * @param above the file itself and those that include it
     */
    private record Place(String name, Path folder, boolean constraint, List<Path> above) {}

    /**
     * Reads a whole text.
     *
     * @param folder where it lies
     * @param file itself, where it is one
     * @throws IOException when a file that it includes cannot be read
     */
    static Collected read(
            String name, String content, Path folder, Optional<Path> file, Map<String, String> environment)
            throws MalformedLockException, IOException {
        RequirementsReader reader = new RequirementsReader(environment, false);
        List<Path> above =
                file.map(path -> List.of(path.toAbsolutePath().normalize())).orElse(List.of());
        reader.lines(new PhysicalLines(content), new Place(name, folder, false, above));
        return reader.collected;
    }

    /** Reads lines that stand in another format; files that they include and that are not there are named as unread. */
    static Collected readLines(String name, List<TextLine> lines, Path folder, Map<String, String> environment)
            throws MalformedLockException, IOException {
        RequirementsReader reader = new RequirementsReader(environment, true);
        reader.lines(lines.iterator(), new Place(name, folder, false, List.of()));
        return reader.collected;
    }

    private void lines(Iterator<TextLine> lines, Place place) throws MalformedLockException, IOException {
        LogicalLines logical = new LogicalLines(lines, environment);
        Optional<TextLine> line = logical.next();
        while (line.isPresent()) {
            line(line.get(), place);
            line = logical.next();
        }
    }

    private void line(TextLine line, Place place) throws MalformedLockException, IOException {
        int options = optionsStart(line.text());
        String requirement = line.text().substring(0, options).strip();
        List<OptionReader.Given> given = options(line, options, place);
        for (OptionReader.Given option : given) {
            collected.control(option);
        }
        Optional<String> editable = value(given, Option.EDITABLE);
        EntryParser parser = new EntryParser(place.name(), line.number(), place.folder());
        if (!requirement.isEmpty()) {
            add(withHashes(parser.parse(requirement), given, line, place), line, place);
        } else if (editable.isPresent()) {
            add(parser.editable(editable.get()), line, place);
        } else {
            withoutRequirement(given, line, place);
        }
    }

    private void withoutRequirement(List<OptionReader.Given> given, TextLine line, Place place)
            throws MalformedLockException, IOException {
        Optional<String> requirements = value(given, Option.REQUIREMENT);
        Optional<String> constraints = value(given, Option.CONSTRAINT);
        if (requirements.isPresent()) {
            include(requirements.get(), false, line, place);
        } else if (constraints.isPresent()) {
            include(constraints.get(), true, line, place);
        } else {
            for (OptionReader.Given option : given) {
                boolean links = option.option() == Option.FIND_LINKS;
                collected.option(links ? beside(option, place) : option);
            }
        }
    }

    private static OptionReader.Given beside(OptionReader.Given links, Place place) {
        try {
            if (!Locations.isAddress(links.value()) && !EntryParser.isShare(links.value())) {
                Path path =
                        place.folder().resolve(links.value()).toAbsolutePath().normalize();
                return Files.exists(path) ? new OptionReader.Given(links.option(), path.toString()) : links;
            }
        } catch (InvalidPathException e) {
            return links;
        }
        return links;
    }

    /** Where the first word begins that starts with a dash; pip splits at spaces alone. */
    private static int optionsStart(String text) {
        if (text.startsWith("-")) {
            return 0;
        }
        int dash = text.indexOf(" -");
        return dash < 0 ? text.length() : dash + 1;
    }

    private static List<OptionReader.Given> options(TextLine line, int from, Place place)
            throws MalformedLockException {
        try {
            return OptionReader.read(line.text().substring(from));
        } catch (OptionReader.UnreadableOptionException e) {
            throw new MalformedLockException(place.name(), line.number(), e.reason());
        }
    }

    private static Optional<String> value(List<OptionReader.Given> given, Option option) {
        return given.stream()
                .filter(found -> found.option() == option)
                .map(OptionReader.Given::value)
                .findFirst();
    }

    private static Entry withHashes(Entry entry, List<OptionReader.Given> given, TextLine line, Place place)
            throws MalformedLockException {
        Set<String> sha256 = new HashSet<>();
        boolean others = false;
        for (OptionReader.Given option : given) {
            if (option.option() != Option.HASH) {
                continue;
            }
            int colon = option.value().indexOf(':');
            String algorithm = colon < 0 ? "" : option.value().substring(0, colon);
            if (!STRONG_HASHES.contains(algorithm)) {
                throw new MalformedLockException(
                        place.name(), line.number(), "--hash takes sha256:…, sha384:… or sha512:…");
            }
            if (algorithm.equals("sha256")) {
                sha256.add(option.value().substring(colon + 1).toLowerCase(Locale.ROOT));
            } else {
                others = true;
            }
        }
        return sha256.isEmpty() && !others ? entry : entry.withHashes(sha256, others);
    }

    private void add(Entry entry, TextLine line, Place place) throws MalformedLockException {
        if (collected.requirements().size() + collected.constraints().size() == MOST_ENTRIES) {
            throw new MalformedLockException(
                    place.name(), line.number(), "more than " + MOST_ENTRIES + " requirements");
        }
        if (!place.constraint()) {
            collected.requirements().add(entry);
            return;
        }
        String problem = entry.editable()
                ? "editable requirements are not allowed as constraints"
                : !entry.named()
                        ? "a constraint needs a name"
                        : entry.hasExtras() ? "constraints cannot have extras" : "";
        if (!problem.isEmpty()) {
            throw new MalformedLockException(place.name(), line.number(), problem);
        }
        collected.constraints().add(entry);
    }

    private void include(String value, boolean constraint, TextLine line, Place place)
            throws MalformedLockException, IOException {
        boolean isFile = value.regionMatches(true, 0, "file:", 0, 5);
        if ((Locations.isAddress(value) && !isFile) || EntryParser.isShare(value)) {
            unread(Locations.withoutCredentials(value) + " is not fetched", constraint, place, line);
            return;
        }
        Path path = path(value, line, place);
        if (place.above().contains(path)) {
            throw new MalformedLockException(place.name(), line.number(), value + " includes itself");
        }
        if (place.above().size() == MOST_DEPTH || ++files > MOST_FILES) {
            throw new MalformedLockException(place.name(), line.number(), "too many files include each other");
        }
        if (!Files.exists(path)) {
            if (!lenient) {
                throw new MalformedLockException(place.name(), line.number(), "there is no file " + value);
            }
            unread(value + " is not there", constraint, place, line);
            return;
        }
        String name = shownName(place, value);
        List<Path> above = new ArrayList<>(place.above());
        above.add(path);
        Path folder = Optional.ofNullable(path.getParent()).orElse(path);
        lines(new PhysicalLines(TextDecoding.read(name, path)), new Place(name, folder, constraint, above));
    }

    private void unread(String what, boolean constraint, Place place, TextLine line) {
        if (constraint) {
            collected.notices().add(place.name() + ":" + line.number() + ": constraints of " + what);
        } else {
            collected.unread().add(what);
        }
    }

    private static Path path(String value, TextLine line, Place place) throws MalformedLockException {
        try {
            Path path = value.regionMatches(true, 0, "file:", 0, 5)
                    ? Path.of(URI.create(value))
                    : place.folder().resolve(value);
            return path.toAbsolutePath().normalize();
        } catch (IllegalArgumentException e) {
            throw new MalformedLockException(place.name(), line.number(), "'" + value + "' is no path");
        }
    }

    /** As the user would write it: the included path beside the including one. */
    private static String shownName(Place place, String value) {
        int slash = place.name().lastIndexOf('/');
        return slash < 0 || value.startsWith("/") ? value : place.name().substring(0, slash + 1) + value;
    }
}
