package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.macho.BuildTarget;
import io.github.archcheck.binary.macho.CodeDirectory;
import io.github.archcheck.binary.macho.CodeSignature;
import io.github.archcheck.binary.macho.CpuSubtype;
import io.github.archcheck.binary.macho.CpuType;
import io.github.archcheck.binary.macho.LoadCommand;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Members of a Mach-O slice. */
final class MachOInspectJson {
    private MachOInspectJson() {}

    static void write(JsonGenerator json, Image image, MachODetails machO) throws IOException {
        Json.optional(json, "sdk", sdk(image, machO));
        json.writeNumberField("bits", machO.wordSize().bytes() * Byte.SIZE);
        json.writeStringField("byteOrder", byteOrder(machO.byteOrder()));
        cpu(json, machO.cpuType(), machO.cpuSubtype());
        Json.u32(json, "filetype", machO.fileType().value());
        json.writeStringField("filetypeName", machO.fileType().name());
        Json.u32(json, "flags", machO.flags().value());
        Json.strings(json, "flagNames", machO.flags().names());
        json.writeNumberField("ncmds", machO.ncmds());
        json.writeNumberField("sizeofcmds", machO.sizeofcmds());
        targets(json, machO);
        Json.optional(json, "uuid", machO.uuid().map(uuid -> uuid.toString().toUpperCase(Locale.ROOT)));
        signature(json, machO);
        json.writeBooleanField("encrypted", machO.isEncrypted());
        json.writeArrayFieldStart("loadCommands");
        for (LoadCommand command : machO.loadCommands()) {
            LoadCommandJson.write(json, command);
        }
        json.writeEndArray();
    }

    /** Of the platform that stands for the image. */
    private static Optional<String> sdk(Image image, MachODetails machO) {
        return machO.targets().stream()
                .filter(target ->
                        image.platform().equals(Optional.of(target.platform().label())))
                .findFirst()
                .flatMap(MachOInspectJson::sdk);
    }

    private static Optional<String> sdk(BuildTarget target) {
        return Optional.of(target.sdk())
                .filter(version -> !version.equals(Version.of(0, 0)))
                .map(Version::toString);
    }

    static String byteOrder(ByteOrder order) {
        return order == ByteOrder.LITTLE_ENDIAN ? "little" : "big";
    }

    static void cpu(JsonGenerator json, CpuType type, CpuSubtype subtype) throws IOException {
        Json.u32(json, "cputype", type.value());
        json.writeStringField("cputypeName", type.name());
        Json.u32(json, "cpusubtype", subtype.value());
        json.writeNumberField("cpusubtypeMasked", subtype.id());
        json.writeStringField("cpusubtypeName", subtype.name(type));
        json.writeNumberField("cpusubtypeCapabilities", subtype.capabilities());
    }

    private static void targets(JsonGenerator json, MachODetails machO) throws IOException {
        List<BuildTarget> targets = machO.targets();
        json.writeArrayFieldStart("platforms");
        for (BuildTarget target : targets) {
            json.writeStartObject();
            Json.u32(json, "platform", target.platform().value());
            json.writeStringField("platformName", target.platform().name());
            json.writeStringField("name", target.platform().label());
            json.writeStringField("minimumOs", target.minimumOs().toString());
            Json.optional(json, "sdk", sdk(target));
            json.writeBooleanField("assumed", target.assumed());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("zippered", machO.isZippered());
    }

    private static void signature(JsonGenerator json, MachODetails machO) throws IOException {
        json.writeObjectFieldStart("codeSignature");
        json.writeStringField("kind", machO.signatureKind().label());
        if (machO.signature().isPresent()) {
            CodeSignature signature = machO.signature().get();
            json.writeNumberField("offset", signature.extent().offset());
            json.writeNumberField("size", signature.extent().size());
            directoryMembers(json, signature.directory());
            json.writeArrayFieldStart("alternates");
            for (CodeDirectory directory :
                    signature.directories().subList(1, signature.directories().size())) {
                json.writeStartObject();
                directoryMembers(json, directory);
                json.writeEndObject();
            }
            json.writeEndArray();
            blobs(json, signature);
        }
        json.writeEndObject();
    }

    private static void directoryMembers(JsonGenerator json, CodeDirectory directory) throws IOException {
        json.writeStringField("identifier", directory.identifier());
        Json.optional(json, "teamId", directory.teamId());
        Json.u32(json, "flags", directory.flags());
        Json.strings(json, "flagNames", directory.flagNames());
        json.writeStringField("version", String.format(Locale.ROOT, "0x%x", directory.version()));
        json.writeNumberField("hashType", directory.hashType());
        json.writeStringField("hashName", directory.hashName());
        json.writeNumberField("hashSize", directory.hashSize());
        pageSize(json, directory.pageShift());
        json.writeNumberField("codeLimit", directory.codeLimit());
        json.writeNumberField("codeSlots", directory.codeSlots());
        json.writeNumberField("specialSlots", directory.specialSlots());
    }

    /** Null when the whole image is one page, and when no page is that large. */
    private static void pageSize(JsonGenerator json, int shift) throws IOException {
        json.writeFieldName("pageSize");
        if (shift == 0 || shift >= Long.SIZE - 1) {
            json.writeNull();
        } else {
            json.writeNumber(1L << shift);
        }
    }

    private static void blobs(JsonGenerator json, CodeSignature signature) throws IOException {
        json.writeArrayFieldStart("blobs");
        for (CodeSignature.Blob blob : signature.blobs()) {
            json.writeStartObject();
            Json.u32(json, "slot", blob.slot());
            Json.u32(json, "magic", blob.magic());
            json.writeNumberField("offset", blob.extent().offset());
            json.writeNumberField("size", blob.extent().size());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
