package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The whole corpus, more than half a gigabyte of native code, in a small heap. */
class CorpusMemoryIT {
    private static final Path CORPUS =
            Path.of(System.getProperty("archcheck.corpus", "target/corpus")).toAbsolutePath();

    @Test
    void sixtyFourMegabytesAreEnough() throws IOException, InterruptedException {
        for (String[] more : new String[][] {{}, {"--thorough"}}) {
            Outcome outcome = ChildJvm.run(
                    64,
                    CORPUS,
                    Lists.of(new String[] {"scan", ".", "--target", "macos-14-arm64", "-f", "json"}, more)
                            .toArray(String[]::new));
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.json().get("summary").get("binaries").asInt()).isGreaterThan(700);
        }
    }
}
