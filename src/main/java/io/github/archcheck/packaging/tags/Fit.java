package io.github.archcheck.packaging.tags;

import java.util.Optional;

/**
 * How a wheel fits an interpreter.
 *
 * @param tag the best tag that both know; empty when it does not fit
 * @param rank of that tag in the interpreter's order, 0 best; -1 when it does not fit
 */
public record Fit(Reason reason, Optional<WheelTag> tag, int rank) {}
