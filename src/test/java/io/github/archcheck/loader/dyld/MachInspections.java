package io.github.archcheck.loader.dyld;

import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import java.nio.channels.ClosedByInterruptException;

/** What inspecting bytes gives. */
final class MachInspections {
    private static final Inspector INSPECTOR = new Inspector(Parsers.ALL);

    private MachInspections() {}

    static Inspection of(byte[] bytes) {
        try {
            return INSPECTOR.inspect(new ArraySource(bytes));
        } catch (ClosedByInterruptException e) {
            throw new IllegalStateException(e);
        }
    }
}
