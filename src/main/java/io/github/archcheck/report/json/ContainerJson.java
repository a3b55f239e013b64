package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.binary.Container;
import io.github.archcheck.binary.ar.ArArchive;
import io.github.archcheck.binary.macho.FatArch;
import io.github.archcheck.binary.macho.FatHeader;
import io.github.archcheck.binary.xcoff.XcoffArchive;
import java.io.IOException;
import java.util.Optional;

/** What the wrapper around several images says. */
final class ContainerJson {
    private static final int LARGEST_SHIFT = 62;

    private ContainerJson() {}

    static void write(JsonGenerator json, Optional<Container> container) throws IOException {
        if (container.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        if (container.get() instanceof FatHeader fat) {
            fat(json, fat);
        } else if (container.get() instanceof ArArchive archive) {
            json.writeStringField("kind", "ar");
            json.writeBooleanField("thin", archive.thin());
            json.writeNumberField("members", archive.countMembers());
            json.writeNumberField("namelessMembers", archive.countNameless());
            json.writeBooleanField("complete", archive.complete());
        } else if (container.get() instanceof XcoffArchive archive) {
            json.writeStringField("kind", "aix-archive");
            json.writeBooleanField("big", archive.big());
            json.writeNumberField("members", archive.countMembers());
            json.writeBooleanField("complete", archive.complete());
        }
        json.writeEndObject();
    }

    private static void fat(JsonGenerator json, FatHeader fat) throws IOException {
        json.writeStringField("kind", "fat");
        json.writeBooleanField("fat64", fat.wide());
        json.writeNumberField("nfat_arch", fat.declaredCount());
        json.writeArrayFieldStart("entries");
        for (FatArch entry : fat.entries()) {
            json.writeStartObject();
            json.writeStringField("architecture", entry.architecture().label());
            MachOInspectJson.cpu(json, entry.cpuType(), entry.cpuSubtype());
            Json.u64(json, "offset", entry.offset());
            Json.u64(json, "size", entry.size());
            json.writeNumberField("align", entry.align());
            json.writeFieldName("alignBytes");
            if (entry.align() <= LARGEST_SHIFT) {
                json.writeNumber(1L << entry.align());
            } else {
                json.writeNull();
            }
            json.writeBooleanField("hidden", entry.hidden());
            Json.optional(json, "slice", entry.image());
            JsonInspectWriter.defects(json, entry.defects());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
