package io.github.archcheck.config;

import java.util.List;
import java.util.Optional;

/**
 * Settings and entries that belong together.
 *
 * @param title as it is written, such as {@code [target."linux-*"]}; empty for what stands above all sections
 * @param settings in the order of the file
 * @param ignores in the order of the file
 */
public record Section(String title, List<Setting> settings, List<IgnoreEntry> ignores) {
    public static final Section EMPTY = new Section("", List.of(), List.of());

    public Section {
        settings = List.copyOf(settings);
        ignores = List.copyOf(ignores);
    }

    public Optional<Setting> setting(String name) {
        return settings.stream().filter(s -> s.key().name().equals(name)).findFirst();
    }
}
