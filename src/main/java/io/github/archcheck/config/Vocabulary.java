package io.github.archcheck.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which settings there are.
 *
 * @param commands their keys, by the name of the command, in the order of their help
 * @param elsewhere what is no setting although it is spelled like one, and why
 */
public record Vocabulary(Map<String, List<Key>> commands, Map<String, String> elsewhere) {
    public Vocabulary {
        commands = new LinkedHashMap<>(commands);
        elsewhere = new LinkedHashMap<>(elsewhere);
    }

    /** Of all commands. */
    Optional<Key> find(String name) {
        return all().filter(key -> key.name().equals(name)).findFirst();
    }

    /** Of one command. */
    Optional<Key> find(String command, String name) {
        return commands.getOrDefault(command, List.of()).stream()
                .filter(key -> key.name().equals(name))
                .findFirst();
    }

    Stream<Key> all() {
        return commands.values().stream().flatMap(List::stream).distinct();
    }
}
