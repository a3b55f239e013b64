package io.github.archcheck.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Accepted names that somebody may have meant. */
public final class NearestNames {
    private static final int MOST = 3;
    private static final int LONGEST_NAME = 60;

    /** Two letters of these make another word of it. */
    private static final int SHORT_NAME = 4;

    private NearestNames() {}

    /** Of targets. */
    static List<String> to(String text) {
        return among(TargetCatalogue.names(), text);
    }

    /**
     * @param known accepted names, in lower case
     * @return up to three of them that are spelled nearly like the text or begin with it, the nearest first
     */
    public static List<String> among(Stream<String> known, String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (name.length() > LONGEST_NAME) {
            return List.of();
        }
        int limit = name.length() <= SHORT_NAME ? 1 : Math.max(2, name.length() / 4);
        return known.map(candidate -> new Near(
                        candidate,
                        name.length() > SHORT_NAME && candidate.startsWith(name)
                                ? Math.min(limit, distance(name, candidate))
                                : distance(name, candidate)))
                .filter(near -> near.distance() <= limit)
                .sorted(Comparator.comparingInt(Near::distance))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    /** How many letters must be inserted, removed, replaced or swapped with their neighbour. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[a.length()][b.length()];
    }

    private record Near(String name, int distance) {}
}
