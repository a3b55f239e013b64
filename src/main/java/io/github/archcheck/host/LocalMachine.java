package io.github.archcheck.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine that this JVM runs on. The only program that it ever runs is {@code /usr/sbin/sysctl}, on macOS. */
final class LocalMachine implements Machine {
    private static final String SYSCTL = "/usr/sbin/sysctl";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public Optional<byte[]> read(Path file, int limit) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            // Files in /proc have no size; for any other one read is faster than many.
            if (size == 0) {
                return Optional.of(in.readNBytes(limit));
            }
            byte[] bytes = new byte[(int) Math.min(limit, size)];
            return Optional.of(Arrays.copyOf(bytes, in.readNBytes(bytes, 0, bytes.length)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean exists(Path path) {
        return Files.exists(path);
    }

    @Override
    public List<String> list(Path directory) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        return names.stream().sorted().toList();
    }

    @Override
    public Map<String, String> sysctl(List<String> names) {
        if (!HostProbe.isMac(this)) {
            return Map.of();
        }
        List<String> command = new ArrayList<>(List.of(SYSCTL, "-i"));
        command.addAll(names);
        return Command.output(command, PATIENCE).map(LocalMachine::values).orElse(Map.of());
    }

    /** From lines such as {@code hw.optional.arm64: 1}. */
    static Map<String, String> values(String output) {
        Map<String, String> values = new HashMap<>();
        for (String line : output.lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return Map.copyOf(values);
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }
}
