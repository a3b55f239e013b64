package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Distribution;

/**
 * A distribution and what becomes of it.
 *
 * @param binaries how many native files it owns
 * @param verdict the worst of its binaries, or worse when an import of it is lost without any binary being refused; a
 *     distribution without native files runs
 */
public record DistributionVerdict(Distribution distribution, int binaries, Verdict verdict) {}
