package io.github.archcheck.report.table;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.elf.AbiTag;
import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.ElfHeader;
import io.github.archcheck.binary.elf.LibcTell;
import io.github.archcheck.binary.elf.NeededVersion;
import io.github.archcheck.binary.elf.ProgramHeader;
import io.github.archcheck.binary.elf.VersionDefinition;
import io.github.archcheck.binary.elf.VersionNeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of an ELF image. */
final class ElfSheet {
    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int EXECUTE = 1;

    private ElfSheet() {}

    static void write(Sheet sheet, Image image, ElfDetails elf) throws IOException {
        Optional<DynamicSection> dynamic = elf.dynamic();
        sheet.row("machine", machine(elf.header()));
        sheet.row("interpreter", elf.interpreter());
        sheet.row("soname", image.identity());
        sheet.rows("needs", image.needs().stream().map(FileSheet::need).toList());
        sheet.rows("RPATH", DynamicSection.directories(dynamic.flatMap(DynamicSection::rpath)));
        sheet.rows("RUNPATH", DynamicSection.directories(dynamic.flatMap(DynamicSection::runpath)));
        libc(sheet, elf);
        sheet.row("build id", elf.notes().buildId());
        sheet.row("kernel", elf.notes().abiTag().map(ElfSheet::kernel));
        if (elf.notes().androidApi().isPresent()) {
            sheet.row("Android API", Integer.toString(elf.notes().androidApi().getAsInt()));
        }
        sheet.words("features", elf.featureNames());
        sheet.words("ISA needed", elf.isaNeededNames());
        if (dynamic.isPresent()) {
            sheet.words("flags", flags(dynamic.get()));
        }
        stack(sheet, elf);
        if (elf.truncated()) {
            sheet.warning("truncated", "a segment goes past the end of the file");
        }
        if (sheet.isVerbose()) {
            verbose(sheet, elf);
        }
    }

    private static String machine(ElfHeader header) {
        List<String> parts = new ArrayList<>();
        parts.add(header.machine()
                .name()
                .orElseGet(() -> Sheet.hex(header.machine().value())));
        if (header.ident().osAbi().value() != 0) {
            parts.add(header.ident()
                    .osAbi()
                    .name()
                    .orElseGet(() -> "EI_OSABI " + header.ident().osAbi().value()));
        }
        if (header.flags() != 0) {
            parts.add("flags " + Sheet.hex(Integer.toUnsignedLong(header.flags())));
        }
        header.flagsMeaning().forEach(m -> parts.add(m.aspect().label() + " " + m.value()));
        return String.join(", ", parts);
    }

    private static void libc(Sheet sheet, ElfDetails elf) throws IOException {
        Optional<String> floor =
                elf.dynamic().flatMap(DynamicSection::glibcFloor).map(version -> "glibc " + version + " or later");
        if (floor.isPresent() || elf.libcTell() != LibcTell.NONE) {
            sheet.row("C library", floor.orElse(elf.libcTell().label()));
        }
    }

    private static String kernel(AbiTag tag) {
        return tag.osName().orElse("system " + tag.os()) + " " + tag.kernel() + " or later";
    }

    private static List<String> flags(DynamicSection dynamic) {
        List<String> flags = new ArrayList<>(dynamic.flags().names());
        flags.addAll(dynamic.flags1().names());
        if (dynamic.textRelocations()) {
            flags.add("text relocations");
        }
        if (dynamic.relr()) {
            flags.add("DT_RELR");
        }
        return flags;
    }

    private static void stack(Sheet sheet, ElfDetails elf) throws IOException {
        if (elf.executableStack().isEmpty()) {
            if (!elf.loadSegments().isEmpty()) {
                sheet.row("stack", "no PT_GNU_STACK: the machine's default");
            }
        } else if (elf.executableStack().get()) {
            sheet.warning("stack", "executable");
        }
    }

    private static void verbose(Sheet sheet, ElfDetails elf) throws IOException {
        List<String> needs = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        if (elf.dynamic().isPresent()) {
            for (VersionNeed need : elf.dynamic().get().versionNeeds()) {
                needs.add(need.file() + ": "
                        + String.join(
                                ", ",
                                need.versions().stream().map(ElfSheet::version).toList()));
            }
            definitions.addAll(elf.dynamic().get().versionDefinitions().stream()
                    .filter(definition -> !definition.isBase())
                    .map(VersionDefinition::name)
                    .toList());
        }
        sheet.rows("version needs", needs);
        sheet.words("version defs", definitions);
        sheet.list(
                "program headers: type, flags, offset, size in file, in memory, align",
                elf.programHeaders().stream().map(ElfSheet::line).toList());
    }

    private static String version(NeededVersion version) {
        return version.isWeak() ? version.name() + " (weak)" : version.name();
    }

    private static String line(ProgramHeader header) {
        String rights = ((header.flags() & READ) != 0 ? "r" : "-")
                + ((header.flags() & WRITE) != 0 ? "w" : "-")
                + ((header.flags() & EXECUTE) != 0 ? "x" : "-");
        return header.typeName().orElseGet(() -> Sheet.hex(Integer.toUnsignedLong(header.type()))) + " " + rights + " "
                + Sheet.hex(header.offset()) + " " + Sheet.hex(header.fileSize()) + " "
                + Sheet.hex(header.memorySize()) + " " + Sheet.hex(header.align());
    }
}
