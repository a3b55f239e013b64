package io.github.archcheck.index.http;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Connections that wait for the next request. */
final class Wires implements Closeable {
    private static final int MOST_IDLE = 8;

    private final Map<Wire.Way, Deque<Wire>> idle = new HashMap<>();

    synchronized Optional<Wire> take(Wire.Way way) throws IOException {
        Deque<Wire> waiting = idle.getOrDefault(way, new ArrayDeque<>());
        while (!waiting.isEmpty()) {
            Wire wire = waiting.pop();
            if (!wire.isSpoilt()) {
                return Optional.of(wire);
            }
            wire.close();
        }
        return Optional.empty();
    }

    synchronized void keep(Wire wire) throws IOException {
        Deque<Wire> waiting = idle.computeIfAbsent(wire.way(), way -> new ArrayDeque<>());
        if (waiting.size() < MOST_IDLE && !wire.isSpoilt()) {
            waiting.push(wire);
        } else {
            wire.close();
        }
    }

    /** Closes those that wait on a way, since one of them had been closed by the other side. */
    synchronized void forget(Wire.Way way) throws IOException {
        Deque<Wire> waiting = idle.remove(way);
        if (waiting != null) {
            for (Wire wire : waiting) {
                wire.close();
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (Wire.Way way : idle.keySet().toArray(Wire.Way[]::new)) {
            forget(way);
        }
    }
}
