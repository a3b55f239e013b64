package io.github.archcheck.lock.explicit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Shown;
import io.github.archcheck.lock.Wanted;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplicitFormatTest {
    private static final String HASH = "A".repeat(64);
    private static final String SPEC = """
            # platform: osx-64
            @EXPLICIT
            https://c/osx-64/python-3.11.2-h1_0_cpython.conda#d41d8cd98f00b204e9800998ecf8427e
            https://c/linux-64/a-1-0.tar.bz2#sha256:HASH

            # a comment
            b-2-0.conda#HASH
            # pip demo @ https://f/demo-1.0-cp311-cp311-macosx_10_9_x86_64.whl --hash=sha256:HASH
            """.replace("HASH", HASH);

    @Test
    void eachLineHasItsOwnSubdir() throws Exception {
        Selection selection = Shown.read(new ExplicitFormat(), SPEC).select(Shown.choice("macos-14-x86_64", "3.12"));
        assertThat(Shown.lines(selection))
                .containsExactly(
                        "python 3.11.2: conda python-3.11.2-h1_0_cpython.conda osx-64",
                        "a 1: conda a-1-0.tar.bz2 linux-64",
                        "b 2: conda b-2-0.conda osx-64",
                        "demo 1.0: wheels [demo-1.0-cp311-cp311-macosx_10_9_x86_64.whl]");
        assertThat(selection.notices()).isEmpty();
        assertThat(selection.python().orElseThrow().series()).isEqualTo("3.11");
        assertThat(selection.wanted())
                .map(Wanted::supply)
                .filteredOn(Wanted.Conda.class::isInstance)
                .map(supply -> ((Wanted.Conda) supply).file().flatMap(Candidate::sha256))
                .containsExactly(Optional.empty(), Optional.of("a".repeat(64)), Optional.of("a".repeat(64)));
    }

    @Test
    void anotherPlatformsSpecIsNoticed() throws Exception {
        assertThat(Shown.read(new ExplicitFormat(), SPEC)
                        .select(Shown.choice("linux-64", "3.12"))
                        .notices())
                .containsExactly("made for osx-64");
    }

    @Test
    void aLineThatIsNoPackageIsNamed() {
        assertThatThrownBy(() -> Shown.read(new ExplicitFormat(), "@EXPLICIT\nnumpy=1.0\n"))
                .hasMessage("list:2: is no address of a .conda or .tar.bz2 file");
        assertThatThrownBy(() -> Shown.read(new ExplicitFormat(), "numpy\n")).hasMessageContaining("@EXPLICIT");
    }
}
