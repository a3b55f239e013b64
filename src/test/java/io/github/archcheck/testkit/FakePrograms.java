package io.github.archcheck.testkit;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.FormatDetails;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.binary.Need;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.platform.Architecture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Text files that pass for programs, for tests that are not about formats: {@code ELF X86_64 libc.so.6} is an ELF file
 * for x86_64 that needs libc, {@code MACH_O X86_64,ARM64} a fat one. Anything else is what it looks like.
 */
public final class FakePrograms {
    private record NoDetails() implements FormatDetails {}

    private FakePrograms() {}

    /** Stands in for the real inspector. */
    public static Inspection inspect(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        long size = Files.size(file);
        if (text.isEmpty()) {
            return new Inspection.NotBinary(Content.EMPTY, size);
        }
        if (text.startsWith("#!")) {
            return new Inspection.NotBinary(Content.SCRIPT, size);
        }
        List<String> words = Arrays.asList(text.split(" ", -1));
        Optional<BinaryFormat> format = Arrays.stream(BinaryFormat.values())
                .filter(f -> f.name().equals(words.get(0)))
                .findFirst();
        if (format.isEmpty()) {
            return new Inspection.NotBinary(Content.TEXT, size);
        }
        List<Need> needs = words.stream()
                .skip(2)
                .map(name -> new Need(name, Need.Kind.REQUIRED))
                .toList();
        List<Image> images = new ArrayList<>();
        for (String name : words.get(1).split(",", -1)) {
            images.add(image(Architecture.Known.valueOf(name), needs, size));
        }
        return new Inspection.Parsed(new Binary(format.get(), images, Optional.empty(), List.of()), size);
    }

    private static Image image(Architecture architecture, List<Need> needs, long size) {
        return new Image(
                architecture,
                ImageType.EXECUTABLE,
                new Span(0, size),
                Optional.empty(),
                Optional.empty(),
                needs,
                List.of(),
                Optional.empty(),
                new NoDetails(),
                List.of());
    }
}
