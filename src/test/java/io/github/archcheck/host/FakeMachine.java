package io.github.archcheck.host;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A machine that has what a test gave it, and nothing else. */
final class FakeMachine implements Machine {
    private final Map<Path, byte[]> files = new HashMap<>();
    private final Map<String, String> sysctl = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    FakeMachine(String osName, String osArch) {
        properties.put("os.name", osName);
        properties.put("os.arch", osArch);
    }

    FakeMachine file(String path, byte[] content) {
        files.put(Path.of(path), content);
        return this;
    }

    FakeMachine file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    FakeMachine sysctl(String name, String value) {
        sysctl.put(name, value);
        return this;
    }

    FakeMachine property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    FakeMachine variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    @Override
    public Optional<byte[]> read(Path file, int limit) {
        return Optional.ofNullable(files.get(file)).map(all -> Arrays.copyOf(all, Math.min(limit, all.length)));
    }

    @Override
    public boolean exists(Path path) {
        return files.containsKey(path);
    }

    @Override
    public List<String> list(Path directory) {
        TreeSet<String> names = new TreeSet<>();
        for (Path file : files.keySet()) {
            if (directory.equals(file.getParent())) {
                names.add(String.valueOf(file.getFileName()));
            }
        }
        return List.copyOf(names);
    }

    @Override
    public Map<String, String> sysctl(List<String> names) {
        Map<String, String> values = new HashMap<>(sysctl);
        values.keySet().retainAll(names);
        return values;
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }
}
