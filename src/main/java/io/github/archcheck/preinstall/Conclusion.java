package io.github.archcheck.preinstall;

import io.github.archcheck.lock.Wanted;
import io.github.archcheck.verdict.ConsideredWheel;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is being concluded about one distribution, fact by fact. */
final class Conclusion {
    private final Wanted wanted;
    private final Outcome outcome;
    private Optional<String> version;
    private Optional<String> file = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private Optional<String> nearest = Optional.empty();
    private Optional<String> because = Optional.empty();
    private Optional<WheelContents.Content> content = Optional.empty();
    private Optional<Fix> fix = Optional.empty();
    private final List<String> doubts = new ArrayList<>();
    private List<ConsideredWheel> wheels = List.of();

    Conclusion(Wanted wanted, Outcome outcome) {
        this.wanted = wanted;
        this.outcome = outcome;
        this.version = wanted.version();
        this.doubts.addAll(wanted.doubts());
    }

    Conclusion version(Optional<String> value) {
        version = value.or(() -> version);
        return this;
    }

    Optional<String> version() {
        return version;
    }

    Optional<String> file() {
        return file;
    }

    Conclusion file(String value) {
        file = Optional.of(value);
        return this;
    }

    Conclusion reason(Optional<String> value) {
        reason = value;
        return this;
    }

    Conclusion nearest(Optional<String> value) {
        nearest = value.filter(v -> !v.isEmpty());
        return this;
    }

    Conclusion because(String value) {
        because = Optional.of(value).filter(v -> !v.isEmpty());
        return this;
    }

    Conclusion content(Optional<WheelContents.Content> value) {
        content = value;
        return this;
    }

    Conclusion fix(Optional<Fix> value) {
        fix = value;
        return this;
    }

    Conclusion doubt(List<String> values) {
        doubts.addAll(values);
        return this;
    }

    Conclusion wheels(List<ConsideredWheel> values) {
        wheels = values;
        return this;
    }

    PackageVerdict verdict(String source) {
        return new PackageVerdict(
                wanted.name(),
                version,
                source,
                outcome,
                file,
                reason,
                nearest,
                because,
                wanted.requiredBy(),
                content.map(WheelContents.Content::verdict),
                content.map(WheelContents.Content::problems).orElse(List.of()),
                doubts,
                fix,
                wheels);
    }
}
