package io.github.archcheck.cli;

import io.github.archcheck.report.Printable;
import java.io.PrintWriter;
import java.util.Timer;
import java.util.TimerTask;

/** Says on a terminal's standard error that work goes on, once it takes longer than half a second. */
final class Progress {
    private static final long PERIOD_MILLIS = 500;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final Timer timer;
    private boolean printed;

    private Progress(PrintWriter err, Timer timer) {
        this.err = err;
        this.timer = timer;
    }

    static Progress start(Session session, boolean wanted, String what) {
        Progress progress = new Progress(session.err(), new Timer("progress", true));
        if (wanted && session.errIsTerminal()) {
            String shown = Printable.of(what);
            long begin = System.nanoTime();
            progress.timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            long seconds = (System.nanoTime() - begin) / 1_000_000_000L;
                            progress.say("looking through " + shown + " … " + seconds + " s");
                        }
                    },
                    PERIOD_MILLIS,
                    PERIOD_MILLIS);
        }
        return progress;
    }

    private synchronized void say(String line) {
        printed = true;
        err.print(CLEAR_LINE + line);
        err.flush();
    }

    /** Takes the line back. */
    synchronized void stop() {
        timer.cancel();
        if (printed) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
