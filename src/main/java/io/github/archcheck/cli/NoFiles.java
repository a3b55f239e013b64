package io.github.archcheck.cli;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Inventories of what has no files to judge. */
final class NoFiles {
    private NoFiles() {}

    /** A file that says what to install. */
    static Inventory listing(Path file) {
        return inventory(file, EnvironmentKind.FILE, List.of());
    }

    /** A wheel that is not looked into. */
    static Inventory wheel(Path file) {
        return inventory(file, EnvironmentKind.WHEEL, List.of());
    }

    /** @param why it cannot be opened, in words */
    static Inventory damagedArchive(Path file, String why) {
        Path name = file.getFileName();
        return inventory(
                file,
                EnvironmentKind.ARCHIVE,
                List.of(new Note(Note.Kind.ARCHIVE_DAMAGED, name == null ? "" : name.toString(), why)));
    }

    /** @param why it is not looked into, in words */
    static Inventory unreadable(Path file, String why) {
        Inventory nothing = inventory(file, EnvironmentKind.ARCHIVE, List.of());
        Path name = file.getFileName();
        return new Inventory(
                nothing.environment(),
                List.of(),
                List.of(),
                List.of(new Inventory.UnreadablePath(name == null ? "" : name.toString(), why)),
                List.of(),
                1);
    }

    private static Inventory inventory(Path file, EnvironmentKind kind, List<Note> notes) {
        Environment environment =
                new Environment(file, kind, Optional.empty(), List.of(), List.of(), Optional.empty(), false, notes);
        return new Inventory(environment, List.of(), List.of(), List.of(), notes, 1);
    }
}
