package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Note;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class BrokenMetadataTest {
    @Test
    void theNoteBecomesAFindingAboutTheRoot() {
        Scenes scene = Scenes.on("macos-14-arm64").note(Note.Kind.METADATA_BROKEN, "bin/x", "says why");

        assertThat(scene.findings()).containsExactly("AC904 warning -");
        assertThat(scene.finding("AC904").message()).isEqualTo("bin/x: says why");
    }

    @Test
    void otherNotesDoNot() {
        assertThat(Scenes.on("macos-14-arm64")
                        .note(Note.Kind.INFORMATION, "bin/x", "says why")
                        .note(Note.Kind.SPECIAL_FILE, "bin/y", "a pipe")
                        .note(Note.Kind.LINK_NOT_FOLLOWED, "bin/z", "leads outside")
                        .findings())
                .isEmpty();
    }
}
