package io.github.archcheck.index.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes sockets whose time is over, however slowly something still comes. */
final class Watch implements Closeable {
    private final ScheduledThreadPoolExecutor timer;

    Watch() {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "archcheck-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Ends the watch over one socket. */
    static final class Guard implements AutoCloseable {
        private final AtomicBoolean fired;
        private final Future<?> task;

        private Guard(AtomicBoolean fired, Future<?> task) {
            this.fired = fired;
            this.task = task;
        }

        boolean isKept() {
            return !fired.get();
        }

        @Override
        public void close() {
            task.cancel(false);
        }
    }

    Guard over(Socket socket, Deadline deadline) {
        AtomicBoolean fired = new AtomicBoolean();
        Future<?> task = timer.schedule(
                () -> {
                    fired.set(true);
                    socket.close();
                    return fired;
                },
                Math.max(1, deadline.leftNanos()),
                TimeUnit.NANOSECONDS);
        return new Guard(fired, task);
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
    }
}
