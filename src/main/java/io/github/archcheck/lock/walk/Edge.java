package io.github.archcheck.lock.walk;

import java.util.List;

/**
 * That one package requires another.
 *
 * @param name of the other, normalised
 * @param constraint on its version, as the format writes it; empty for none
 * @param source where the other must come from, as the format tells sources apart; empty when that is not told
 * @param extras of the other that are required, normalised
 * @param marker the condition; empty for none
 * @param ownExtras what the marker takes for chosen extras, besides what is chosen for the whole file
 */
public record Edge(
        String name, String constraint, String source, List<String> extras, String marker, List<String> ownExtras) {}
