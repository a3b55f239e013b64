package io.github.archcheck.index.simple;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** The page of a project in JSON (PEP 691, 700, 714, 792). */
final class JsonPage {
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NAME = 10_000;
    private static final String MAJOR = "1";

    private final JsonParser json;
    private final URI url;
    private final PageFiles files = new PageFiles();
    private Optional<SimplePage.Status> status = Optional.empty();
    private String reason = "";
    private boolean hasFiles;
    private int links;

    private JsonPage(JsonParser json, URI url) {
        this.json = json;
        this.url = url;
    }

    static SimplePage read(InputStream in, URI url) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNameLength(LONGEST_NAME)
                        .build())
                .build();
        try (JsonParser json = factory.createParser(in)) {
            SimplePage page = new JsonPage(json, url).page();
            // Read to its end: a page that was cut off, or goes on, is not what the server meant to say.
            if (json.nextToken() != null) {
                throw new MalformedPageException("says that it answers in JSON, and what it sends goes on after that");
            }
            return page;
        } catch (JsonProcessingException e) {
            throw new MalformedPageException("says that it answers in JSON, and what it sends cannot be read as that");
        }
    }

    private SimplePage page() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedPageException("answers in JSON that is no page of an index");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "meta" -> meta();
                case "project-status" -> projectStatus();
                case "files" -> files();
                default -> json.skipChildren();
            }
        }
        if (!hasFiles) {
            throw new MalformedPageException("answers in JSON that is no page of an index");
        }
        return new SimplePage(files.files(), status, reason, links, false);
    }

    private void meta() throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "api-version" -> checkVersion(text());
                case "project-status" -> projectStatus();
                default -> json.skipChildren();
            }
        }
    }

    static void checkVersion(String version) throws MalformedPageException {
        String major = version.strip().split("\\.", 2)[0];
        if (major.matches("[0-9]{1,9}") && !major.equals(MAJOR)) {
            throw new MalformedPageException(
                    "speaks version " + major + " of the simple API, and only " + MAJOR + " is known here");
        }
    }

    private void projectStatus() throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            status = SimplePage.Status.parse(text());
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "status" -> status = SimplePage.Status.parse(text());
                case "reason" -> reason = PageFiles.shortened(text());
                default -> json.skipChildren();
            }
        }
    }

    private void files() throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            throw new MalformedPageException("answers in JSON that is no page of an index");
        }
        hasFiles = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.isExpectedStartObjectToken()) {
                links++;
                new JsonFile(json).read(url, files);
            } else {
                json.skipChildren();
            }
        }
    }

    /** Empty for what is no text. */
    private String text() throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
    }

    /** One entry of {@code files}. */
    private static final class JsonFile {
        private final JsonParser json;
        private String name = "";
        private String address = "";
        private String sha256 = "";
        private String requiresPython = "";
        private OptionalLong size = OptionalLong.empty();
        private Optional<String> yanked = Optional.empty();
        private Optional<Boolean> metadata = Optional.empty();
        private boolean oldMetadata;

        JsonFile(JsonParser json) {
            this.json = json;
        }

        void read(URI page, PageFiles files) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                field(field);
            }
            Optional<URI> url = PageFiles.resolve(page, address);
            if (url.isPresent() && !name.isEmpty()) {
                boolean hasMetadata = metadata.orElse(oldMetadata);
                files.add(url.get(), new PageFiles.Stated(name, sha256, size, requiresPython, yanked, hasMetadata));
            }
        }

        private void field(String field) throws IOException {
            switch (field) {
                case "filename" -> name = text();
                case "url" -> address = text();
                case "hashes" -> hashes();
                case "requires-python" -> requiresPython = text();
                case "size" -> size = size();
                case "yanked" -> yanked = yanked();
                case "core-metadata" ->
                    metadata =
                            json.currentToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(announced());
                case "dist-info-metadata", "data-dist-info-metadata" -> oldMetadata |= announced();
                default -> json.skipChildren();
            }
        }

        private String text() throws IOException {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                return json.getText();
            }
            json.skipChildren();
            return "";
        }

        private void hashes() throws IOException {
            if (!json.isExpectedStartObjectToken()) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String algorithm = json.currentName();
                json.nextToken();
                String digest = text();
                sha256 = algorithm.equals("sha256") ? digest : sha256;
            }
        }

        private OptionalLong size() throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                    && json.getLongValue() >= 0) {
                return OptionalLong.of(json.getLongValue());
            }
            json.skipChildren();
            return OptionalLong.empty();
        }

        private Optional<String> yanked() throws IOException {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                return Optional.of(json.getText());
            }
            boolean isYanked = json.currentToken() == JsonToken.VALUE_TRUE;
            json.skipChildren();
            return isYanked ? Optional.of("") : Optional.empty();
        }

        /** True, or hashes of it. */
        private boolean announced() throws IOException {
            boolean isAnnounced =
                    json.currentToken() == JsonToken.VALUE_TRUE || json.currentToken() == JsonToken.START_OBJECT;
            json.skipChildren();
            return isAnnounced;
        }
    }
}
