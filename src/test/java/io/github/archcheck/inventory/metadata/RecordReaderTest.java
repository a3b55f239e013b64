package io.github.archcheck.inventory.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {
    private final List<String> paths = new ArrayList<>();

    @Test
    void rowsOfEveryKindThatInstallersWrite() throws IOException {
        RecordReader.Damage damage = read("""
                numpy/core/_x.cpython-311-darwin.so,sha256=abc_-,123
                numpy-1.0.dist-info/RECORD,,
                ../../../bin/f2py,sha256=x,1
                /usr/share/man/x.1,sha256=x,1
                "a,b.py",sha256=x,1
                "say ""hi"".py",sha256=x,1
                "two
                lines.py",sha256=x,1
                """);
        assertThat(paths)
                .containsExactly(
                        "numpy/core/_x.cpython-311-darwin.so",
                        "numpy-1.0.dist-info/RECORD",
                        "../../../bin/f2py",
                        "/usr/share/man/x.1",
                        "a,b.py",
                        "say \"hi\".py",
                        "two\nlines.py");
        assertThat(damage).isEqualTo(new RecordReader.Damage(0, 0, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "garbage | 1",
                "one,column-too-few | 1",
                "a,b,c,d | 1",
                ",sha256=x,1 | 1",
                "'\"unclosed,x,1' | 1",
                "'\"closed\"late,x,1' | 1",
                "'\"\",x,1' | 1",
                "nul\u0000.so,x,1 | 1",
            })
    void aBrokenRowDoesNotHideTheOthers(String row, long broken) throws IOException {
        RecordReader.Damage damage = read("first.py,x,1\n" + row + "\nlast.so,x,1\n");
        assertThat(paths).containsExactly("first.py", "last.so");
        assertThat(damage).isEqualTo(new RecordReader.Damage(broken, 2, false));
    }

    @Test
    void anUnclosedQuoteAtTheEndIsOneBrokenRow() throws IOException {
        assertThat(read("a.so,x,1\n\"b.so,x,1")).isEqualTo(new RecordReader.Damage(1, 2, false));
        assertThat(paths).containsExactly("a.so");
    }

    @Test
    void lineEndsOfWindowsAndEmptyLinesAreFine() throws IOException {
        assertThat(read("a.so,x,1\r\n\r\nb.so,x,1")).isEqualTo(new RecordReader.Damage(0, 0, false));
        assertThat(paths).containsExactly("a.so", "b.so");
    }

    @Test
    void anEndlessLineIsOneBrokenRow() throws IOException {
        String endless = "x".repeat(Lines.LONGEST_BYTES * 9) + ",x,1";
        assertThat(read("a.so,x,1\n" + endless + "\nb.so,x,1\n")).isEqualTo(new RecordReader.Damage(1, 2, false));
        assertThat(paths).containsExactly("a.so", "b.so");
    }

    @Test
    void longButPlausibleRowsAreRead() throws IOException {
        String name = "d/".repeat(2000) + "x.so";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append(i).append(name).append(",sha256=x,1\n");
        }
        read(text.toString());
        assertThat(paths).hasSize(100).last().isEqualTo(99 + name);
    }

    @Test
    void readingStopsAtTheLimit() throws IOException {
        byte[] text = "a.so,x,1\nb.so,x,1\nc.so,x,1\n".getBytes(StandardCharsets.UTF_8);
        RecordReader.Damage damage =
                RecordReader.read(new ByteArrayInputStream(text), 18, (path, recorded) -> paths.add(path));
        assertThat(paths).containsExactly("a.so", "b.so");
        assertThat(damage.cut()).isTrue();
    }

    @Test
    void anyBytesEndInSomeAnswer() throws IOException {
        long seed = 20261120;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] alphabet = {'a', ',', '"', '\n', '\r', 0, (byte) 0xff, '.'};
        for (int round = 0; round < 5000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            long newlines = new String(bytes, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            paths.clear();
            RecordReader.Damage damage =
                    RecordReader.read(new ByteArrayInputStream(bytes), 1 << 20, (path, recorded) -> paths.add(path));
            assertThat(damage.rows() + paths.size())
                    .as("seed %d round %d", seed, round)
                    .isLessThanOrEqualTo(newlines + 1);
        }
    }

    private RecordReader.Damage read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return RecordReader.read(new ByteArrayInputStream(bytes), 1 << 20, (path, recorded) -> paths.add(path));
    }
}
