package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Note;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code pyvenv.cfg} says, as far as it can be understood.
 *
 * @param entries in file order, keys in lower case
 * @param notes on what could not be understood
 * @see <a href="https://docs.python.org/3/library/site.html">site: virtual environments</a>
 */
record PyvenvConfig(List<Entry> entries, List<Note> notes) {
    static final String FILE_NAME = "pyvenv.cfg";

    /** No file, no facts: as for a virtualenv from before there was one. */
    static final PyvenvConfig NONE = new PyvenvConfig(List.of(), List.of());

    private static final Pattern KEY = Pattern.compile("[\\w.-]+(?: [\\w.-]+)*");

    /** One line. */
    record Entry(String key, String value) {}

    PyvenvConfig {
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
    }

    /** Reads the file of an environment; whatever is wrong with it becomes a note. */
    static PyvenvConfig read(Path root) {
        Path file = root.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? "is a directory" : "is not a regular file";
            return new PyvenvConfig(List.of(), List.of(broken(what + "; going on without it")));
        }
        try {
            return parse(SmallText.read(file, SmallText.METADATA_BYTES));
        } catch (IOException e) {
            return new PyvenvConfig(List.of(), List.of(broken("cannot be read; going on without it")));
        }
    }

    private static PyvenvConfig parse(SmallText text) {
        List<Entry> entries = new ArrayList<>();
        List<Integer> garbage = new ArrayList<>();
        int number = 0;
        for (String line : text.lines()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? "" : line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (KEY.matcher(key).matches()) {
                entries.add(new Entry(key, line.substring(equals + 1).strip()));
            } else {
                garbage.add(number);
            }
        }
        return new PyvenvConfig(entries, notes(text, garbage));
    }

    private static List<Note> notes(SmallText text, List<Integer> garbage) {
        List<Note> notes = new ArrayList<>();
        if (text.isCut()) {
            notes.add(broken("is longer than " + SmallText.METADATA_BYTES + " bytes; the rest was not read"));
        }
        if (!text.isUtf8()) {
            notes.add(broken("is not UTF-8; Python would not start with it"));
        }
        if (!garbage.isEmpty()) {
            String more = garbage.size() == 1 ? "" : " (" + (garbage.size() - 1) + " more like it)";
            notes.add(broken("line " + garbage.get(0) + " is not 'key = value'" + more + "; going on without it"));
        }
        return notes;
    }

    private static Note broken(String message) {
        return new Note(Note.Kind.METADATA_BROKEN, FILE_NAME, message);
    }

    /** The first value of a key; empty when it is absent or blank. */
    Optional<String> get(String key) {
        return entries.stream()
                .filter(e -> e.key().equals(key))
                .map(Entry::value)
                .filter(v -> !v.isEmpty())
                .findFirst();
    }

    /** The base interpreter's version when the environment was made. */
    Optional<Version> version() {
        return stated().map(PythonVersions.Stated::version);
    }

    /** The same, with whether it has a third number. */
    Optional<PythonVersions.Stated> stated() {
        return get("version")
                .flatMap(PythonVersions::stated)
                .or(() -> get("version_info").flatMap(PythonVersions::stated));
    }

    /**
     * Whether modules of the base interpreter are seen. As CPython's {@code site} has it: absent means yes, the last of
     * several lines counts, and anything but {@code true} in any case means no.
     */
    boolean includesSystem() {
        return entries.stream()
                .filter(e -> e.key().equals("include-system-site-packages"))
                .reduce((first, second) -> second)
                .map(e -> e.value().toLowerCase(Locale.ROOT).equals("true"))
                .orElse(true);
    }
}
