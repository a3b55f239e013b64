package io.github.archcheck.packaging.knowledge;

import java.util.List;

/** How what is known is told. */
final class Phrases {
    private Phrases() {}

    static Hint hint(Situation situation, String words, List<String> requirements, boolean uninstallFirst, Row row) {
        String told = row.certainty().isSure() ? words : "probably " + words;
        return new Hint(situation, told, requirements, uninstallFirst, row.certainty(), row.source());
    }

    static String after(String advice) {
        return advice.isEmpty() ? "" : ": " + advice;
    }

    /** {@code 2.13} for {@code 2.13.0}: the same version, as people write it. */
    static String shortest(String version) {
        return version.matches("\\d+\\.\\d+\\.0") ? version.substring(0, version.length() - 2) : version;
    }
}
