package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Note;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DamagedArchiveTest {
    @Test
    void aDamagedMemberIsAnErrorThatNamesIt() {
        var findings = Plans.findings(
                Optional.empty(), List.of(), List.of(new Note(Note.Kind.ARCHIVE_DAMAGED, "../x", "climbs out")));
        assertThat(Plans.told(findings)).containsExactly("AC016 error -");
        assertThat(findings.get(0).message()).isEqualTo("../x: climbs out");
    }

    @Test
    void whatIsOnlyWorthALineIsNone() {
        assertThat(Plans.findings(
                        Optional.empty(), List.of(), List.of(new Note(Note.Kind.INFORMATION, "x", "comes twice"))))
                .isEmpty();
    }
}
