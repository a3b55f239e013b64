package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Need;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.platform.Version;
import io.github.archcheck.report.InspectedFile;
import io.github.archcheck.report.InspectionWriter;
import io.github.archcheck.report.JsonOutput;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * {@code inspect --format json}: everything that the headers say. Offsets of defects count from the start of the file, as
 * those of fat header entries do; all others are as they stand in the file, from the start of their slice.
 */
public final class JsonInspectWriter implements InspectionWriter {
    private final String toolVersion;

    public JsonInspectWriter(String toolVersion) {
        this.toolVersion = toolVersion;
    }

    @Override
    public void write(List<InspectedFile> files, Writer out) throws IOException {
        try (JsonGenerator json = JsonOutput.document(out)) {
            json.writeStartObject();
            Json.preamble(json, toolVersion);
            json.writeArrayFieldStart("files");
            for (InspectedFile file : files) {
                file(json, file);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void file(JsonGenerator json, InspectedFile file) throws IOException {
        Inspection inspection = file.inspection();
        json.writeStartObject();
        json.writeStringField("path", file.path());
        json.writeStringField("format", Inspections.format(inspection));
        json.writeStringField("type", Inspections.type(inspection));
        json.writeFieldName("size");
        size(json, inspection);
        json.writeStringField("status", status(inspection));
        Json.optional(
                json,
                "reason",
                inspection instanceof Inspection.Unreadable unreadable
                        ? Optional.of(unreadable.reason())
                        : Optional.empty());
        json.writeFieldName("container");
        Optional<Binary> binary =
                inspection instanceof Inspection.Parsed parsed ? Optional.of(parsed.binary()) : Optional.empty();
        ContainerJson.write(json, binary.flatMap(Binary::container));
        json.writeArrayFieldStart("slices");
        for (Image image : binary.map(Binary::images).orElse(List.of())) {
            slice(json, image);
        }
        json.writeEndArray();
        defects(json, ofFile(inspection));
        json.writeEndObject();
    }

    private static void size(JsonGenerator json, Inspection inspection) throws IOException {
        long size = inspection.match(
                parsed -> parsed.sizeBytes(), damaged -> damaged.sizeBytes(), other -> other.sizeBytes(), no -> -1L);
        if (size < 0) {
            json.writeNull();
        } else {
            json.writeNumber(size);
        }
    }

    private static String status(Inspection inspection) {
        return inspection.match(parsed -> "read", damaged -> "damaged", other -> "not-native", no -> "unreadable");
    }

    /** Damage outside any slice. */
    private static List<Defect> ofFile(Inspection inspection) {
        return inspection.match(
                parsed -> parsed.binary().defects(),
                damaged -> List.of(damaged.defect()),
                other -> List.of(),
                unreadable -> List.of());
    }

    private static void slice(JsonGenerator json, Image image) throws IOException {
        json.writeStartObject();
        json.writeStringField("architecture", image.architecture().label());
        json.writeStringField("type", image.type().label());
        Json.optional(json, "platform", image.platform());
        Json.optional(json, "minimumOs", image.minimumOs().map(Version::toString));
        json.writeArrayFieldStart("needs");
        for (Need need : image.needs()) {
            json.writeStartObject();
            json.writeStringField("name", need.name());
            json.writeStringField("kind", need.kind().label());
            json.writeEndObject();
        }
        json.writeEndArray();
        Json.strings(json, "rpaths", ElfInspectJson.rpaths(image));
        Json.optional(json, "identity", image.identity());
        span(json, image.extent());
        DetailsJson.write(json, image);
        defects(json, image.defects());
        json.writeEndObject();
    }

    private static void span(JsonGenerator json, Span span) throws IOException {
        json.writeNumberField("offset", span.offset());
        json.writeNumberField("size", span.size());
    }

    static void defects(JsonGenerator json, List<Defect> defects) throws IOException {
        json.writeArrayFieldStart("defects");
        for (Defect defect : defects) {
            json.writeStartObject();
            json.writeNumberField("offset", defect.offset());
            json.writeStringField("field", defect.field());
            json.writeStringField("reason", defect.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
