package io.github.archcheck.report;

import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** Builds what becomes of one package that is to be installed. */
final class SamplePlanned {
    private final String name;
    private final String version;
    private final Outcome outcome;
    private String source = "uv.lock";
    private Optional<String> file = Optional.empty();
    private Optional<String> nearest = Optional.empty();
    private Optional<String> because = Optional.empty();
    private List<String> requiredBy = List.of();
    private Optional<Verdict> content = Optional.empty();
    private List<String> problems = List.of();
    private List<String> doubts = List.of();
    private Optional<Fix> fix = Optional.empty();

    SamplePlanned(String name, String version, Outcome outcome) {
        this.name = name;
        this.version = version;
        this.outcome = outcome;
    }

    SamplePlanned source(String fileName) {
        source = fileName;
        return this;
    }

    SamplePlanned file(String wheel) {
        file = Optional.of(wheel);
        return this;
    }

    SamplePlanned nearest(String miss) {
        nearest = Optional.of(miss);
        return this;
    }

    SamplePlanned because(String words) {
        because = Optional.of(words);
        return this;
    }

    SamplePlanned requiredBy(String... way) {
        requiredBy = List.of(way);
        return this;
    }

    /** @param problem empty for none */
    SamplePlanned content(Verdict verdict, String problem) {
        content = Optional.of(verdict);
        problems = problem.isEmpty() ? List.of() : List.of(problem);
        return this;
    }

    SamplePlanned doubt(String words) {
        doubts = List.of(words);
        return this;
    }

    SamplePlanned fix(Fix command) {
        fix = Optional.of(command);
        return this;
    }

    PackageVerdict verdict() {
        return new PackageVerdict(
                name,
                Optional.of(version),
                source,
                outcome,
                file,
                nearest.map(miss -> "NO_PLATFORM_ARCH"),
                nearest,
                because,
                requiredBy,
                content,
                problems,
                doubts,
                fix);
    }
}
