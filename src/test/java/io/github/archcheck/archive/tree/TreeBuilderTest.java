package io.github.archcheck.archive.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.archive.OpenArchive.Trouble;
import io.github.archcheck.archive.Troubles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeBuilderTest {
    private final Troubles troubles = new Troubles();

    private TreeBuilder zip() {
        return new TreeBuilder(TreeBuilder.Rules.ZIP, troubles);
    }

    private TreeBuilder unix() {
        return new TreeBuilder(TreeBuilder.Rules.UNIX, troubles);
    }

    /** The content of a file is its number. */
    private static boolean file(TreeBuilder tree, String name, int number) {
        return tree.file(name, new MemberStat(number, 0, false), TreeBuilderTest::refuse, number);
    }

    private static SeekableByteChannel refuse(long member) throws IOException {
        throw new IOException("member " + member);
    }

    /** All that is in the tree: files with their numbers, links with their targets. */
    private static List<String> all(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !path.equals(root))
                    .map(TreeBuilderTest::text)
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return path + " -> " + Files.readSymbolicLink(path);
            }
            return Files.isDirectory(path) ? path + "/" : path + " " + Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(TreeBuilder.Rules.class)
    void directoriesComeWithWhatLiesInThem(TreeBuilder.Rules rules) throws IOException {
        TreeBuilder tree = new TreeBuilder(rules, troubles);
        file(tree, "a/b/c", 1);
        tree.directory("d/", 0);
        assertThat(all(tree.build())).containsExactly("/a/", "/a/b/", "/a/b/c 1", "/d/");
        assertThat(troubles.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "../x, its name climbs out of the archive",
        "a/../x, its name climbs out of the archive",
        "a/.., its name climbs out of the archive",
        "..\\x, its name climbs out of the archive",
        "/etc/x, its name is an absolute path",
        "a\\b, 'its name holds a backslash, which separates names on Windows only'",
        "C:x, its name begins with the letter of a drive",
        "'', it has no name",
    })
    void aNameThatIsNoPlaceIsLeftOutOfAZip(String name, String reason) throws IOException {
        TreeBuilder tree = zip();
        assertThat(file(tree, name, 1)).isFalse();
        assertThat(all(tree.build())).isEmpty();
        assertThat(troubles.list()).containsExactly(new Trouble(name, reason, true));
    }

    @Test
    void aNulOrTooLongANameIsLeftOut() {
        TreeBuilder tree = unix();
        assertThat(file(tree, "a\0b", 1)).isFalse();
        assertThat(file(tree, "a/".repeat(3000) + "b", 1)).isFalse();
        assertThat(troubles.list())
                .extracting(Trouble::reason)
                .containsExactly("its name holds a NUL character", "its name is longer than any system's paths");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", "..a/b", "a../b", "...", "a/...", ".a", "a/.b"})
    void dotsInANameAreLetters(String name) throws IOException {
        TreeBuilder tree = zip();
        assertThat(file(tree, name, 7)).isTrue();
        assertThat(Files.size(tree.build().resolve(name))).isEqualTo(7);
    }

    @Test
    void theLastOfTwoAlikeCountsAndIsTold() throws IOException {
        TreeBuilder tree = zip();
        file(tree, "a", 1);
        file(tree, "a", 2);
        assertThat(all(tree.build())).containsExactly("/a 2");
        assertThat(troubles.list())
                .containsExactly(new Trouble("a", "comes more than once; the last one counts", false));
    }

    @Test
    void inAZipNothingIsFileAndDirectoryAtOnce() throws IOException {
        TreeBuilder tree = zip();
        file(tree, "a", 1);
        assertThat(file(tree, "a/b", 2)).isFalse();
        file(tree, "c/d", 3);
        assertThat(file(tree, "c", 4)).isFalse();
        tree.symbolicLink("l", "c", 0);
        assertThat(file(tree, "l/x", 5)).isFalse();
        assertThat(all(tree.build())).containsExactly("/a 1", "/c/", "/c/d 3", "/l -> c");
        assertThat(troubles.list())
                .extracting(Trouble::reason)
                .containsExactly(
                        "lies below something that is no directory",
                        "is a file and a directory at once",
                        "lies beyond a link");
    }

    @Test
    void inATarTheLaterReplacesTheEarlier() throws IOException {
        TreeBuilder tree = unix();
        file(tree, "./a", 1);
        file(tree, "/a//b", 2);
        file(tree, "c/d/e", 3);
        file(tree, "c", 4);
        file(tree, "f\\g", 5);
        assertThat(all(tree.build())).containsExactly("/a/", "/a/b 2", "/c 4", "/f\\g 5");
        assertThat(troubles.list()).isEmpty();
    }

    @Test
    void whatWasReplacedLeavesNothingBehind() throws IOException {
        TreeBuilder tree = unix();
        file(tree, "c/d/e", 3);
        file(tree, "c", 4);
        tree.directory("c", 0);
        file(tree, "c/d/f", 5);
        assertThat(all(tree.build())).containsExactly("/c/", "/c/d/", "/c/d/f 5");
    }

    @Test
    void inATarMembersMayLieBeyondLinks() throws IOException {
        TreeBuilder tree = unix();
        tree.symbolicLink("lib", "usr/lib", 0);
        file(tree, "lib/x", 1);
        tree.symbolicLink("up", "../../etc", 0);
        file(tree, "up/y", 2);
        tree.symbolicLink("loop", "loop", 0);
        assertThat(file(tree, "loop/z", 3)).isFalse();
        assertThat(all(tree.build()))
                .containsExactly(
                        "/etc/",
                        "/etc/y 2",
                        "/lib -> usr/lib",
                        "/loop -> loop",
                        "/up -> ../../etc",
                        "/usr/",
                        "/usr/lib/",
                        "/usr/lib/x 1");
        assertThat(troubles.list()).extracting(Trouble::reason).containsExactly("lies beyond links in a circle");
    }

    @Test
    void hardLinksAreOneFile() throws IOException {
        TreeBuilder tree = unix();
        file(tree, "a", 1);
        assertThat(tree.hardLink("d/b", "a")).isTrue();
        assertThat(tree.hardLink("c", "missing")).isFalse();
        Path root = tree.build();
        assertThat(Files.isSameFile(root.resolve("a"), root.resolve("d/b"))).isTrue();
        assertThat(troubles.list())
                .containsExactly(
                        new Trouble("c", "is another name for missing, which is no file of the archive", true));
    }

    @Test
    void aLayerHidesWhatEarlierOnesHaveAndNotItsOwn() throws IOException {
        TreeBuilder tree = unix();
        file(tree, "d/old", 1);
        file(tree, "d/sub/old", 2);
        file(tree, "e/old", 3);
        file(tree, "gone", 4);
        file(tree, "g/h/i/old", 8);
        tree.nextLayer();
        file(tree, "d/sub/new", 5);
        tree.hideChildren("d");
        file(tree, "d/later", 6);
        tree.hide("e");
        tree.hide("gone");
        tree.hide("never");
        tree.hide("g");
        file(tree, "e/new", 7);
        tree.hide("e");
        assertThat(all(tree.build()))
                .containsExactly("/d/", "/d/later 6", "/d/sub/", "/d/sub/new 5", "/e/", "/e/new 7");
    }

    /** A slow model: paths with the layer that put them there. */
    @Test
    void layersComeOutAsInASimplerModel() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            TreeBuilder tree = unix();
            Model model = new Model();
            for (int step = 0; step < 60; step++) {
                String name = path(random);
                switch (random.nextInt(7)) {
                    case 0 -> {
                        tree.nextLayer();
                        model.layer++;
                    }
                    case 1 -> {
                        tree.hide(name);
                        model.hide(name, true);
                    }
                    case 2 -> {
                        tree.hideChildren(name);
                        model.hide(name, false);
                    }
                    case 3 -> {
                        tree.directory(name, 0);
                        model.directory(name);
                    }
                    default -> {
                        file(tree, name, step);
                        model.file(name, step);
                    }
                }
            }
            assertThat(all(tree.build())).as("seed " + seed).isEqualTo(model.all());
        }
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            path.append(path.isEmpty() ? "" : "/").append((char) ('a' + random.nextInt(3)));
        }
        return path.toString();
    }

    private static final class Model {
        private record Node(int layer, int number) {}

        private final TreeMap<String, Node> nodes = new TreeMap<>();
        private int layer;

        void file(String name, int number) {
            parents(name);
            nodes.keySet().removeIf(path -> path.startsWith(name + "/"));
            nodes.put(name, new Node(layer, number));
        }

        void directory(String name) {
            parents(name);
            nodes.put(name, new Node(layer, -1));
        }

        void hide(String name, boolean itself) {
            Node node = nodes.get(name);
            if (node == null || (!itself && node.number >= 0)) {
                return;
            }
            for (Map.Entry<String, Node> entry :
                    List.copyOf(nodes.descendingMap().entrySet())) {
                String path = entry.getKey();
                boolean covered = path.startsWith(name + "/") || (itself && path.equals(name));
                boolean isHolding = nodes.keySet().stream().anyMatch(below -> below.startsWith(path + "/"));
                if (covered && entry.getValue().layer < layer && !isHolding) {
                    nodes.remove(path);
                }
            }
        }

        List<String> all() {
            return nodes.entrySet().stream()
                    .map(e -> "/" + e.getKey() + (e.getValue().number < 0 ? "/" : " " + e.getValue().number))
                    .sorted()
                    .toList();
        }

        private void parents(String name) {
            for (int cut = name.indexOf('/'); cut >= 0; cut = name.indexOf('/', cut + 1)) {
                String parent = name.substring(0, cut);
                Node there = nodes.get(parent);
                if (there == null || there.number >= 0) {
                    nodes.put(parent, new Node(layer, -1));
                }
            }
        }
    }

    @Test
    void asManyNodesAsFitAndNoMore() {
        TreeBuilder tree = zip();
        boolean fits = true;
        int members = 0;
        while (fits && members < 3_000) {
            fits = file(tree, "d" + members + "/" + "x/".repeat(1000) + "f", members);
            members++;
        }
        assertThat(members).isLessThan(2_200);
        assertThat(troubles.list().get(0).reason()).isEqualTo("is left out, the archive has too many directories");
    }

    @Test
    void troublesAreCountedWhenThereAreTooMany() {
        for (int i = 0; i < 1500; i++) {
            troubles.add("x" + i, "bad", true);
        }
        assertThat(troubles.list())
                .hasSize(1001)
                .last()
                .isEqualTo(new Trouble("", "and 500 members more like these", false));
    }

    @Test
    void contentIsAskedForWhenSomebodyReads() {
        TreeBuilder tree = zip();
        file(tree, "a", 42);
        assertThatThrownBy(() -> Files.newByteChannel(tree.build().resolve("a")))
                .hasMessage("member 42");
    }
}
