package io.github.archcheck.cli;

import io.github.archcheck.inventory.Interpreter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The index that pip asks when its configuration names none: its own source says which. */
final class PipDefaultIndex {
    private static final Pattern DECLARED =
            Pattern.compile("(?m)^PyPI\\s{0,9}=\\s{0,9}PackageIndex\\(\\s{0,99}[\"'](https://[^\"'\\s]{1,200})[\"']");
    private static final int MOST_BYTES = 64 << 10;

    private PipDefaultIndex() {}

    /** @param python whose pip is read; empty when it has none */
    static Optional<URI> of(Optional<Interpreter> python) {
        if (python.isEmpty() || python.get().version().isEmpty()) {
            return Optional.empty();
        }
        String series = "python" + python.get().version().get().major() + "."
                + python.get().version().get().minor();
        List<String> places =
                List.of("lib/" + series + "/site-packages", "lib/python3/dist-packages", "Lib/site-packages");
        for (Path file : List.of(
                python.get().file(), python.get().realFile().orElse(python.get().file()))) {
            for (String place : places) {
                Optional<URI> found = declared(
                        file.resolve("../..").normalize().resolve(place).resolve("pip/_internal/models/index.py"));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<URI> declared(Path source) {
        if (!Files.isRegularFile(source)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(source)) {
            Matcher declared = DECLARED.matcher(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            return declared.find()
                    ? Optional.of(URI.create(declared.group(1).replaceFirst("/$", "") + "/simple/"))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
