package io.github.archcheck.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one file says.
 *
 * @param general what stands above all sections
 * @param commands sections by the name of the command
 * @param targets in the order of the file
 */
public record Configuration(
        ConfigText source, Section general, Map<String, Section> commands, List<TargetSection> targets) {
    public Configuration {
        commands = new LinkedHashMap<>(commands);
        targets = List.copyOf(targets);
    }

    public Section command(String name) {
        return commands.getOrDefault(name, Section.EMPTY);
    }
}
