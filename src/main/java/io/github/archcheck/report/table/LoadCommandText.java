package io.github.archcheck.report.table;

import io.github.archcheck.binary.macho.LoadCommand;

/** What a load command holds, in a few words. */
final class LoadCommandText {
    private LoadCommandText() {}

    /** Begins with a blank; empty for commands whose contents tell a person nothing. */
    static String of(LoadCommand command) {
        if (command instanceof LoadCommand.DylibUse use) {
            return " " + use.name() + " (current " + use.currentVersion() + ", compatible " + use.compatibilityVersion()
                    + (use.newStyle() ? ", flags " + Sheet.hex(use.flags()) : "") + ")";
        } else if (command instanceof LoadCommand.DylibId id) {
            return " " + id.name() + " (current " + id.currentVersion() + ", compatible " + id.compatibilityVersion()
                    + ")";
        } else if (command instanceof LoadCommand.Segment segment) {
            return " " + (segment.name().isEmpty() ? "unnamed" : segment.name()) + ", "
                    + Sheet.bytes(segment.fileSize()) + " at " + Sheet.hex(segment.fileOffset()) + ", "
                    + segment.sections().size() + " sections";
        } else if (command instanceof LoadCommand.BuildVersion build) {
            return " " + build.platform().label() + " " + build.minimumOs() + ", SDK " + build.sdk();
        } else if (command instanceof LoadCommand.VersionMin min) {
            return " " + min.minimumOs() + ", SDK " + min.sdk();
        } else if (command instanceof LoadCommand.LinkeditData data) {
            return " " + Sheet.bytes(data.data().size()) + " at "
                    + Sheet.hex(data.data().offset());
        } else if (command instanceof LoadCommand.Damaged damaged) {
            return " damaged: " + damaged.field();
        }
        return text(command);
    }

    private static String text(LoadCommand command) {
        if (command instanceof LoadCommand.Rpath rpath) {
            return " " + rpath.path();
        } else if (command instanceof LoadCommand.Text text) {
            return " " + text.text();
        } else if (command instanceof LoadCommand.LinkerOption option) {
            return " " + String.join(" ", option.options());
        } else if (command instanceof LoadCommand.SourceVersion source) {
            return " " + source.version();
        } else if (command instanceof LoadCommand.EncryptionInfo encryption) {
            return " cryptid " + encryption.cryptId();
        }
        return "";
    }
}
