package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Note;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The records of one conda prefix, and what is odd about them as a whole. */
record CondaPrefix(List<Installed> records, List<Note> notes) {
    private static final int MOST_NAMES = 10;

    CondaPrefix {
        records = List.copyOf(records);
        notes = List.copyOf(notes);
    }

    static CondaPrefix read(Path prefix, InstalledReader reader, PathNames names, int jobs)
            throws InterruptedException {
        Path directory = prefix.resolve("conda-meta");
        List<Path> files = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.json")) {
            entries.forEach(files::add);
        } catch (IOException | DirectoryIteratorException e) {
            notes.add(new Note(Note.Kind.METADATA_BROKEN, names.name(directory), "cannot be listed"));
        }
        files.sort(null);
        List<Installed> records = Distributions.inParallel(files, file -> reader.condaRecord(prefix, file), jobs);
        mixed(records, names.name(directory)).ifPresent(notes::add);
        return new CondaPrefix(records, notes);
    }

    /** Packages for more than one platform; those of the fewer are named. */
    private static Optional<Note> mixed(List<Installed> records, String path) {
        Map<String, List<String>> bySubdir = new TreeMap<>();
        for (Installed record : records) {
            for (String subdir : record.distribution().tags()) {
                if (!subdir.equals("noarch") && !subdir.equals("pypi")) {
                    bySubdir.computeIfAbsent(subdir, k -> new ArrayList<>())
                            .add(record.distribution().name());
                }
            }
        }
        if (bySubdir.size() < 2) {
            return Optional.empty();
        }
        int most = bySubdir.values().stream().mapToInt(List::size).max().orElse(0);
        String main = bySubdir.entrySet().stream()
                .filter(entry -> entry.getValue().size() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
        StringBuilder message = new StringBuilder("packages for " + main + " (" + most + ")");
        bySubdir.forEach((subdir, packages) -> {
            if (!subdir.equals(main)) {
                message.append(" and for ").append(subdir).append(": ").append(enumerated(packages));
            }
        });
        return Optional.of(new Note(Note.Kind.MIXED_PREFIX, path, message.toString()));
    }

    private static String enumerated(List<String> names) {
        List<String> shown = names.stream().sorted().limit(MOST_NAMES).toList();
        int more = names.size() - shown.size();
        return String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
    }
}
