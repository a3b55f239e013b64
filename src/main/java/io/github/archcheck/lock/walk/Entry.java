package io.github.archcheck.lock.walk;

import java.util.List;
import java.util.Map;

/**
 * A package entry, as far as a walk needs it.
 *
 * @param name as the file spells it
 * @param key its normalised name
 * @param version empty when it has none
 * @param source where it comes from, as the format tells sources apart
 * @param parts the edges of each {@link Part}, in the order of the file
 */
public record Entry(String name, String key, String version, String source, Map<String, List<Edge>> parts) {}
