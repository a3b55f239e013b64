package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.binary.FormatDetails;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ar.ArDetails;
import io.github.archcheck.binary.bitcode.BitcodeDetails;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.macho.ArchiveSlice;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.binary.pe.PeDetails;
import io.github.archcheck.binary.pe.PeOptionalHeader;
import io.github.archcheck.binary.wasm.WasmDetails;
import io.github.archcheck.binary.xcoff.XcoffDetails;
import java.io.IOException;

/** What the headers of one image say beyond what all formats have in common: members of the slice's own object. */
final class DetailsJson {
    private DetailsJson() {}

    static void write(JsonGenerator json, Image image) throws IOException {
        FormatDetails details = image.details();
        if (details instanceof MachODetails machO) {
            MachOInspectJson.write(json, image, machO);
        } else if (details instanceof ArchiveSlice slice) {
            MachOInspectJson.cpu(json, slice.cpuType(), slice.cpuSubtype());
        } else if (details instanceof ElfDetails elf) {
            ElfInspectJson.write(json, elf);
        } else if (details instanceof PeDetails pe) {
            pe(json, pe);
        } else if (details instanceof ArDetails ar) {
            json.writeStringField("memberFormat", ar.memberFormat().label());
            json.writeNumberField("members", ar.countMembers());
        } else if (details instanceof WasmDetails wasm) {
            json.writeNumberField("version", wasm.version());
            json.writeNumberField("layer", wasm.layer());
            json.writeBooleanField("sideModule", wasm.sideModule());
        } else if (details instanceof BitcodeDetails bitcode) {
            json.writeNumberField("version", bitcode.version());
            Json.u32(json, "cputype", bitcode.cputype());
            json.writeNumberField("bitcodeOffset", bitcode.bitcode().offset());
            json.writeNumberField("bitcodeSize", bitcode.bitcode().size());
        } else if (details instanceof XcoffDetails xcoff) {
            json.writeNumberField("magic", xcoff.magic());
            json.writeNumberField("flags", xcoff.flags());
            json.writeNumberField("sections", xcoff.countSections());
        }
    }

    private static void pe(JsonGenerator json, PeDetails pe) throws IOException {
        json.writeNumberField("machine", pe.machine().value());
        Json.optional(json, "machineName", pe.machine().name().map(name -> "IMAGE_FILE_MACHINE_" + name));
        json.writeNumberField("characteristics", pe.characteristics());
        Json.strings(json, "characteristicNames", pe.characteristicNames());
        json.writeNumberField("sections", pe.countSections());
        if (pe.optionalHeader().isEmpty()) {
            json.writeNullField("optionalHeader");
            return;
        }
        PeOptionalHeader header = pe.optionalHeader().get();
        json.writeObjectFieldStart("optionalHeader");
        json.writeNumberField("magic", header.magic());
        json.writeStringField("magicName", header.isWide() ? "PE32+" : "PE32");
        json.writeNumberField("subsystem", header.subsystem().value());
        Json.optional(json, "subsystemName", header.subsystem().name().map(name -> "IMAGE_SUBSYSTEM_" + name));
        json.writeStringField("subsystemVersion", header.subsystemVersion().toString());
        json.writeNumberField("dllCharacteristics", header.dllCharacteristics());
        Json.strings(json, "dllCharacteristicNames", header.dllCharacteristicNames());
        json.writeBooleanField("managed", header.managed());
        json.writeEndObject();
    }
}
