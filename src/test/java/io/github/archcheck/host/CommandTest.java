package io.github.archcheck.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class CommandTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void whatTheProgramWritesIsReturned() {
        assertThat(Command.output(List.of("/bin/sh", "-c", "echo yes; echo no >&2; exit 3"), LONG))
                .contains("yes\n");
    }

    @Test
    void standardInputIsEmpty() {
        assertThat(Command.output(List.of("/bin/cat"), LONG)).contains("");
    }

    @Test
    void aProgramThatHangsIsGivenUp() {
        assertThat(Command.output(List.of("/bin/sleep", "60"), Duration.ofMillis(50)))
                .isEmpty();
    }

    @Test
    void aProgramThatIsMissingGivesNothing() {
        assertThat(Command.output(List.of("/nonexistent/sysctl"), LONG)).isEmpty();
    }

    @Test
    void anInterruptionIsPassedOn() {
        Thread.currentThread().interrupt();
        assertThat(Command.output(List.of("/bin/sleep", "60"), LONG)).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }
}
