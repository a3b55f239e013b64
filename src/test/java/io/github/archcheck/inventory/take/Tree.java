package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.SiteDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A directory tree for a test. Files whose text begins with {@code native} are so to {@link FakeInspector}. */
record Tree(Path root) {
    static final String SITE = "lib/python3.11/site-packages";
    static final String NATIVE = "native ELF SHARED_OBJECT";

    Tree file(String path, String text) {
        try {
            Path file = at(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Tree binary(String... paths) {
        for (String path : paths) {
            file(path, NATIVE);
        }
        return this;
    }

    Tree link(String path, String target) {
        try {
            Files.createDirectories(at(path).getParent());
            Files.createSymbolicLink(at(path), Path.of(target));
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A dist-info in {@link #SITE} with these files in RECORD, none at all for no RECORD. */
    Tree distribution(String name, String version, String... rows) {
        String place = SITE + "/" + name + "-" + version + ".dist-info/";
        file(
                place + "METADATA",
                "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n\nName: wrong\n");
        file(place + "INSTALLER", "pip\n");
        if (rows.length > 0) {
            file(place + "RECORD", String.join(",sha256=x,1\n", rows) + ",sha256=x,1\n");
        }
        return this;
    }

    Path at(String path) {
        return root.resolve(path);
    }

    /** As a locator would see it, with {@link #SITE} as site directory. */
    Environment environment() {
        return new Environment(
                root,
                EnvironmentKind.VENV,
                Optional.empty(),
                List.of(new SiteDirectory(at(SITE), SiteDirectory.Origin.SITE)),
                List.of(root),
                Optional.empty(),
                false,
                List.of());
    }

    Environment folder() {
        return new Environment(
                root,
                EnvironmentKind.FOLDER,
                Optional.empty(),
                List.of(),
                List.of(root),
                Optional.empty(),
                false,
                List.of());
    }
}
