package io.github.archcheck.cli;

import io.github.archcheck.inspect.Digests;
import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.Locations;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.tags.WheelName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Wheels in the caches of pip and uv. pip 23.3 and later keep the body of each answer under the SHA-224 of its address;
 * uv keeps wheels unpacked, in a folder called as the wheel without the distribution, or, where that is too long, by
 * version and a hash, beside a file that holds the name.
 */
record InstallerCaches(List<Path> pip, List<Path> uv) {
    private static final int LEVELS = 5;
    private static final int MOST_OF_A_DESCRIPTION = 64 << 10;

    /** Those that exist, by the environment variables of the installers, else where they are by default. */
    static InstallerCaches of(Session session) {
        Map<String, String> variables = session.environment();
        List<Path> pip = new ArrayList<>();
        List<Path> uv = new ArrayList<>();
        add(pip, session, variables.get("PIP_CACHE_DIR"), "");
        add(uv, session, variables.get("UV_CACHE_DIR"), "");
        add(pip, session, variables.get("XDG_CACHE_HOME"), "pip");
        add(uv, session, variables.get("XDG_CACHE_HOME"), "uv");
        String home = variables.get("HOME");
        add(pip, session, home, ".cache/pip");
        add(pip, session, home, "Library/Caches/pip");
        add(uv, session, home, ".cache/uv");
        return new InstallerCaches(List.copyOf(pip), List.copyOf(uv));
    }

    private static void add(List<Path> caches, Session session, @Nullable String base, String below) {
        if (base != null && !base.isBlank()) {
            Path cache = session.workingDirectory().resolve(base).resolve(below);
            if (Files.isDirectory(cache)) {
                caches.add(cache);
            }
        }
    }

    /** A wheel, or the folder of an unpacked one. */
    Optional<Path> find(Candidate wheel) {
        for (Path cache : pip) {
            Optional<Path> body = wheel.location().flatMap(address -> body(cache, Locations.withoutFragment(address)));
            if (body.isPresent()) {
                return body;
            }
        }
        Optional<WheelName> name = WheelName.parse(wheel.fileName());
        for (Path cache : uv) {
            Optional<Path> folder = name.flatMap(n -> unpacked(cache, n));
            if (folder.isPresent()) {
                return folder;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> body(Path cache, String address) {
        String hash = sha224(address);
        Path folder = cache.resolve("http-v2");
        for (int level = 0; level < LEVELS; level++) {
            folder = folder.resolve(hash.substring(level, level + 1));
        }
        return Optional.of(folder.resolve(hash + ".body")).filter(Files::isRegularFile);
    }

    private static String sha224(String text) {
        byte[] digest = Digests.named("SHA-224").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static Optional<Path> unpacked(Path cache, WheelName wheel) {
        String project = ProjectName.normalise(wheel.distribution());
        String stem = wheel.fileName()
                .substring(wheel.distribution().length() + 1, wheel.fileName().length() - ".whl".length());
        for (Path bucket : children(cache, "wheels-v")) {
            for (Path index : children(bucket, "")) {
                Path folder = index.resolve(project);
                Optional<Path> found = Optional.of(folder.resolve(stem))
                        .filter(Files::isDirectory)
                        .or(() -> described(folder, wheel));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> described(Path folder, WheelName wheel) {
        return children(folder, wheel.version() + "-").stream()
                .filter(entry -> Files.isDirectory(entry)
                        && names(entry.resolveSibling(entry.getFileName() + ".http"), wheel.fileName()))
                .findFirst();
    }

    private static boolean names(Path description, String fileName) {
        try (InputStream in = Files.newInputStream(description)) {
            byte[] head = in.readNBytes(MOST_OF_A_DESCRIPTION);
            return new String(head, StandardCharsets.ISO_8859_1).contains(fileName);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> children(Path folder, String prefix) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (entry.getFileName().toString().startsWith(prefix) && Files.isDirectory(entry)) {
                    children.add(entry);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        children.sort(null);
        return children;
    }
}
