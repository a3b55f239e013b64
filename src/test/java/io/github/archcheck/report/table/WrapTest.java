package io.github.archcheck.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WrapTest {
    private static final String[] WORDS = {
        "", "a", "needs", "@rpath/libsomething.dylib", "日本語", "a\u0301", "😀", "x".repeat(50), "é".repeat(9)
    };

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int words = random.nextInt(30);
        for (int i = 0; i < words; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.toString();
    }

    @Test
    void linesFitAndNothingButBlanksIsLost() {
        long seed = 20260102;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5000; i++) {
            String text = text(random);
            int width = 2 + random.nextInt(60);
            List<String> lines = Wrap.text(text, width);
            String what = "seed " + seed + ", text " + i + ", width " + width;
            assertThat(lines).as(what).isNotEmpty().allMatch(line -> Columns.of(line) <= width);
            assertThat(lines).as(what).noneMatch(line -> line.endsWith(" "));
            assertThat(String.join("", lines).replace(" ", "")).as(what).isEqualTo(text.replace(" ", ""));
        }
    }

    @Test
    void wordsStayWholeWhenTheyFit() {
        assertThat(Wrap.text("one two three", 8)).containsExactly("one two", "three");
        assertThat(Wrap.text("one two three", 13)).containsExactly("one two three");
    }

    @Test
    void onlyAWordLongerThanALineIsCut() {
        assertThat(Wrap.text("ab 123456789 cd", 4)).containsExactly("ab", "1234", "5678", "9 cd");
    }

    @Test
    void aCharacterThatTakesTwoColumnsIsNeverCut() {
        assertThat(Wrap.text("日本語", 4)).containsExactly("日本", "語");
        assertThat(Wrap.text("日本", 1)).containsExactly("日", "本");
    }

    @Test
    void twoBlanksInAFileNameStay() {
        assertThat(Wrap.text("two  blanks", 40)).containsExactly("two  blanks");
    }

    @Test
    void aMegabyteIsWrappedInTime() {
        assertThat(Wrap.text("x".repeat(1 << 20), 64)).hasSize(1 << 14).allMatch(line -> line.length() == 64);
        assertThat(Wrap.text("e\u0301".repeat(1 << 18), 64)).hasSize(1 << 12);
    }

    @Test
    void aCommandIsBrokenBetweenItsWordsOnly() {
        assertThat(Wrap.command("pip install 'a b c' it\\'s\\ one x", 12))
                .containsExactly("pip install", "'a b c'", "it\\'s\\ one x");
        assertThat(Wrap.command("pip " + "x".repeat(30), 10)).containsExactly("pip", "x".repeat(30));
        assertThat(Wrap.command("pip 'it'\\''s one' b", 6)).containsExactly("pip", "'it'\\''s one'", "b");
    }

    @Test
    void aBrokenCommandIsTheSameCommandWhenPasted() {
        long seed = 20260103;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            String command = ("pip " + text(random)).replaceAll(" +", " ") + "'" + text(random) + "'";
            int width = 1 + random.nextInt(60);
            assertThat(String.join(" ", Wrap.command(command, width)))
                    .as("seed %d, command %d, width %d", seed, i, width)
                    .isEqualTo(command);
        }
    }
}
