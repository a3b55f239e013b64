package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Distribution;
import java.util.Locale;

/** Tools that install packages, each to be asked in its own words. */
enum Installer {
    PIP,
    UV,
    CONDA,
    POETRY,
    PDM;

    /** pip where nothing says otherwise; poetry writes its version behind its name. */
    static Installer of(Distribution distribution) {
        if (distribution.kind() == Distribution.Kind.CONDA) {
            return CONDA;
        }
        String name = distribution
                .installer()
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT)
                .split("\\s", 2)[0];
        return switch (name) {
            case "uv" -> UV;
            case "conda" -> CONDA;
            case "poetry" -> POETRY;
            case "pdm" -> PDM;
            default -> PIP;
        };
    }
}
