package io.github.archcheck.inventory.take;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.FormatDetails;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.platform.Architecture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Takes {@code native FORMAT TYPE} for a native file, {@code damaged} for a damaged one, {@code denied} for one that may
 * not be read, and remembers what it was asked.
 */
final class FakeInspector implements FileInspector {
    private final Set<Path> asked = new ConcurrentSkipListSet<>();

    Set<Path> asked() {
        return asked;
    }

    @Override
    public Inspection inspect(Path file) {
        asked.add(file);
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return new Inspection.Unreadable(e.getClass().getSimpleName());
        }
        String[] words = text.strip().split(" ", -1);
        return switch (words[0]) {
            case "native" -> parsed(BinaryFormat.valueOf(words[1]), ImageType.valueOf(words[2]), text.length());
            case "damaged" ->
                new Inspection.Damaged(BinaryFormat.ELF, new Defect(0, "e_ident", "cut short"), text.length());
            case "denied" -> new Inspection.Unreadable("permission denied");
            case "ldscript" -> new Inspection.NotBinary(Content.LINKER_SCRIPT, text.length());
            case "" -> new Inspection.NotBinary(Content.EMPTY, 0);
            default -> new Inspection.NotBinary(Content.TEXT, text.length());
        };
    }

    private static Inspection parsed(BinaryFormat format, ImageType type, long size) {
        Image image = new Image(
                Architecture.Known.X86_64,
                type,
                new Span(0, size),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                new FormatDetails() {},
                List.of());
        return new Inspection.Parsed(Binary.thin(format, image), size);
    }
}
