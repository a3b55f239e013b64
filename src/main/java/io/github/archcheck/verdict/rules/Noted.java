package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Note;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import java.util.stream.Stream;

/** The shape that rules about notes share. */
final class Noted {
    private Noted() {}

    /** A finding about the root for every note of this kind, with its path. */
    static Stream<Finding> because(Note.Kind kind, RuleInfo rule, Scene scene) {
        return scene.inventory().notes().stream()
                .filter(note -> note.kind() == kind)
                .map(note -> Finding.aboutRoot(rule, note.path() + ": " + note.message()));
    }
}
