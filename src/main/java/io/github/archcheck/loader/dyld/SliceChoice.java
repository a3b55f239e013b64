package io.github.archcheck.loader.dyld;

import io.github.archcheck.loader.Refusal;
import java.util.List;

/** From a file to the one Mach-O image that a process would map: the first half of dyld's checks. */
record SliceChoice(DyldProcess process, DyldRelease release) {
    /** How dyld of macOS 12 to 15.3 looks at what it has chosen: as a whole, before its machine. */
    private static final String NOT_MACH_O = "not a mach-o file";

    private static final String NOT_MACH_O_SLICE = "slice is not valid mach-o file";

    Choice choose(MachFile file) {
        Choice choice = file.fat().isPresent() ? fatChoice(file) : new Choice.Chosen(0, file.head(), file.sizeBytes());
        return choice instanceof Choice.Chosen chosen ? checked(chosen, file) : choice;
    }

    private Choice fatChoice(MachFile file) {
        if (release == DyldRelease.DYLD2) {
            return new FatChoiceDyld2(process).choose(file);
        }
        if (release.isAtLeast(DyldRelease.V26_0)) {
            // Shorter than a fat header, the file is not even taken for fat.
            return file.sizeBytes() < MachFile.FAT_HEADER_BYTES
                    ? new Choice.Chosen(0, file.head(), file.sizeBytes())
                    : new FatCheck26(process, release).choose(file);
        }
        return new FatCheck(process, release).choose(file);
    }

    private Choice checked(Choice.Chosen chosen, MachFile file) {
        MachHead head = chosen.head();
        if (release == DyldRelease.DYLD2 && file.sizeBytes() < Texts.SMALLEST_BYTES) {
            return rejected(head, Texts.TOO_SHORT);
        }
        if (release.isAtLeast(DyldRelease.V15_4)) {
            if (head.magic() != MachHead.Magic.MACH_O || chosen.sizeBytes() < MachHead.SMALL_HEADER_BYTES) {
                return rejected(head, NOT_MACH_O_SLICE);
            }
        } else if (head.magic() != MachHead.Magic.MACH_O) {
            return rejected(head, release == DyldRelease.DYLD2 ? "" : NOT_MACH_O);
        } else {
            StringBuilder diagnosis = new StringBuilder();
            if (!new StructureCheck(release).isMachO(head, file.sizeBytes(), diagnosis)) {
                return new Choice.Rejected(Refusal.DAMAGED, structureFault(diagnosis));
            }
        }
        if (process.rank(head.cpu(), release) < 0) {
            List<Cpu> need = process.accepts(release);
            return new Choice.Rejected(Refusal.ARCHITECTURE, new Texts(release).thinMismatch(head.cpu(), need));
        }
        return chosen;
    }

    /** macOS 12 glues the second sentence to the first; dyld2 has others, which depend on more than is known here. */
    private String structureFault(StringBuilder diagnosis) {
        return switch (release) {
            case DYLD2 -> "";
            case V12_0, V12_3, V12_5 -> diagnosis + NOT_MACH_O;
            case V13_0, V13_3, V14_0, V14_4, V15_0, V15_4, V26_0, V26_1, V26_4 -> diagnosis.toString();
        };
    }

    private static Choice rejected(MachHead head, String words) {
        return new Choice.Rejected(
                switch (head.magic()) {
                    case MACH_O -> Refusal.DAMAGED;
                    case BIG_ENDIAN -> Refusal.ARCHITECTURE;
                    case ARCHIVE -> Refusal.FILE_TYPE;
                    case OTHER -> Refusal.FORMAT;
                },
                words);
    }
}
