package io.github.archcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.PackageVerdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private static List<String> places(Report report) {
        return report.roots().stream()
                .flatMap(root -> root.reported().stream().map(r -> Place.of(report.checkout(), root, r.finding())))
                .map(place -> place.file() + place.member().map(m -> " ! " + m).orElse(""))
                .toList();
    }

    @Test
    void filesAreNamedFromTheTopOfTheCheckout() {
        assertThat(places(SampleReport.report()))
                .startsWith("venv", "venv/lib/python3.11/site-packages/kaleido/executable/kaleido")
                .endsWith("venv/share/libmystery.dylib");
    }

    @Test
    void membersAreNamedFromTheirArchiveAlsoWhereOneEnvironmentWasJudged() {
        assertThat(places(SampleReport.everything()))
                .containsSubsequence(
                        "",
                        "tools/native helper/libfast.dylib",
                        "/opt/tools/lib/libshared.dylib",
                        "dist/speedy-1.0-cp311-cp311-macosx_11_0_universal2.whl ! speedy/_core.cpython-311-darwin.so",
                        "image.tar ! app/.venv",
                        "image.tar ! app/.venv/lib/python3.11/site-packages/pandas/_libs/lib.so",
                        "app/uv.lock");
    }

    @Test
    void wheelsOfAFolderAreNamedThemselves() {
        PackageVerdict verdict = new SamplePlanned("speedy", "1.0", PackageVerdict.Outcome.BLOCKED)
                .source("speedy-1.0-cp311-cp311-win_amd64.whl")
                .verdict();
        Finding finding = Finding.aboutPackage(SampleReport.ARCHITECTURE, verdict, "x");
        for (Map.Entry<String, String> place : Map.of(
                        "wheels", "wheels/speedy-1.0-cp311-cp311-win_amd64.whl",
                        ".", "speedy-1.0-cp311-cp311-win_amd64.whl",
                        "dist/speedy-1.0-cp311-cp311-win_amd64.whl", "dist/speedy-1.0-cp311-cp311-win_amd64.whl")
                .entrySet()) {
            Judged judged = SampleReport.report().roots().get(1).judged().withFindings(List.of(finding));
            assertThat(places(SampleReport.report(List.of(new Report.Root(place.getKey(), judged)))))
                    .containsExactly(place.getValue());
        }
    }

    @Test
    void theTopItselfAndWhatLiesOutsideIsUnknownToServices() {
        assertThat(List.of("", "/opt/x", "C:\\x", "C:/x", "c:x", "x/y").stream()
                        .filter(file -> new Place(file, Optional.empty()).isInCheckout()))
                .containsExactly("c:x", "x/y");
    }
}
