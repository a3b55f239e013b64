package io.github.archcheck.inventory.locate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the records of a conda prefix say about the prefix as a whole.
 *
 * @param subdir the platform of most records, other than {@code noarch}; empty when none has one
 * @param python empty when there is no Python in the prefix
 * @param sitePackages relative to the prefix; empty when the record of Python does not say
 */
record CondaRecords(Optional<String> subdir, Optional<PythonVersions.Stated> python, Optional<String> sitePackages) {
    static final String DIRECTORY = "conda-meta";

    private static final Pattern SUBDIR = Pattern.compile("[a-z0-9]+-[a-z0-9]+|noarch");
    private static final Pattern SUBDIR_OF_CHANNEL =
            Pattern.compile("(?:linux|osx|win|freebsd|emscripten|wasi|zos)-[a-z0-9]+|noarch");
    private static final String NO_ARCHITECTURE = "noarch";
    private static final long MAX_RECORD_BYTES = 64L << 20;

    /** One record, as far as it was read. */
    private record Summary(
            String file, Optional<String> subdir, Optional<String> version, Optional<String> sitePackages) {}

    /** Whether a directory is a prefix. */
    static boolean isPrefix(Path root) {
        Path records = root.resolve(DIRECTORY);
        return Files.isRegularFile(records.resolve("history"))
                || Directories.names(records).stream().anyMatch(n -> n.endsWith(".json"));
    }

    /** Reads all records; one that is broken is passed over. */
    static CondaRecords read(Path root) {
        JsonFactory json = new JsonFactory();
        List<Summary> packages = new ArrayList<>();
        Path directory = root.resolve(DIRECTORY);
        for (String name : Directories.names(directory)) {
            if (!name.endsWith(".json") || name.startsWith(".")) {
                continue;
            }
            try {
                packages.add(read(json, directory.resolve(name)));
            } catch (IOException e) {
                // The inventory reads every record to its end, and says what is wrong with it.
            }
        }
        Map<String, List<String>> bySubdir = packages.stream()
                .filter(p -> p.subdir().filter(s -> !s.equals(NO_ARCHITECTURE)).isPresent())
                .collect(Collectors.groupingBy(
                        p -> p.subdir().orElse(""),
                        TreeMap::new,
                        Collectors.mapping(Summary::file, Collectors.toList())));
        Optional<String> subdir = bySubdir.entrySet().stream()
                .max(Comparator.comparingInt(e -> e.getValue().size()))
                .map(Map.Entry::getKey);
        Optional<Summary> python =
                packages.stream().filter(p -> isPython(p.file())).findFirst();
        return new CondaRecords(
                subdir,
                python.flatMap(Summary::version).flatMap(PythonVersions::stated),
                python.flatMap(Summary::sitePackages));
    }

    /** {@code NAME-VERSION-BUILD.json}; neither version nor build has a dash. */
    private static boolean isPython(String file) {
        int build = file.lastIndexOf('-');
        int version = build < 0 ? -1 : file.lastIndexOf('-', build - 1);
        return version >= 0 && file.substring(0, version).equals("python");
    }

    /** Reads on only as long as something is missing: the lists of files that follow may be long. */
    private static Summary read(JsonFactory json, Path file) throws IOException {
        String name = Directories.name(file);
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_RECORD_BYTES) {
            throw new IOException("not a file of reasonable size");
        }
        Map<String, String> found = new TreeMap<>();
        Optional<String> subdir = Optional.empty();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                JsonParser parser = json.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            boolean done = false;
            while (!done && parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    found.put(field, parser.getText());
                } else {
                    parser.skipChildren();
                }
                subdir = subdir(found);
                done = subdir.isPresent() && !isPython(name);
            }
        }
        return new Summary(
                name,
                subdir,
                Optional.ofNullable(found.get("version")),
                Optional.ofNullable(found.get("python_site_packages_path")));
    }

    /** The record's own field; until that comes, the end of the channel's address, which is the same. */
    private static Optional<String> subdir(Map<String, String> found) {
        String channel = found.getOrDefault("channel", "");
        String end = channel.contains("://") ? channel.substring(channel.lastIndexOf('/') + 1) : "";
        return Optional.ofNullable(found.get("subdir"))
                .filter(s -> SUBDIR.matcher(s).matches())
                .or(() -> Optional.of(end)
                        .filter(s -> SUBDIR_OF_CHANNEL.matcher(s).matches()));
    }
}
