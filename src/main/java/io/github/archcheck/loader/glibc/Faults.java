package io.github.archcheck.loader.glibc;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Fault;
import io.github.archcheck.loader.Load.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what goes wrong, in the order in which it is met. */
final class Faults {
    private final Voice voice;
    private final List<Fault> found = new ArrayList<>();

    Faults(Voice voice) {
        this.voice = voice;
    }

    Voice voice() {
        return voice;
    }

    List<Fault> found() {
        return found;
    }

    /** The versions that an object needs and nobody has: its symbols in them are missing for the same reason. */
    Set<String> missingVersions(LinkMap map) {
        List<String> chain = map.chain();
        return found.stream()
                .filter(fault -> fault.kind() == Kind.GLIBC_TOO_OLD || fault.kind() == Kind.LIBRARY_TOO_OLD)
                .filter(fault -> fault.chain().equals(chain))
                .map(Fault::subject)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Something is wrong with an object that is mapped. */
    void add(
            Kind kind,
            Certainty certainty,
            LinkMap at,
            String subject,
            String words,
            Optional<String> message,
            String explanation) {
        found.add(new Fault(
                kind,
                certainty,
                at.chain(),
                subject,
                Optional.empty(),
                Optional.empty(),
                words,
                message.filter(text -> !words.isEmpty()),
                explanation));
    }

    /** Something is wrong with what was found for an object. */
    void addCulprit(
            Kind kind,
            Certainty certainty,
            LinkMap at,
            String subject,
            Culprit culprit,
            String words,
            Optional<String> message,
            String explanation) {
        found.add(new Fault(
                kind,
                certainty,
                at.chain(),
                subject,
                culprit.path(),
                culprit.refusal(),
                words,
                message.filter(text -> !words.isEmpty()),
                explanation));
    }

    /** What was found and is of no use. */
    record Culprit(Optional<String> path, Optional<Answer.Refuses> refusal) {
        static final Culprit NONE = new Culprit(Optional.empty(), Optional.empty());

        static Culprit of(LinkMap map) {
            return new Culprit(Optional.of(map.path()), Optional.empty());
        }
    }
}
