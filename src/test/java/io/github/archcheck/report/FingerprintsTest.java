package io.github.archcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintsTest {
    private static final RuleInfo RULE = new RuleInfo("AC001", "missing-architecture", Severity.ERROR, "x");

    private static Finding finding(RuleInfo rule, String path, String message, Optional<String> slice) {
        Artifact artifact = new Artifact(
                path,
                Path.of("/somewhere/else"),
                new Inspection.Unreadable("permission denied"),
                Role.LIBRARY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
        Finding about = Finding.about(artifact, rule, Verdict.CANNOT_RUN, message);
        return new Finding(
                about.rule(),
                about.severity(),
                about.implies(),
                about.artifact(),
                about.planned(),
                slice,
                message,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String alone(Finding finding) {
        return new Fingerprints().of(finding);
    }

    /** FNV-1a of "5:AC0014:x.so0:0:", calculated by hand in Python. */
    @Test
    void theNumberNeverChanges() {
        assertThat(alone(finding(RULE, "x.so", "message", Optional.empty()))).isEqualTo("1abd3b63006acb3b");
    }

    @ParameterizedTest
    @CsvSource({
        "lib/python3.11/site-packages/pkg/x.so, pkg/x.so",
        "lib64/python3.13t/site-packages/pkg/x.so, pkg/x.so",
        "Lib/site-packages/pkg/x.so, pkg/x.so",
        "home/me/venv/lib/python3.11/site-packages/pkg/x.so, pkg/x.so",
        "usr/lib/python3/dist-packages/pkg/x.so, pkg/x.so",
        "lib/python3.11/lib-dynload/x.so, lib64/python3.12/lib-dynload/x.so",
        "lib/pypy3.10/x.so, lib/pypy3.11/x.so",
    })
    void whereTheEnvironmentIsDoesNotMatter(String one, String other) {
        assertThat(alone(finding(RULE, one, "m", Optional.empty())))
                .isEqualTo(alone(finding(RULE, other, "m", Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({
        "bin/x, lib/x",
        "lib/site-packages-old/x.so, x.so",
        "mysite-packages/x.so, x.so",
        "lib/python3.11x/x.so, lib/python3.12x/x.so",
        "x.cpython-311-darwin.so, x.cpython-312-darwin.so",
        "lib64, lib",
    })
    void otherPlacesAreOtherFindings(String one, String other) {
        assertThat(alone(finding(RULE, one, "m", Optional.empty())))
                .isNotEqualTo(alone(finding(RULE, other, "m", Optional.empty())));
    }

    @Test
    void theCulpritMattersAndNotTheWayToIt() {
        Finding finding = finding(RULE, "x.so", "m", Optional.empty());
        String direct = alone(finding.withChain(List.of("x.so", "lib/liba.so")));
        assertThat(alone(finding.withChain(List.of("x.so", "liby.so", "other/liba.so"))))
                .isEqualTo(direct);
        assertThat(alone(finding.withChain(List.of("x.so", "lib/libb.so")))).isNotEqualTo(direct);
        assertThat(alone(finding)).isNotEqualTo(direct);
    }

    @Test
    void theIdentityIsThatOfTheFirst() {
        Fingerprints fingerprints = new Fingerprints();
        Finding finding = finding(RULE, "x.so", "m", Optional.empty());
        assertThat(fingerprints.of(finding)).isEqualTo(Fingerprints.identity(finding));
        assertThat(fingerprints.of(finding)).isNotEqualTo(Fingerprints.identity(finding));
    }

    @Test
    void wordingDoesNotMatter() {
        assertThat(alone(finding(RULE, "x.so", "one", Optional.empty())))
                .isEqualTo(alone(finding(RULE, "x.so", "other", Optional.empty())));
    }

    @Test
    void allElseDoes() {
        RuleInfo other = new RuleInfo("AC002", "missing-architecture", Severity.ERROR, "x");
        assertThat(List.of(
                        alone(finding(RULE, "x.so", "m", Optional.empty())),
                        alone(finding(other, "x.so", "m", Optional.empty())),
                        alone(finding(RULE, "y.so", "m", Optional.empty())),
                        alone(finding(RULE, "x.so", "m", Optional.of("arm64"))),
                        alone(finding(RULE, "x.so\narm64", "m", Optional.empty())),
                        alone(finding(RULE, "x.so0:", "m", Optional.empty())),
                        alone(Finding.aboutRoot(RULE, "m"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void twoFindingsAlikeInOneReportAreTold() {
        Fingerprints fingerprints = new Fingerprints();
        Finding finding = finding(RULE, "x.so", "m", Optional.empty());
        String first = fingerprints.of(finding);
        String second = fingerprints.of(finding);
        assertThat(second).isNotEqualTo(first).matches("[0-9a-f]{16}");
        assertThat(new Fingerprints().of(finding)).isEqualTo(first);
    }

    @Test
    void theSampleHasNoTwoAlike() {
        Fingerprints fingerprints = new Fingerprints();
        assertThat(SampleReport.findings().stream().map(fingerprints::of)).doesNotHaveDuplicates();
    }
}
