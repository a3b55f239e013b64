package io.github.archcheck.lock.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.Shown;
import io.github.archcheck.lock.TextDecoding;
import io.github.archcheck.lock.Wanted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludedFilesTest {
    @TempDir
    private Path folder;

    private void write(String name, String content) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<Wanted> wanted(String name) throws Exception {
        Path file = folder.resolve(name);
        LockText text = new LockText(name, TextDecoding.read(name, file), Optional.of(file), Map.of());
        return new RequirementsFormat()
                .read(text)
                .select(Shown.choice("linux-64", "3.11"))
                .wanted();
    }

    @Test
    void pathsAreRelativeToTheIncludingFile() throws Exception {
        write("main.txt", "six\n-r sub/deep.txt\n");
        write("sub/deep.txt", "idna\n-c ../limits.txt\n");
        write("limits.txt", "idna<4\nunused<1\n");
        assertThat(wanted("main.txt")).extracting(Wanted::name).containsExactly("six", "idna");
        assertThat(wanted("main.txt").get(1).supply())
                .isInstanceOfSatisfying(
                        Wanted.Asked.class,
                        asked -> assertThat(asked.specifiers().toString()).isEqualTo("<4"));
    }

    @Test
    void requirementsThatConstraintsIncludeAreRequirements() throws Exception {
        write("main.txt", "-c limits.txt\n");
        write("limits.txt", "six<2\n-r more.txt\n");
        write("more.txt", "idna\n");
        assertThat(wanted("main.txt")).extracting(Wanted::name).containsExactly("idna");
    }

    @Test
    void aCircleIsNamed() throws Exception {
        write("a.txt", "-r b.txt\n");
        write("b.txt", "\n-r a.txt\n");
        assertThatThrownBy(() -> wanted("a.txt"))
                .isInstanceOf(MalformedLockException.class)
                .hasMessage("b.txt:2: a.txt includes itself");
    }

    @Test
    void filesThatIncludeEachOtherTwiceOverAreStopped() throws Exception {
        for (int i = 0; i < 30; i++) {
            write(i + ".txt", ("-r " + (i + 1) + ".txt\n").repeat(2));
        }
        write("30.txt", "six\n");
        assertThatThrownBy(() -> wanted("0.txt")).hasMessageContaining("too many files");
    }

    @Test
    void aMissingFileIsNamedWhereItIsIncluded() throws Exception {
        write("main.txt", "\n-r gone.txt\n");
        assertThatThrownBy(() -> wanted("main.txt")).hasMessage("main.txt:2: there is no file gone.txt");
    }

    @Test
    void aWheelBesideTheListIsFound() throws Exception {
        write("demo-1.0-py3-none-any.whl", "");
        write("main.txt", "./demo-1.0-py3-none-any.whl\n");
        Wanted.Files files = (Wanted.Files) wanted("main.txt").get(0).supply();
        assertThat(files.wheels().get(0).location())
                .contains(folder.resolve("demo-1.0-py3-none-any.whl").toString());
    }

    @Test
    void constraintsHaveNamesAndNoExtras() throws Exception {
        write("main.txt", "-c limits.txt\n");
        write("limits.txt", "six[x]<2\n");
        assertThatThrownBy(() -> wanted("main.txt")).hasMessage("limits.txt:1: constraints cannot have extras");
    }

    @Test
    void encodingsAreObeyedAndTheirErrorsNamed() throws Exception {
        byte[] latin1 = "# -*- coding: latin-1 -*-\nsix # \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(TextDecoding.decode("r.txt", latin1)).endsWith("# \u00e9\n");
        byte[] utf16 = "\ufeffsix\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(TextDecoding.decode("r.txt", utf16)).isEqualTo("six\n");
        byte[] broken = "six\n# \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> TextDecoding.decode("r.txt", broken))
                .hasMessage("r.txt:2: byte 6 is not UTF-8; save it as UTF-8");
        byte[] unknown = "# coding: klingon\n".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> TextDecoding.decode("r.txt", unknown))
                .hasMessage("r.txt:1: names an unknown coding: klingon");
    }
}
