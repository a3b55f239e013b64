package io.github.archcheck.report;

import io.github.archcheck.verdict.Finding;
import java.util.Optional;

/**
 * A finding as reports name it.
 *
 * @param fingerprint see {@link Fingerprints}
 * @param suppression empty for one that counts
 */
public record Reported(Finding finding, String fingerprint, Optional<Suppression> suppression) {}
