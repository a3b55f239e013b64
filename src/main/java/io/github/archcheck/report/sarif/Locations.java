package io.github.archcheck.report.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.report.Place;
import io.github.archcheck.report.Printable;
import java.io.IOException;
import java.util.Optional;

/**
 * Where something is. What lies in an archive has the archive as its file and the member as a logical location: readers
 * that know only files, as GitHub, then still show one that is there, which a nested artifact would not give them.
 */
final class Locations {
    static final String BASE = "%SRCROOT%";

    private Locations() {}

    /** Members of a location object. */
    static void members(JsonGenerator json, Place place, Optional<Artifact> artifact) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        file(json, place.file());
        firstCharacter(json);
        json.writeEndObject();
        Optional<String> module = artifact.flatMap(Artifact::module);
        if (place.member().isPresent() || module.isPresent()) {
            json.writeArrayFieldStart("logicalLocations");
            if (place.member().isPresent()) {
                String member = place.member().get();
                logical(json, member.substring(member.lastIndexOf('/') + 1), member, "resource");
            }
            if (module.isPresent()) {
                String name = module.get();
                logical(json, name.substring(name.lastIndexOf('.') + 1), name, "module");
            }
            json.writeEndArray();
        }
    }

    private static void file(JsonGenerator json, String path) throws IOException {
        String uri = Uris.of(path);
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri);
        if (Uris.isRelative(uri)) {
            json.writeStringField("uriBaseId", BASE);
        }
        json.writeEndObject();
    }

    /** Native files have no lines, and GitHub does not show what has none. */
    private static void firstCharacter(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", 1);
        json.writeNumberField("startColumn", 1);
        json.writeNumberField("endLine", 1);
        json.writeNumberField("endColumn", 1);
        json.writeEndObject();
    }

    private static void logical(JsonGenerator json, String name, String qualified, String kind) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", Printable.of(name));
        json.writeStringField("fullyQualifiedName", Printable.of(qualified));
        json.writeStringField("kind", kind);
        json.writeEndObject();
    }
}
