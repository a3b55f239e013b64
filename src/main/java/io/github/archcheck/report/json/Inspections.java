package io.github.archcheck.report.json;

import io.github.archcheck.inspect.Inspection;

/** Names of what a file is, as JSON spells them. */
final class Inspections {
    private Inspections() {}

    static String format(Inspection inspection) {
        return inspection.match(
                parsed -> parsed.binary().format().label(),
                damaged -> damaged.format().label(),
                other -> other.content().label(),
                unreadable -> "unreadable");
    }

    /** Of the first image; {@code unknown} when there is none. */
    static String type(Inspection inspection) {
        return inspection.match(
                parsed -> parsed.binary().images().isEmpty()
                        ? "unknown"
                        : parsed.binary().images().get(0).type().label(),
                damaged -> "unknown",
                other -> "unknown",
                unreadable -> "unknown");
    }
}
