package io.github.archcheck.archive.tar;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.tree.TreeBuilder;
import io.github.archcheck.testkit.Hostile;
import io.github.archcheck.testkit.Tars;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Anything but a tree or a refusal fails. */
class TarFuzzTest {
    @FuzzTest
    void anyBytesAreATreeOrRefused(byte[] archive) throws IOException {
        read(archive);
    }

    @Test
    void damagedArchivesAreATreeOrRefused() throws IOException {
        byte[] archive = Tars.archive()
                .pax('g', "comment=1")
                .pax('x', "path=long/name", "size=3", "GNU.sparse.realsize=9")
                .file("a", "123")
                .longName('L', "longer/name")
                .longName('K', "target")
                .symbolicLink("b", "a")
                .hardLink("c", "long/name")
                .directory("d/")
                .file("e/.wh.f", "")
                .build();
        for (byte[] damaged : (Iterable<byte[]>) Hostile.randomDamage(archive)::iterator) {
            read(damaged);
        }
        // Most damage ends at a checksum: what is behind it is reached with a right one.
        for (byte[] damaged : (Iterable<byte[]>) Hostile.randomDamage(archive)::iterator) {
            for (int at = 0; at + TarHeader.BYTES <= damaged.length; at += TarHeader.BYTES) {
                byte[] block = Arrays.copyOfRange(damaged, at, at + TarHeader.BYTES);
                if (!new TarHeader(block).isEmpty() && new TarHeader(block).hasMagic()) {
                    System.arraycopy(Tars.signed(block), 0, damaged, at, TarHeader.BYTES);
                }
            }
            read(damaged);
        }
    }

    private static void read(byte[] archive) throws IOException {
        TarReading reading = TarReading.of((path, file) -> file.head(64, ByteOrder.BIG_ENDIAN));
        TreeBuilder tree = new TreeBuilder(TreeBuilder.Rules.UNIX, reading.troubles());
        try {
            new TarTree("", reading).addPassing(new ByteArrayInputStream(archive), tree, true, TarTree.Nested.NONE);
        } catch (RefusedArchiveException e) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree.build())) {
            all.forEach(TarFuzzTest::touch);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void touch(Path path) {
        try {
            if (Files.isRegularFile(path) && Files.size(path) < 1 << 20) {
                Files.readAllBytes(path);
            }
        } catch (IOException e) {
            // What was not kept cannot be read.
            return;
        }
    }
}
