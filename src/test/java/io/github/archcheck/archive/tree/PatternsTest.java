package io.github.archcheck.archive.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.archive.Troubles;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is the file system of this machine, where that is one of Unix. */
@DisabledOnOs(OS.WINDOWS)
class PatternsTest {
    private static final List<String> PATHS = List.of(
            "a",
            "b.so",
            "a/b.so",
            "/a/b.so",
            "a/b/c.so",
            ".so",
            "x.SO",
            "a-b",
            "a]b",
            "a,b",
            "{a}",
            "lib.so.1",
            "a^",
            "!",
            "a\\b",
            "a+b(c)|d$",
            "ä.so",
            "");

    private final FileSystem tree =
            new TreeBuilder(TreeBuilder.Rules.ZIP, new Troubles()).build().getFileSystem();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.so",
                "**.so",
                "**/*.so",
                "a/**",
                "?",
                "[ab]",
                "[!a]",
                "[a-c]*",
                "{a,b.so}",
                "{a,*.so}",
                "a,b",
                "a\\]b",
                "lib*.so.*",
                "[a-]*",
                "*[!.]*",
                "\\{a\\}",
                "a+b(c)|d$",
                "ä*",
                "",
                "{**/,}b.so",
                "*{.so,.SO}",
                "[^]*",
                "a\\\\b"
            })
    void aGlobMeansWhatItMeansOnThisMachine(String glob) {
        for (String path : PATHS) {
            assertThat(tree.getPathMatcher("glob:" + glob).matches(tree.getPath(path)))
                    .as(glob + " against " + path)
                    .isEqualTo(FileSystems.getDefault()
                            .getPathMatcher("glob:" + glob)
                            .matches(Path.of(path)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a", "{a", "{a,{b}}", "a\\", "[a/b]"})
    void whatIsNoGlobIsRefusedAsOnThisMachine(String glob) {
        assertThatThrownBy(() -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .isInstanceOf(PatternSyntaxException.class);
        assertThatThrownBy(() -> tree.getPathMatcher("glob:" + glob)).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void regularExpressionsAreTakenAsTheyAre() {
        assertThat(tree.getPathMatcher("regex:a.*").matches(tree.getPath("abc")))
                .isTrue();
        assertThatThrownBy(() -> tree.getPathMatcher("other:a")).isInstanceOf(UnsupportedOperationException.class);
    }
}
