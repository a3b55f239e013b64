package io.github.archcheck.host;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a loader asks of this machine beyond its architecture.
 *
 * @param isaLevel the x86-64 level, 1 to 4; empty for other processors, and when unknown
 * @param pageBytes empty when unknown
 */
public record Processor(OptionalInt isaLevel, OptionalLong pageBytes) {
    static final Processor UNKNOWN = new Processor(OptionalInt.empty(), OptionalLong.empty());
}
