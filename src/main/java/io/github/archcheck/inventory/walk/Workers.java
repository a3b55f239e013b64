package io.github.archcheck.inventory.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shares a pile of work among threads, the calling one included. */
public final class Workers {
    private Workers() {}

    /**
     * Returns when everything has been worked on, also what the work itself added. What one piece of work throws ends
     * the whole and comes out here.
     *
     * @param jobs threads, at least one
     * @param work gets one piece and a place to put further pieces; called by several threads at once
     */
    public static <T> void drain(int jobs, Collection<T> first, BiConsumer<T, Consumer<T>> work)
            throws InterruptedException {
        Pile<T> pile = new Pile<>(first);
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < jobs; i++) {
            Thread thread = new Thread(() -> pile.workOff(work), "archcheck-worker-" + i);
            thread.setDaemon(true);
            thread.start();
            others.add(thread);
        }
        pile.workOff(work);
        try {
            for (Thread thread : others) {
                thread.join();
            }
        } catch (InterruptedException e) {
            others.forEach(Thread::interrupt);
            throw e;
        }
        pile.throwFailure();
    }

    private static final class Pile<T> {
        private final ArrayDeque<T> waiting;
        private int busy;
        private @Nullable Throwable failure;

        Pile(Collection<T> first) {
            waiting = new ArrayDeque<>(first);
        }

        void workOff(BiConsumer<T, Consumer<T>> work) {
            try {
                for (T piece = take(); piece != null; piece = take()) {
                    work.accept(piece, this::add);
                    done();
                }
            } catch (InterruptedException e) {
                fail(e);
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        }

        private synchronized @Nullable T take() throws InterruptedException {
            while (waiting.isEmpty() && busy > 0 && failure == null) {
                wait();
            }
            if (waiting.isEmpty() || failure != null) {
                return null;
            }
            busy++;
            return waiting.pollLast();
        }

        private synchronized void add(T piece) {
            waiting.addLast(piece);
            notify();
        }

        private synchronized void done() {
            busy--;
            if (busy == 0 && waiting.isEmpty()) {
                notifyAll();
            }
        }

        private synchronized void fail(Throwable cause) {
            failure = failure == null ? cause : failure;
            notifyAll();
        }

        private synchronized void throwFailure() throws InterruptedException {
            if (failure instanceof InterruptedException interrupted) {
                throw interrupted;
            } else if (failure instanceof RuntimeException exception) {
                throw exception;
            } else if (failure instanceof Error error) {
                throw error;
            }
        }
    }
}
