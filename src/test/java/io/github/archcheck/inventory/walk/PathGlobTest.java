package io.github.archcheck.inventory.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*            | a        | true",
                "*            | a/b      | false",
                "**           | a/b      | true",
                "a/**         | a        | false",
                "a/**/b       | a/x/y/b  | true",
                "a?c          | abc      | true",
                "a?c          | a/c      | false",
                "?            | ☺        | true",
                "a[b-d]e      | ace      | true",
                "a[!b-d]e     | ace      | false",
                "a[!b]c       | a/c      | false",
                "[-a]         | -        | true",
                "[a-]         | -        | true",
                "[*?]         | *        | true",
                "{a,bc,}x     | bcx      | true",
                "{a,bc,}x     | x        | true",
                "{a,bc}x      | abcx     | false",
                "{*.so,*.py}  | a.py     | true",
                "a{b,c}d{e,f} | acde     | true",
                "a,b          | a,b      | true",
                "a}b          | a}b      | true",
                "\\*          | *        | true",
                "\\*          | a        | false",
                "a.c          | abc      | false",
            })
    void fitsTheWholePath(String glob, String path, boolean fits) {
        assertThat(PathGlob.of(glob, false).matches(path)).isEqualTo(fits);
    }

    @Test
    void onWindowsTheCaseOfLettersDoesNotMatter() {
        assertThat(PathGlob.of("*.DLL", true).matches("x.dll")).isTrue();
        assertThat(PathGlob.of("*.DLL", false).matches("x.dll")).isFalse();
    }

    @Test
    void itSaysWhatJavaSays() {
        SplittableRandom random = new SplittableRandom(11);
        String signs = "ab/**?[]-!{},\\";
        int compared = 0;
        for (int run = 0; run < 30_000; run++) {
            String glob = text(random, signs, 7);
            PathMatcher java;
            try {
                java = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            } catch (PatternSyntaxException e) {
                continue;
            }
            PathGlob ours = PathGlob.of(glob, false);
            for (int i = 0; i < 5; i++) {
                Path path = Path.of(text(random, "aabb/-!*", 6)).normalize();
                compared++;
                assertThat(ours.matches(path.toString()))
                        .as("%s against %s", glob, path)
                        .isEqualTo(java.matches(path));
            }
        }
        assertThat(compared).isGreaterThan(50_000);
    }

    private static String text(SplittableRandom random, String signs, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }

    @Test
    void noGlobTakesLong() {
        String path = "a".repeat(4_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(PathGlob.of("*a".repeat(100) + "b", false).matches(path)).isFalse();
            assertThat(PathGlob.of("**a?".repeat(100) + "b", false).matches(path))
                    .isFalse();
            assertThat(PathGlob.of("{a*,*a,}".repeat(30) + "b", false).matches(path))
                    .isFalse();
        });
    }
}
