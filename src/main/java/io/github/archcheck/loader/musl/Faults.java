package io.github.archcheck.loader.musl;

import io.github.archcheck.binary.Need;
import io.github.archcheck.binary.elf.LibcTell;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Collects faults in the order in which musl meets them, in its words. */
final class Faults {
    private static final String NO_SUCH_FILE = "No such file or directory";

    private final Optional<Dso> program;
    private final List<Load.Fault> found = new ArrayList<>();

    /** @param program in which something is opened, which is no part of a chain */
    Faults(Optional<Dso> program) {
        this.program = program;
    }

    List<Load.Fault> all() {
        return found;
    }

    /** @param unseen whether a place that was looked at is not at hand */
    void missing(Dso from, Need need, boolean unseen) {
        boolean glibc = MuslNames.isGlibc(need.name()) && from.details().libcTell() == LibcTell.GLIBC;
        found.add(new Load.Fault(
                glibc ? Kind.OTHER_LIBC : Kind.MISSING_LIBRARY,
                unseen ? Certainty.LIKELY : Certainty.CERTAIN,
                chain(from),
                need.name(),
                Optional.empty(),
                Optional.empty(),
                NO_SUCH_FILE,
                Optional.of(message(from, need, NO_SUCH_FILE)),
                glibc
                        ? "the file is linked against glibc, and " + need.name() + " is a part of it"
                        : need.name() + " is in none of the directories that are searched"));
    }

    void unusable(
            Dso from, Need need, String culprit, Optional<Answer.Refuses> refusal, String words, String explanation) {
        found.add(new Load.Fault(
                Kind.UNUSABLE_LIBRARY,
                Certainty.CERTAIN,
                chain(from),
                need.name(),
                Optional.of(culprit),
                refusal,
                words,
                words.isEmpty() ? Optional.empty() : Optional.of(message(from, need, words)),
                explanation));
    }

    void undetermined(Dso from, Need need, String culprit, Answer answer) {
        String why = answer instanceof Answer.Undetermined open ? open.why() : "its headers cannot be read";
        found.add(new Load.Fault(
                Kind.UNUSABLE_LIBRARY,
                Certainty.RISK,
                chain(from),
                need.name(),
                Optional.of(culprit),
                Optional.empty(),
                "",
                Optional.empty(),
                why));
    }

    /**
     * A relocation that cannot be done.
     *
     * @param words behind the path; empty when they cannot be foretold
     */
    void relocating(Dso dso, Kind kind, Certainty certainty, String subject, String words, String explanation) {
        found.add(new Load.Fault(
                kind,
                certainty,
                chain(dso),
                subject,
                Optional.empty(),
                Optional.empty(),
                words,
                words.isEmpty() ? Optional.empty() : Optional.of(relocating(dso, words)),
                explanation));
    }

    static String relocating(Dso dso, String words) {
        return "Error relocating " + dso.name() + ": " + words;
    }

    private static String message(Dso from, Need need, String words) {
        return "Error loading shared library " + need.name() + ": " + words + " (needed by " + from.name() + ")";
    }

    /** From the opened file on. */
    private List<String> chain(Dso last) {
        List<String> paths = new ArrayList<>();
        Optional<Dso> at = Optional.of(last);
        while (at.isPresent() && !at.equals(program)) {
            paths.add(at.get().file().path());
            at = at.get().neededBy();
        }
        Collections.reverse(paths);
        return paths;
    }
}
