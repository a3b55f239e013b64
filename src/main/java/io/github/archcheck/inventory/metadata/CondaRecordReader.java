package io.github.archcheck.inventory.metadata;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the files of {@code conda-meta}, as a stream: {@code files} and {@code paths_data} may be long.
 * Not loaded unless a conda prefix is there.
 */
public final class CondaRecordReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> TEXTS = Set.of("name", "version", "subdir", "channel");

    private CondaRecordReader() {}

    /**
     * @param file {@code conda-meta/name-version-build.json}, absolute
     * @param files gets every path of {@code files}, relative to the prefix
     * @param contents gets every path of {@code paths_data} that is a file, with what it says of its content
     */
    public static CondaRecord read(Path file, Consumer<String> files, FileRows contents) {
        Map<String, String> texts = new HashMap<>();
        Optional<Problem> problem = Optional.empty();
        try {
            Optional<InputStream> opened = MetadataFile.open(file);
            if (opened.isPresent()) {
                try (InputStream in = opened.get();
                        JsonParser json = JSON.createParser(in)) {
                    read(json, texts, files, contents);
                }
            }
        } catch (JacksonException e) {
            problem = Optional.of(new Problem(file, "is not valid JSON" + place(e) + "; going on without the rest"));
        } catch (IOException e) {
            problem = Optional.of(new Problem(file, MetadataFile.reason(e)));
        }
        if (problem.isEmpty() && !texts.containsKey("name")) {
            problem = Optional.of(new Problem(file, "not a conda record: no name"));
        }
        Optional<String> version = Optional.ofNullable(texts.get("version"));
        Optional<String> subdir = Optional.ofNullable(texts.get("subdir"));
        Optional<String> channel = Optional.ofNullable(texts.get("channel"));
        String name = texts.get("name");
        return name == null
                ? byFileName(file, subdir, channel, problem)
                : new CondaRecord(file, name, version, subdir, channel, problem);
    }

    /** @param file {@code info/index.json} of a package, absolute */
    public static CondaRecord index(Path file) {
        return read(file, path -> {}, (path, recorded) -> {});
    }

    /**
     * What a package puts into a prefix.
     *
     * @param file {@code info/paths.json}, absolute
     * @param contents gets every path that is a file, with what is said of its content in the package
     * @return what could not be understood; also empty when there is no such file
     */
    public static Optional<Problem> packagePaths(Path file, FileRows contents) {
        try {
            Optional<InputStream> opened = MetadataFile.open(file);
            if (opened.isPresent()) {
                try (InputStream in = opened.get();
                        JsonParser json = JSON.createParser(in)) {
                    if (json.nextToken() == JsonToken.START_OBJECT) {
                        CondaPaths.readOfPackage(json, contents);
                    }
                }
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(new Problem(file, "is not valid JSON" + place(e) + "; going on without the rest"));
        } catch (IOException e) {
            return Optional.of(new Problem(file, MetadataFile.reason(e)));
        }
    }

    private static String place(JacksonException failure) {
        JsonLocation at = failure.getLocation();
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static void read(JsonParser json, Map<String, String> texts, Consumer<String> files, FileRows contents)
            throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING && TEXTS.contains(field)) {
                texts.put(field, json.getText());
            } else if (value == JsonToken.START_ARRAY && field.equals("files")) {
                while (json.nextToken() == JsonToken.VALUE_STRING) {
                    files.accept(json.getText());
                }
            } else if (value == JsonToken.START_OBJECT && field.equals("paths_data")) {
                CondaPaths.read(json, contents);
            } else {
                json.skipChildren();
            }
        }
    }

    /** {@code name-version-build.json}: names may hold dashes, versions and builds may not. */
    private static CondaRecord byFileName(
            Path file, Optional<String> subdir, Optional<String> channel, Optional<Problem> problem) {
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        int build = stem.lastIndexOf('-');
        int version = build < 0 ? -1 : stem.lastIndexOf('-', build - 1);
        return version <= 0
                ? new CondaRecord(file, stem, Optional.empty(), subdir, channel, problem)
                : new CondaRecord(
                        file,
                        stem.substring(0, version),
                        Optional.of(stem.substring(version + 1, build)),
                        subdir,
                        channel,
                        problem);
    }
}
