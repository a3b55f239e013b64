package io.github.archcheck.testkit;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Fault;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.loader.Refusal;
import java.util.List;
import java.util.Optional;

/** Makes faults that a loader might report. */
public final class Faults {
    private Faults() {}

    /** Of the opened file itself. */
    public static Fault own(Kind kind, Certainty certainty, String path, String explanation) {
        return new Fault(
                kind,
                certainty,
                List.of(path),
                "",
                Optional.empty(),
                Optional.empty(),
                "words",
                Optional.of("whole message"),
                explanation);
    }

    /** A need that is found nowhere. */
    public static Fault missing(Certainty certainty, String need, String... chain) {
        return new Fault(
                Kind.MISSING_LIBRARY,
                certainty,
                List.of(chain),
                need,
                Optional.empty(),
                Optional.empty(),
                "Library not loaded: " + need,
                Optional.of("dlopen: Library not loaded: " + need),
                "");
    }

    /** A need that is found for another machine. */
    public static Fault unusable(String need, String culprit, String... chain) {
        return new Fault(
                Kind.UNUSABLE_LIBRARY,
                Certainty.CERTAIN,
                List.of(chain),
                need,
                Optional.of(culprit),
                Optional.of(new Answer.Refuses(Refusal.ARCHITECTURE, "incompatible architecture", "")),
                "incompatible architecture",
                Optional.of("dlopen: incompatible architecture"),
                "");
    }
}
