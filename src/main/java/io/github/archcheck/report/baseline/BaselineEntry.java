package io.github.archcheck.report.baseline;

/**
 * One finding that is known.
 *
 * @param fingerprint {@link io.github.archcheck.report.Fingerprints#identity}
 * @param rule id
 * @param message tells findings apart that share the rest
 */
public record BaselineEntry(String fingerprint, String rule, String message) {}
