package io.github.archcheck.lock.report;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.tree.Value;
import io.github.archcheck.lock.walk.Picked;
import io.github.archcheck.packaging.version.Specifiers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is installed. The output has no file names; the {@code WHEEL} file beside each distribution's metadata has the tags that
 * its wheel had, and is read where it is at hand.
 */
final class InspectListing implements Listing {
    private static final int LONGEST_WHEEL_FILE = 1 << 20;
    private static final int MOST_TAGS = 4096;
    private static final String TAG = "Tag:";

    private final Value.Mapping root;

    InspectListing(Value.Mapping root) {
        this.root = root;
    }

    @Override
    public Selection select(Choice choice) {
        List<String> unknown = Picked.of(choice, Set.of(), Set.of(), List.of()).unknown();
        if (!unknown.isEmpty()) {
            return Selection.unknown(unknown);
        }
        List<String> notices = new ArrayList<>();
        PipJson.elsewhere(root, choice.target()).ifPresent(notices::add);
        List<Wanted> wanted = new ArrayList<>();
        for (Value.Mapping item : root.mappings(InspectFormat.LIST)) {
            Value.Mapping metadata = item.mapping("metadata");
            String name = metadata.text("name").orElse("?");
            Optional<String> version = metadata.text("version");
            wanted.add(new Wanted(name, version, Optional.empty(), supply(item), List.of(), List.of()));
        }
        return new Selection(Optional.empty(), wanted, notices);
    }

    private static Wanted.Supply supply(Value.Mapping item) {
        String location = item.text("metadata_location").orElse("");
        if (!location.endsWith(".dist-info")) {
            return new Wanted.Undecided("nothing says what it was built for: it was not installed from a wheel");
        }
        List<String> tags = tags(location);
        if (tags.isEmpty()) {
            return new Wanted.Undecided("its WHEEL file is not at hand");
        }
        Value.Mapping metadata = item.mapping("metadata");
        String stem = escaped(metadata.text("name").orElse("unknown")) + "-"
                + metadata.text("version").orElse("0").replace('-', '_') + "-";
        List<Candidate> wheels = tags.stream()
                .map(tag ->
                        new Candidate(stem + tag + ".whl", Optional.empty(), OptionalLong.empty(), Optional.empty()))
                .toList();
        Specifiers requiresPython =
                metadata.text("requires_python").flatMap(Specifiers::parse).orElse(Specifiers.ANY);
        return new Wanted.Files(wheels, Optional.empty(), Optional.empty(), requiresPython, false);
    }

    private static String escaped(String name) {
        return name.replaceAll("[-_.]+", "_");
    }

    /** Empty when the file is not there, or lies on another machine: looking there would use the network. */
    private static List<String> tags(String location) {
        if (location.startsWith("//") || location.startsWith("\\\\")) {
            return List.of();
        }
        try {
            Path file = Path.of(location).resolve("WHEEL");
            if (!Files.isRegularFile(file)) {
                return List.of();
            }
            try (InputStream in = Files.newInputStream(file)) {
                String text = new String(in.readNBytes(LONGEST_WHEEL_FILE), StandardCharsets.UTF_8);
                return text.lines()
                        .filter(line -> line.startsWith(TAG))
                        .map(line -> line.substring(TAG.length()).strip())
                        .limit(MOST_TAGS)
                        .toList();
            }
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }
}
