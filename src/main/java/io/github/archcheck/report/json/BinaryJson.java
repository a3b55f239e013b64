package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Need;
import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.platform.Version;
import io.github.archcheck.verdict.Judgement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A native file and what becomes of it: members of its object. */
final class BinaryJson {
    private BinaryJson() {}

    /** @param typeField how the member is called that says what kind of file it is */
    static void members(JsonGenerator json, Judgement judgement, String typeField) throws IOException {
        Artifact artifact = judgement.artifact();
        List<Image> images = artifact.inspection() instanceof Inspection.Parsed parsed
                ? parsed.binary().images()
                : List.of();
        json.writeStringField("path", artifact.path());
        json.writeStringField("format", Inspections.format(artifact.inspection()));
        json.writeStringField(typeField, Inspections.type(artifact.inspection()));
        Json.strings(
                json,
                "architectures",
                images.stream().map(image -> image.architecture().label()).toList());
        Json.optional(json, "distribution", artifact.owner().map(Distribution::name));
        Json.optional(json, "module", artifact.module());
        json.writeStringField("role", artifact.role().label());
        json.writeStringField("verdict", judgement.verdict().label());
        Json.strings(json, "otherNames", artifact.otherNames());
        json.writeArrayFieldStart("slices");
        for (Image image : images) {
            slice(json, image);
        }
        json.writeEndArray();
    }

    private static void slice(JsonGenerator json, Image image) throws IOException {
        json.writeStartObject();
        json.writeStringField("architecture", image.architecture().label());
        Json.optional(json, "minimumOs", image.minimumOs().map(Version::toString));
        Json.optional(json, "platform", image.platform());
        Json.strings(json, "needs", image.needs().stream().map(Need::name).toList());
        Json.strings(json, "rpaths", image.runPaths());
        Json.optional(json, "identity", image.identity());
        Optional<Version> glibc = glibcFloor(image);
        if (glibc.isPresent()) {
            json.writeStringField("minimumGlibc", glibc.get().toString());
        }
        json.writeEndObject();
    }

    private static Optional<Version> glibcFloor(Image image) {
        return image.details() instanceof ElfDetails elf
                ? elf.dynamic().flatMap(DynamicSection::glibcFloor)
                : Optional.empty();
    }
}
