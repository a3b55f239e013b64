package io.github.archcheck.report.table;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.macho.CodeDirectory;
import io.github.archcheck.binary.macho.LoadCommand;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.binary.macho.SignatureKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of a Mach-O slice. */
final class MachOSheet {
    private MachOSheet() {}

    static void write(Sheet sheet, Image image, MachODetails machO) throws IOException {
        sheet.row("cputype", cpu(machO));
        sheet.words("flags", machO.flags().names());
        sheet.row("install name", image.identity());
        sheet.rows("needs", image.needs().stream().map(FileSheet::need).toList());
        sheet.rows("rpaths", image.runPaths());
        sheet.row("uuid", machO.uuid().map(uuid -> uuid.toString().toUpperCase(Locale.ROOT)));
        signature(sheet, machO);
        if (machO.isZippered()) {
            sheet.row("zippered", "for macOS and Mac Catalyst at once");
        }
        if (machO.isEncrypted()) {
            sheet.warning("encrypted", "yes (FairPlay)");
        }
        if (sheet.isVerbose()) {
            List<String> lines = new ArrayList<>();
            for (LoadCommand command : machO.loadCommands()) {
                lines.add(Sheet.hex(command.header().offset()) + " "
                        + command.type().name() + " " + command.header().size() + LoadCommandText.of(command));
            }
            sheet.list("load commands: offset, cmd, cmdsize", lines);
        }
    }

    private static String cpu(MachODetails machO) {
        int capabilities = machO.cpuSubtype().capabilities();
        return machO.cpuType().name() + ", " + machO.cpuSubtype().name(machO.cpuType())
                + (capabilities == 0 ? "" : ", capabilities " + Sheet.hex(capabilities));
    }

    private static void signature(Sheet sheet, MachODetails machO) throws IOException {
        SignatureKind kind = machO.signatureKind();
        if (kind == SignatureKind.DAMAGED) {
            sheet.warning("signature", "damaged");
            return;
        }
        if (machO.signature().isEmpty()) {
            sheet.row("signature", kind.label());
            return;
        }
        CodeDirectory directory = machO.signature().get().directory();
        String flags = directory.flags() == 0 ? "" : "; " + String.join(", ", directory.flagNames());
        sheet.row(
                "signature",
                kind.label() + directory.teamId().map(team -> ", team " + team).orElse("") + ", identifier "
                        + directory.identifier() + "; " + directory.hashName() + flags);
    }
}
