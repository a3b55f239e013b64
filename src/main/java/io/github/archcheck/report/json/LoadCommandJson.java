package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.binary.macho.BuildTool;
import io.github.archcheck.binary.macho.LoadCommand;
import io.github.archcheck.binary.macho.Section;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Version;
import java.io.IOException;

/** One load command, its fields under the names that loader.h gives them. */
final class LoadCommandJson {
    private LoadCommandJson() {}

    static void write(JsonGenerator json, LoadCommand command) throws IOException {
        json.writeStartObject();
        Json.u32(json, "cmd", command.type().value());
        json.writeStringField("name", command.type().name());
        json.writeNumberField("cmdsize", command.header().size());
        json.writeNumberField("offset", command.header().offset());
        if (!writeLibrary(json, command) && !writeVersion(json, command) && !writeLayout(json, command)) {
            writeOther(json, command);
        }
        json.writeEndObject();
    }

    private static boolean writeLibrary(JsonGenerator json, LoadCommand command) throws IOException {
        if (command instanceof LoadCommand.DylibUse use) {
            json.writeStringField("dylib", use.name());
            json.writeStringField("kind", use.kind().label());
            dylib(json, use.timestamp(), use.currentVersion(), use.compatibilityVersion());
            if (use.newStyle()) {
                Json.u32(json, "flags", use.flags());
            }
        } else if (command instanceof LoadCommand.DylibId id) {
            json.writeStringField("dylib", id.name());
            dylib(json, id.timestamp(), id.currentVersion(), id.compatibilityVersion());
        } else if (command instanceof LoadCommand.Rpath rpath) {
            json.writeStringField("path", rpath.path());
        } else if (command instanceof LoadCommand.Text text) {
            json.writeStringField("text", text.text());
        } else if (command instanceof LoadCommand.LinkerOption option) {
            Json.strings(json, "strings", option.options());
        } else {
            return false;
        }
        return true;
    }

    private static void dylib(JsonGenerator json, long timestamp, Version current, Version compatibility)
            throws IOException {
        json.writeNumberField("timestamp", timestamp);
        json.writeStringField("currentVersion", current.toString());
        json.writeStringField("compatibilityVersion", compatibility.toString());
    }

    private static boolean writeVersion(JsonGenerator json, LoadCommand command) throws IOException {
        if (command instanceof LoadCommand.BuildVersion build) {
            Json.u32(json, "platform", build.platform().value());
            json.writeStringField("platformName", build.platform().name());
            json.writeStringField("minos", build.minimumOs().toString());
            json.writeStringField("sdk", build.sdk().toString());
            json.writeArrayFieldStart("tools");
            for (BuildTool tool : build.tools()) {
                json.writeStartObject();
                Json.u32(json, "tool", tool.tool());
                json.writeStringField("name", tool.name());
                json.writeStringField("version", tool.version().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        } else if (command instanceof LoadCommand.VersionMin min) {
            json.writeStringField("version", min.minimumOs().toString());
            json.writeStringField("sdk", min.sdk().toString());
        } else if (command instanceof LoadCommand.SourceVersion source) {
            json.writeStringField("version", source.version());
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeLayout(JsonGenerator json, LoadCommand command) throws IOException {
        if (command instanceof LoadCommand.Segment segment) {
            segment(json, segment);
        } else if (command instanceof LoadCommand.LinkeditData data) {
            json.writeNumberField("dataoff", data.data().offset());
            json.writeNumberField("datasize", data.data().size());
        } else if (command instanceof LoadCommand.EncryptionInfo encryption) {
            json.writeNumberField("cryptoff", encryption.range().offset());
            json.writeNumberField("cryptsize", encryption.range().size());
            json.writeNumberField("cryptid", encryption.cryptId());
        } else if (command instanceof LoadCommand.Symtab symtab) {
            json.writeNumberField("symoff", symtab.symbolOffset());
            json.writeNumberField("nsyms", symtab.symbolCount());
            json.writeNumberField("stroff", symtab.strings().offset());
            json.writeNumberField("strsize", symtab.strings().size());
        } else if (command instanceof LoadCommand.Dysymtab tables) {
            table(json, tables.localSymbols(), "ilocalsym", "nlocalsym");
            table(json, tables.definedSymbols(), "iextdefsym", "nextdefsym");
            table(json, tables.undefinedSymbols(), "iundefsym", "nundefsym");
            table(json, tables.tableOfContents(), "tocoff", "ntoc");
            table(json, tables.modules(), "modtaboff", "nmodtab");
            table(json, tables.references(), "extrefsymoff", "nextrefsyms");
            table(json, tables.indirectSymbols(), "indirectsymoff", "nindirectsyms");
            table(json, tables.externalRelocations(), "extreloff", "nextrel");
            table(json, tables.localRelocations(), "locreloff", "nlocrel");
        } else if (command instanceof LoadCommand.DyldInfo info) {
            span(json, info.rebase(), "rebase");
            span(json, info.bind(), "bind");
            span(json, info.weakBind(), "weak_bind");
            span(json, info.lazyBind(), "lazy_bind");
            span(json, info.export(), "export");
        } else {
            return false;
        }
        return true;
    }

    private static void table(JsonGenerator json, LoadCommand.Table table, String start, String count)
            throws IOException {
        json.writeNumberField(start, table.start());
        json.writeNumberField(count, table.count());
    }

    private static void span(JsonGenerator json, Span span, String name) throws IOException {
        json.writeNumberField(name + "_off", span.offset());
        json.writeNumberField(name + "_size", span.size());
    }

    private static void writeOther(JsonGenerator json, LoadCommand command) throws IOException {
        if (command instanceof LoadCommand.Uuid uuid) {
            json.writeStringField("uuid", uuid.uuid().toString());
        } else if (command instanceof LoadCommand.Main main) {
            Json.u64(json, "entryoff", main.entryOffset());
            Json.u64(json, "stacksize", main.stackSize());
        } else if (command instanceof LoadCommand.ThreadState thread) {
            Json.u32(json, "flavor", thread.flavor());
            json.writeNumberField("count", thread.count());
        } else if (command instanceof LoadCommand.Damaged damaged) {
            json.writeStringField("damagedField", damaged.field());
            json.writeStringField("reason", damaged.reason());
        }
    }

    private static void segment(JsonGenerator json, LoadCommand.Segment segment) throws IOException {
        json.writeStringField("segname", segment.name());
        Json.u64(json, "vmaddr", segment.vmAddress());
        Json.u64(json, "vmsize", segment.vmSize());
        Json.u64(json, "fileoff", segment.fileOffset());
        Json.u64(json, "filesize", segment.fileSize());
        Json.u32(json, "maxprot", segment.maxProtection());
        Json.u32(json, "initprot", segment.initialProtection());
        Json.u32(json, "flags", segment.flags());
        json.writeArrayFieldStart("sections");
        for (Section section : segment.sections()) {
            json.writeStartObject();
            json.writeStringField("sectname", section.name());
            json.writeStringField("segname", section.segmentName());
            Json.u64(json, "addr", section.address());
            Json.u64(json, "size", section.size());
            json.writeNumberField("offset", section.offset());
            json.writeNumberField("align", section.align());
            json.writeNumberField("reloff", section.relocationOffset());
            json.writeNumberField("nreloc", section.relocationCount());
            Json.u32(json, "flags", section.flags());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
