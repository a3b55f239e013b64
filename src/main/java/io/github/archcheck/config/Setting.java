package io.github.archcheck.config;

import java.util.List;

/**
 * A setting that was made.
 *
 * @param values one, unless the type of the key is a list; flags as {@code true} and {@code false}, numbers in decimal
 */
public record Setting(Key key, List<String> values, Position at) {
    public Setting {
        values = List.copyOf(values);
    }
}
