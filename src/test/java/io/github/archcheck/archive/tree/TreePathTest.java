package io.github.archcheck.archive.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.archive.Troubles;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The oracle is the file system of this machine, where that is one of Unix. */
@DisabledOnOs(OS.WINDOWS)
class TreePathTest {
    private static final List<String> TEXTS = List.of(
            "",
            "/",
            ".",
            "..",
            "a",
            "/a",
            "a/b",
            "/a/b",
            "a/b/c",
            "/a/b/c",
            "ab",
            "/ab",
            "a/../b",
            "/../a",
            "../a",
            "a//b",
            "/a/",
            "./a",
            "/a/./b",
            "a/..",
            "//",
            "b/c",
            "c",
            "/a/b/../..",
            "ä/ö");

    private final FileSystem tree =
            new TreeBuilder(TreeBuilder.Rules.ZIP, new Troubles()).build().getFileSystem();

    @Test
    void aPathIsSpeltAndTakenApartAsOnThisMachine() {
        for (String text : TEXTS) {
            Path ours = tree.getPath(text);
            Path theirs = Path.of(text);
            assertThat(parts(ours)).as(text).isEqualTo(parts(theirs));
        }
    }

    @Test
    void twoPathsMeetAsOnThisMachine() {
        for (String one : TEXTS) {
            for (String two : TEXTS) {
                Path ours = tree.getPath(one);
                Path theirs = Path.of(one);
                String asked = "'" + one + "' and '" + two + "'";
                assertThat(ours.startsWith(tree.getPath(two)))
                        .as("starts " + asked)
                        .isEqualTo(theirs.startsWith(two));
                assertThat(ours.endsWith(tree.getPath(two))).as("ends " + asked).isEqualTo(theirs.endsWith(two));
                assertThat(ours.resolve(two)).as("resolve " + asked).hasToString(theirs.resolve(two) + "");
                assertThat(ours.resolveSibling(two))
                        .as("sibling " + asked)
                        .hasToString(theirs.resolveSibling(two) + "");
                assertThat(Integer.signum(ours.compareTo(tree.getPath(two))))
                        .as("compare " + asked)
                        .isEqualTo(Integer.signum(theirs.compareTo(Path.of(two))));
                boolean plain = !(one + two).contains(".");
                if (plain && ours.isAbsolute() == tree.getPath(two).isAbsolute()) {
                    assertThat(ours.relativize(tree.getPath(two)))
                            .as("relativize " + asked)
                            .hasToString(theirs.relativize(Path.of(two)) + "");
                }
            }
        }
    }

    @Test
    void pathsOfTwoTreesAreNeverEqual() {
        FileSystem other =
                new TreeBuilder(TreeBuilder.Rules.ZIP, new Troubles()).build().getFileSystem();
        assertThat(tree.getPath("/a")).isNotEqualTo(other.getPath("/a")).isEqualTo(tree.getPath("/a"));
        assertThat(tree.getPath("/a").startsWith(other.getPath("/"))).isFalse();
        assertThat(Path.of("/a").startsWith(tree.getPath("/"))).isFalse();
    }

    @Test
    void aNulIsNoPath() {
        assertThatThrownBy(() -> tree.getPath("a\0b")).isInstanceOf(InvalidPathException.class);
    }

    @Test
    void aUriSpellsThePathWithItsBytes() {
        assertThat(tree.getPath("/a b/ä").toUri()).hasToString("archive:/a%20b/ä");
    }

    private static List<String> parts(Path path) {
        StringBuilder names = new StringBuilder();
        for (Path name : path) {
            names.append('[').append(name).append(']');
        }
        return List.of(
                path.toString(),
                String.valueOf(path.getRoot()),
                String.valueOf(path.getParent()),
                String.valueOf(path.getFileName()),
                String.valueOf(path.getNameCount()),
                String.valueOf(path.isAbsolute()),
                path.normalize().toString(),
                names.toString());
    }
}
