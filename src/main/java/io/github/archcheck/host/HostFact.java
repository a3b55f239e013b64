package io.github.archcheck.host;

import java.util.Optional;

/**
 * One thing known, or not known, about this machine.
 *
 * @param name in words, such as {@code machine architecture}
 * @param value empty when unknown
 * @param source where the value comes from; for an unknown one, where it was looked for
 */
public record HostFact(String name, Optional<String> value, String source) {}
