package io.github.archcheck.report.table;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.Container;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.FormatDetails;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Need;
import io.github.archcheck.binary.ar.ArArchive;
import io.github.archcheck.binary.ar.ArDetails;
import io.github.archcheck.binary.bitcode.BitcodeDetails;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.macho.FatArch;
import io.github.archcheck.binary.macho.FatHeader;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.binary.pe.PeDetails;
import io.github.archcheck.binary.pe.PeOptionalHeader;
import io.github.archcheck.binary.wasm.WasmDetails;
import io.github.archcheck.binary.xcoff.XcoffArchive;
import io.github.archcheck.binary.xcoff.XcoffDetails;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.InspectedFile;
import io.github.archcheck.report.table.Page.Ink;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What is printed of one file. */
final class FileSheet {
    private static final int LARGEST_SHIFT = 62;

    private final Page page;
    private final Sheet sheet;

    FileSheet(Page page) {
        this.page = page;
        this.sheet = new Sheet(page);
    }

    void write(InspectedFile file) throws IOException {
        page.text(0, Ink.BOLD, file.path());
        Inspection inspection = file.inspection();
        if (inspection instanceof Inspection.Parsed parsed) {
            binary(parsed.binary(), parsed.sizeBytes());
        } else if (inspection instanceof Inspection.Damaged damaged) {
            page.text(
                    2, Ink.RED, damaged.format().title() + ", damaged" + page.dot() + Sheet.bytes(damaged.sizeBytes()));
            sheet.defects(List.of(damaged.defect()));
        } else if (inspection instanceof Inspection.NotBinary other) {
            page.text(
                    2,
                    Ink.YELLOW,
                    "not native code: " + other.content().title() + page.dot() + Sheet.bytes(other.sizeBytes()));
        } else if (inspection instanceof Inspection.Unreadable unreadable) {
            page.text(2, Ink.RED, "cannot be read: " + unreadable.reason());
        }
    }

    private void binary(Binary binary, long sizeBytes) throws IOException {
        page.text(2, Ink.PLAIN, headline(binary) + page.dot() + Sheet.bytes(sizeBytes));
        if (binary.container().isPresent()) {
            container(binary.container().get());
        }
        sheet.defects(binary.defects());
        for (int i = 0; i < binary.images().size(); i++) {
            slice(binary.images().get(i));
        }
    }

    private String headline(Binary binary) {
        String format = binary.format().title();
        if (binary.container().isEmpty()) {
            return format;
        }
        Container container = binary.container().get();
        if (container instanceof FatHeader fat) {
            return "universal (" + (fat.wide() ? "fat64" : "fat") + ") " + format + page.dot()
                    + Counted.of(fat.entries().size(), "slice");
        } else if (container instanceof ArArchive archive) {
            return (archive.thin() ? "thin " : "")
                    + format
                    + page.dot()
                    + Counted.of(archive.countMembers(), "member")
                    + (archive.complete() ? "" : " and more");
        } else if (container instanceof XcoffArchive archive) {
            return "AIX archive" + page.dot() + Counted.of(archive.countMembers(), "member")
                    + (archive.complete() ? "" : " and more");
        }
        return format;
    }

    private void container(Container container) throws IOException {
        if (!(container instanceof FatHeader fat)) {
            return;
        }
        if (fat.entries().size() != fat.declaredCount()) {
            sheet.row("nfat_arch", Long.toString(fat.declaredCount()));
        }
        for (FatArch entry : fat.entries()) {
            String align = entry.align() <= LARGEST_SHIFT ? Long.toString(1L << entry.align()) : "2^" + entry.align();
            boolean plain =
                    !page.isVerbose() && !entry.hidden() && entry.defects().isEmpty();
            if (!plain) {
                sheet.row(
                        "fat_arch",
                        entry.architecture().label() + ": " + Sheet.bytes(entry.size()) + " at "
                                + Sheet.hex(entry.offset()) + ", align " + align
                                + (entry.hidden() ? ", not counted by nfat_arch" : ""));
            }
            for (Defect defect : entry.defects()) {
                sheet.defects(List.of(defect));
            }
        }
    }

    private void slice(Image image) throws IOException {
        page.blank();
        page.hanging(2, Ink.BOLD, SliceHeadline.of(image, page.dot()));
        if (image.details() instanceof MachODetails machO) {
            MachOSheet.write(sheet, image, machO);
        } else if (image.details() instanceof ElfDetails elf) {
            ElfSheet.write(sheet, image, elf);
        } else {
            sheet.row("identity", image.identity());
            sheet.rows("needs", image.needs().stream().map(FileSheet::need).toList());
            other(image.details());
        }
        sheet.defects(image.defects());
    }

    /** With its kind, but for the usual one. */
    static String need(Need need) {
        return need.kind() == Need.Kind.REQUIRED
                ? need.name()
                : need.name() + " (" + need.kind().label() + ")";
    }

    private void other(FormatDetails details) throws IOException {
        if (details instanceof PeDetails pe) {
            pe(pe);
        } else if (details instanceof ArDetails ar) {
            sheet.row("members", ar.countMembers() + " of " + ar.memberFormat().title());
        } else if (details instanceof WasmDetails wasm) {
            sheet.row("version", wasm.version() + (wasm.layer() == 0 ? "" : ", component"));
            if (wasm.sideModule()) {
                sheet.row("linking", "side module, for Emscripten's loader");
            }
        } else if (details instanceof BitcodeDetails bitcode) {
            sheet.row("wrapper", "version " + bitcode.version() + ", cputype " + Sheet.hex(bitcode.cputype()));
        } else if (details instanceof XcoffDetails xcoff) {
            sheet.row("f_flags", Sheet.hex(xcoff.flags()));
        }
    }

    private void pe(PeDetails pe) throws IOException {
        sheet.row("Machine", pe.machine() + " (" + hex16(pe.machine().value()) + ")");
        sheet.words("flags", pe.characteristicNames());
        if (pe.optionalHeader().isPresent()) {
            PeOptionalHeader header = pe.optionalHeader().get();
            sheet.row(
                    "subsystem",
                    header.subsystem() + " " + header.subsystemVersion() + ", " + (header.isWide() ? "PE32+" : "PE32"));
            if (header.managed()) {
                sheet.row("managed", "has a CLR header; runs wherever .NET does");
            }
            if (page.isVerbose()) {
                sheet.words("DLL flags", header.dllCharacteristicNames());
            }
        }
    }

    private static String hex16(int value) {
        return String.format(Locale.ROOT, "0x%04x", value);
    }
}
