package io.github.archcheck.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a small program that answers at once. */
final class Command {
    private static final int MOST_OUTPUT = 4 << 10;

    private Command() {}

    /**
     * The first 4 KiB that a program writes to its standard output, whatever its exit status. The program gets an empty
     * standard input and an empty environment. Empty when it cannot be started or takes longer than {@code patience};
     * it is ended then.
     */
    static Optional<String> output(List<String> command, Duration patience) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        try {
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return Optional.empty();
                }
                try (InputStream out = process.getInputStream()) {
                    return Optional.of(new String(out.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8));
                }
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
