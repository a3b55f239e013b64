package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.elf.AbiTag;
import io.github.archcheck.binary.elf.DynamicEntry;
import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.ElfHeader;
import io.github.archcheck.binary.elf.ElfNotes;
import io.github.archcheck.binary.elf.FlagsMeaning;
import io.github.archcheck.binary.elf.GnuProperty;
import io.github.archcheck.binary.elf.NeededVersion;
import io.github.archcheck.binary.elf.Note;
import io.github.archcheck.binary.elf.ProgramHeader;
import io.github.archcheck.binary.elf.VersionDefinition;
import io.github.archcheck.binary.elf.VersionNeed;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Members of an ELF image. */
final class ElfInspectJson {
    private ElfInspectJson() {}

    /** ELF has two kinds of run path, of which {@code rpaths} is the one that other formats have too. */
    static List<String> rpaths(Image image) {
        return image.details() instanceof ElfDetails elf
                ? DynamicSection.directories(elf.dynamic().flatMap(DynamicSection::rpath))
                : image.runPaths();
    }

    static void write(JsonGenerator json, ElfDetails elf) throws IOException {
        Optional<DynamicSection> dynamic = elf.dynamic();
        Json.strings(json, "runpaths", DynamicSection.directories(dynamic.flatMap(DynamicSection::runpath)));
        header(json, elf.header());
        Json.optional(json, "interpreter", elf.interpreter());
        json.writeStringField("libc", elf.libcTell().label());
        Json.optional(json, "glibc", dynamic.flatMap(DynamicSection::glibcFloor).map(Version::toString));
        stack(json, elf);
        Json.u64(json, "maximumLoadAlign", elf.maximumLoadAlign());
        json.writeBooleanField("debugOnly", elf.debugOnly());
        json.writeBooleanField("truncated", elf.truncated());
        notes(json, elf);
        versionNeeds(json, dynamic.map(DynamicSection::versionNeeds).orElse(List.of()));
        versionDefinitions(json, dynamic.map(DynamicSection::versionDefinitions).orElse(List.of()));
        if (dynamic.isPresent()) {
            dynamic(json, dynamic.get());
        } else {
            json.writeNullField("dynamic");
        }
        programHeaders(json, elf.programHeaders());
    }

    private static void header(JsonGenerator json, ElfHeader header) throws IOException {
        json.writeNumberField("bits", header.ident().wordSize().bytes() * Byte.SIZE);
        json.writeStringField(
                "byteOrder", MachOInspectJson.byteOrder(header.ident().byteOrder()));
        json.writeNumberField("osabi", header.ident().osAbi().value());
        Json.optional(json, "osabiName", header.ident().osAbi().name());
        json.writeNumberField("abiVersion", header.ident().abiVersion());
        json.writeNumberField("elfType", header.type().value());
        Json.optional(json, "elfTypeName", header.type().name());
        json.writeNumberField("machine", header.machine().value());
        Json.optional(json, "machineName", header.machine().name());
        json.writeNumberField("version", header.version());
        Json.u32(json, "flags", header.flags());
        json.writeArrayFieldStart("flagsMeaning");
        for (FlagsMeaning meaning : header.flagsMeaning()) {
            json.writeStartObject();
            json.writeStringField("aspect", meaning.aspect().label());
            json.writeStringField("value", meaning.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        Json.u64(json, "programHeaderOffset", header.programHeaderOffset());
        json.writeNumberField("programHeaderCount", header.programHeaderCount());
        Json.u64(json, "sectionHeaderOffset", header.sectionHeaderOffset());
        json.writeNumberField("sectionHeaderCount", header.sectionHeaderCount());
    }

    private static void stack(JsonGenerator json, ElfDetails elf) throws IOException {
        json.writeObjectFieldStart("stack");
        Json.optional(json, "flags", elf.stackFlags());
        json.writeFieldName("executable");
        if (elf.executableStack().isPresent()) {
            json.writeBoolean(elf.executableStack().get());
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private static void notes(JsonGenerator json, ElfDetails elf) throws IOException {
        ElfNotes notes = elf.notes();
        Json.optional(json, "buildId", notes.buildId());
        Json.optional(json, "androidApi", notes.androidApi());
        if (notes.abiTag().isPresent()) {
            AbiTag tag = notes.abiTag().get();
            json.writeObjectFieldStart("abiTag");
            json.writeNumberField("os", tag.os());
            Json.optional(json, "osName", tag.osName());
            json.writeStringField("kernel", tag.kernel());
            json.writeEndObject();
        } else {
            json.writeNullField("abiTag");
        }
        Json.strings(json, "features", elf.featureNames());
        Json.strings(json, "isaNeeded", elf.isaNeededNames());
        Json.strings(json, "isaUsed", elf.isaUsedNames());
        json.writeArrayFieldStart("properties");
        for (GnuProperty property : notes.properties()) {
            json.writeStartObject();
            Json.u32(json, "type", property.type());
            json.writeNumberField("size", property.bytes());
            Json.u64(json, "value", property.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (Note note : notes.others()) {
            json.writeStartObject();
            json.writeStringField("owner", note.owner());
            Json.u32(json, "type", note.type());
            json.writeNumberField("size", note.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void versionNeeds(JsonGenerator json, List<VersionNeed> needs) throws IOException {
        json.writeArrayFieldStart("versionNeeds");
        for (VersionNeed need : needs) {
            json.writeStartObject();
            json.writeStringField("file", need.file());
            json.writeArrayFieldStart("versions");
            for (NeededVersion version : need.versions()) {
                json.writeStartObject();
                json.writeStringField("name", version.name());
                json.writeBooleanField("weak", version.isWeak());
                Json.u32(json, "hash", version.hash());
                json.writeNumberField("flags", version.flags());
                json.writeNumberField("index", version.index());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void versionDefinitions(JsonGenerator json, List<VersionDefinition> definitions) throws IOException {
        json.writeArrayFieldStart("versionDefinitions");
        for (VersionDefinition definition : definitions) {
            json.writeStartObject();
            json.writeStringField("name", definition.name());
            json.writeBooleanField("base", definition.isBase());
            Json.u32(json, "hash", definition.hash());
            json.writeNumberField("flags", definition.flags());
            json.writeNumberField("index", definition.index());
            Json.strings(json, "parents", definition.parents());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void dynamic(JsonGenerator json, DynamicSection dynamic) throws IOException {
        json.writeObjectFieldStart("dynamic");
        Json.strings(json, "needed", dynamic.needed());
        Json.optional(json, "soname", dynamic.soname());
        Json.optional(json, "rpath", dynamic.rpath());
        Json.optional(json, "runpath", dynamic.runpath());
        Json.u64(json, "flags", dynamic.flags().bits());
        Json.strings(json, "flagNames", dynamic.flags().names());
        Json.u64(json, "flags1", dynamic.flags1().bits());
        Json.strings(json, "flags1Names", dynamic.flags1().names());
        json.writeBooleanField("textRelocations", dynamic.textRelocations());
        json.writeBooleanField("relr", dynamic.relr());
        json.writeArrayFieldStart("otherEntries");
        for (DynamicEntry entry : dynamic.others()) {
            json.writeStartObject();
            Json.u64(json, "tag", entry.tag().value());
            Json.optional(json, "name", entry.tag().name());
            Json.u64(json, "value", entry.value());
            Json.optional(json, "text", entry.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void programHeaders(JsonGenerator json, List<ProgramHeader> headers) throws IOException {
        json.writeArrayFieldStart("programHeaders");
        for (ProgramHeader header : headers) {
            json.writeStartObject();
            Json.u32(json, "type", header.type());
            Json.optional(json, "typeName", header.typeName());
            Json.u32(json, "flags", header.flags());
            Json.u64(json, "offset", header.offset());
            Json.u64(json, "virtualAddress", header.virtualAddress());
            Json.u64(json, "fileSize", header.fileSize());
            Json.u64(json, "memorySize", header.memorySize());
            Json.u64(json, "align", header.align());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
