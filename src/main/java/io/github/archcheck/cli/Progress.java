package io.github.archcheck.cli;

import io.github.archcheck.report.Printable;
import io.github.archcheck.report.table.Columns;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * One line on a terminal's standard error that says what a run is at, once that takes longer than half a second. It is
 * taken back before anything else is printed, also when the run is interrupted.
 */
final class Progress implements AutoCloseable {
    private static final long FIRST_MILLIS = 500;
    private static final long PERIOD_MILLIS = 150;
    private static final long NANOS = 1_000_000_000L;
    private static final String CLEAR_LINE = "\r\u001b[K";

    /** A terminal that is narrower than we think cuts the line instead of going on in the next one. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final List<String> OFF = List.of("", "0", "false");

    private final Work work;
    private final PrintWriter err;
    private final int columns;
    private final boolean unicode;
    private final long begin = System.nanoTime();
    private boolean stopped;
    private String printed = "";

    private Progress(Work work, Session session) {
        this.work = work;
        this.err = session.err();
        this.columns = session.columns();
        this.unicode = session.unicode();
    }

    /** Close it before anything is printed. */
    static Progress show(Work work, Session session, boolean wanted) {
        Progress progress = new Progress(work, session);
        if (wanted && session.errIsTerminal() && isWelcome(session.environment())) {
            Thread painter = new Thread(progress::paint, "archcheck-progress");
            painter.setDaemon(true);
            painter.start();
        }
        return progress;
    }

    /** @param words for what is begun now, such as {@code looking through ./venv} */
    void begin(String words) {
        work.begin(words);
    }

    /** Some terminals cannot take a line back, and some belong to a machine that keeps everything for a log. */
    static boolean isWelcome(Map<String, String> environment) {
        return Escapes.areUnderstood(environment) && OFF.contains(environment.getOrDefault("CI", ""));
    }

    private void paint() {
        try {
            Thread.sleep(FIRST_MILLIS);
            if (!promisesToTakeItBack()) {
                return;
            }
            while (say()) {
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            close();
        }
    }

    private boolean promisesToTakeItBack() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "archcheck-progress-end"));
            return true;
        } catch (IllegalStateException e) {
            // It is ending already.
            return false;
        }
    }

    private synchronized boolean say() {
        String line = cut(work.line((System.nanoTime() - begin) / NANOS));
        if (!stopped && !line.equals(printed)) {
            printed = line;
            err.print(CLEAR_LINE + NO_WRAP + line + WRAP);
            err.flush();
        }
        return !stopped;
    }

    /** To less than a line: in its last column some terminals begin the next one. */
    private String cut(String text) {
        String shown = unicode ? Printable.of(text) : Printable.ascii(text);
        int room = Math.max(columns - 1, 1);
        if (Columns.of(shown) <= room) {
            return shown;
        }
        String ellipsis = unicode ? "…" : "...";
        return shown.substring(0, Columns.fitting(shown, room - ellipsis.length())) + ellipsis;
    }

    /** Takes the line back. */
    @Override
    public synchronized void close() {
        stopped = true;
        if (!printed.isEmpty()) {
            err.print(CLEAR_LINE);
            err.flush();
            printed = "";
        }
    }
}
