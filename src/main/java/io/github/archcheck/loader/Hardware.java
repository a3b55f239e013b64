package io.github.archcheck.loader;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What loaders ask of the machine beyond its architecture.
 *
 * @param isaLevel the x86-64 level of the processor, 1 to 4; empty when unknown, as for every machine but this one
 * @param pageBytes the size of a page of memory; empty when unknown
 */
public record Hardware(OptionalInt isaLevel, OptionalLong pageBytes) {
    public static final Hardware UNKNOWN = new Hardware(OptionalInt.empty(), OptionalLong.empty());
}
