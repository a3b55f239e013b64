package io.github.archcheck.lock.uv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.LockFixture;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.Selection;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class UvHostileTest {
    private static final String HEAD = "version = 1\nrequires-python = \">=3.9\"\n";
    private static final String SOURCE = "source = { registry = \"r\" }\n";

    private static Selection read(String lock) throws Exception {
        return LockFixture.select(new UvLockFormat(), lock, LockFixture.plain());
    }

    private static void inTime(Executable work) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), work);
    }

    @Test
    void aChainOfTwentyThousandPackagesIsWalked() {
        StringBuilder lock = new StringBuilder(HEAD)
                .append(
                        "[[package]]\nname = \"p0\"\nsource = { virtual = \".\" }\ndependencies = [{ name = \"p1\" }]\n");
        for (int i = 1; i < 20_000; i++) {
            lock.append("[[package]]\nname = \"p")
                    .append(i)
                    .append("\"\n")
                    .append(SOURCE)
                    .append("dependencies = [{ name = \"p")
                    .append(i + 1)
                    .append("\" }]\n");
        }

        inTime(() -> assertThat(read(lock.toString()).wanted()).hasSize(20_001));
    }

    @Test
    void manyEdgesBetweenFewPackagesAreWalked() {
        StringBuilder lock = new StringBuilder(HEAD)
                .append("[[package]]\nname = \"a\"\nsource = { virtual = \".\" }\ndependencies = [\n");
        for (int i = 0; i < 40_000; i++) {
            lock.append("{ name = \"b\", version = \"").append(i % 300).append("\" },\n");
        }
        lock.append("]\n");
        for (int i = 0; i < 200; i++) {
            lock.append("[[package]]\nname = \"b\"\nversion = \"")
                    .append(i)
                    .append("\"\n")
                    .append(SOURCE);
        }

        inTime(() -> assertThat(read(lock.toString()).wanted()).hasSize(202));
    }

    @Test
    void moreEntriesThanALockHasAreRefused() {
        String one = "[[package]]\nname = \"b\"\n" + SOURCE;

        assertThatThrownBy(() -> read(HEAD + one.repeat(257)))
                .isInstanceOf(MalformedLockException.class)
                .hasMessage("uv.lock:772: package 257 (b) is one of more than 256 packages of this name");
        assertThatThrownBy(() -> read(HEAD + "package = [" + "{},".repeat(100_001) + "]"))
                .isInstanceOf(MalformedLockException.class)
                .hasMessage("uv.lock:3: has more than 100000 packages");
    }

    @Test
    void manyDifferentMarkersAreDecidedOnceEach() {
        StringBuilder lock = new StringBuilder(HEAD)
                .append("[[package]]\nname = \"a\"\nsource = { virtual = \".\" }\ndependencies = [\n");
        for (int i = 0; i < 5_000; i++) {
            lock.append("{ name = \"b\", marker = \"platform_release >= '")
                    .append(i)
                    .append("'\" },\n");
        }
        lock.append("]\n[[package]]\nname = \"b\"\n").append(SOURCE);

        inTime(() -> assertThat(read(lock.toString()).wanted()).hasSize(2));
    }

    @Test
    void whatIsNoMarkerIsDoubted() throws Exception {
        String lock = HEAD + "[[package]]\nname = \"a\"\nsource = { virtual = \".\" }\ndependencies = ["
                + "{ name = \"b\", marker = \"" + "(".repeat(100_000) + "\" }, { name = \"c\", marker = \"x y\" }]\n"
                + "[[package]]\nname = \"b\"\n" + SOURCE + "[[package]]\nname = \"c\"\n" + SOURCE;

        assertThat(read(lock).wanted().get(2).doubts()).containsExactly("marker: x y");
    }

    @Test
    void circlesEnd() throws Exception {
        String lock = HEAD
                + "[[package]]\nname = \"a\"\nsource = { virtual = \".\" }\ndependencies = [{ name = \"b\", extra = [\"x\"] }]\n"
                + "[[package]]\nname = \"b\"\n" + SOURCE + "dependencies = [{ name = \"a\" }, { name = \"b\" }]\n"
                + "[package.optional-dependencies]\nx = [{ name = \"b\", extra = [\"x\"] }]\n";

        assertThat(LockFixture.lines(read(lock))).containsExactly("a - the project itself", "b < a");
    }
}
