package io.github.archcheck.index.http;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/** What is held while an answer is read: a connection, the watch over it, and one of the places for connections. */
final class Exchange {
    private final Wire wire;
    private final Wires wires;
    private final Watch.Guard guard;
    private final Semaphore places;

    Exchange(Wire wire, Wires wires, Watch.Guard guard, Semaphore places) {
        this.wire = wire;
        this.wires = wires;
        this.guard = guard;
        this.places = places;
    }

    /** @param reusable whether the connection is at the start of the next answer */
    void end(boolean reusable) throws IOException {
        guard.close();
        try {
            if (reusable && guard.isKept()) {
                wires.keep(wire);
            } else {
                wire.close();
            }
        } finally {
            places.release();
        }
    }
}
