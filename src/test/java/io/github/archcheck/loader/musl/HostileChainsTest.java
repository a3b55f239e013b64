package io.github.archcheck.loader.musl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.loader.Hardware;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Fault;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.loader.tree.TargetTree;
import io.github.archcheck.loader.tree.Visibility;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.Elf;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were made to cost much, or to lead astray. */
class HostileChainsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path root;

    private Elf library() {
        return Elf.of(true, ByteOrder.LITTLE_ENDIAN, 62);
    }

    private void write(String name, Elf elf) throws IOException {
        Files.write(root.resolve(name), elf.build().bytes());
    }

    private Load open(String name) {
        Inspector inspector = new Inspector(Parsers.ALL);
        TargetTree files =
                new TargetTree(new Visibility(Optional.of(root), Map.of(), false), inspector::inspect, Map.of());
        MuslLinker linker = new MuslLinker(
                Known.X86_64, new Version(1, 2, 5), new Surroundings(files, Optional.empty(), Hardware.UNKNOWN));
        return Assertions.assertTimeoutPreemptively(LIMIT, () -> linker.open("/" + name));
    }

    @Test
    void aLongChainIsFollowedToItsEnd() throws IOException {
        for (int i = 0; i < 200; i++) {
            write("lib" + i + ".so", library().needed("lib" + (i + 1) + ".so").runpath("$ORIGIN/."));
        }
        Load load = open("lib0.so");
        assertThat(load.images()).hasSize(200);
        assertThat(load.faults()).extracting(Fault::kind).containsExactly(Kind.MISSING_LIBRARY);
        assertThat(load.faults().get(0).chain())
                .hasSize(200)
                .startsWith("/lib0.so")
                .endsWith("/lib199.so");
    }

    @Test
    void aThousandDirectoriesInEveryLinkOfAChainEndInAnAnswer() throws IOException {
        String many = IntStream.range(0, 1000).mapToObj(i -> "$ORIGIN/d" + i).collect(Collectors.joining(":"));
        for (int i = 0; i < 50; i++) {
            write(
                    "lib" + i + ".so",
                    library().needed("lib" + (i + 1) + ".so", "none" + i).runpath(many + i + ":$ORIGIN"));
        }
        assertThat(open("lib0.so").images()).hasSize(50);
    }

    @Test
    void aCircleAndAFileThatNeedsItselfEnd() throws IOException {
        write("liba.so", library().needed("libb.so", "liba.so").runpath("/x/../:/"));
        write("libb.so", library().needed("liba.so", "libb.so"));
        Files.createDirectory(root.resolve("x"));
        Load load = open("liba.so");
        assertThat(load.images()).hasSize(2);
        assertThat(load.links()).hasSize(4);
        assertThat(load.faults()).isEmpty();
    }

    @Test
    void namesOfNoSenseAreMissing() throws IOException {
        write(
                "liba.so",
                library()
                        .needed("", "../../../etc/passwd", "/..", "x".repeat(300), "a:b")
                        .runpath(":::"));
        assertThat(open("liba.so").faults()).hasSize(5);
    }
}
