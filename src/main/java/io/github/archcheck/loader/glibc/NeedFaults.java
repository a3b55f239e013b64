package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.Need;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.LibcTell;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.loader.Place;
import java.util.Optional;

/** Puts into words why nothing came of a need. */
final class NeedFaults {
    private static final String MUSL_ALIAS = "libc.so";

    private final Machinery machinery;
    private final Faults faults;

    NeedFaults(Machinery machinery, Faults faults) {
        this.machinery = machinery;
        this.faults = faults;
    }

    /** @param requested the need with its tokens replaced */
    void report(LinkMap from, String requested, Need need, Finding finding) {
        if (finding instanceof Finding.Stopped stopped) {
            stopped(from, need, stopped);
        } else if (finding instanceof Finding.Missing missing) {
            missing(from, requested, need, missing);
        }
    }

    /** A file for this process that cannot be mapped: messages call it by the name that was asked for. */
    void refused(LinkMap from, String requested, Need need, Place.File file, Answer.Refuses refusal) {
        String words = refusal.wordsFor(requested);
        faults.addCulprit(
                Kind.UNUSABLE_LIBRARY,
                Certainty.CERTAIN,
                from,
                need.name(),
                new Faults.Culprit(Optional.of(file.path()), Optional.of(refusal)),
                words,
                Optional.of(faults.voice().mapping(requested + ": " + words)),
                refusal.explanation().isEmpty()
                        ? "what is found for " + need.name() + " cannot be loaded"
                        : refusal.explanation());
    }

    private void stopped(LinkMap from, Need need, Finding.Stopped stopped) {
        boolean musl = isOfMusl(from, need.name());
        faults.addCulprit(
                musl ? Kind.OTHER_LIBC : Kind.UNUSABLE_LIBRARY,
                Certainty.CERTAIN,
                from,
                need.name(),
                new Faults.Culprit(stopped.culprit().map(Place.File::path), stopped.refusal()),
                stopped.words(),
                Optional.of(faults.voice().mapping(stopped.path() + ": " + stopped.words())),
                musl ? linkedAgainstMusl() : explain(need, stopped));
    }

    private static String explain(Need need, Finding.Stopped stopped) {
        return stopped.refusal()
                .map(Answer.Refuses::explanation)
                .filter(text -> !text.isEmpty())
                .orElse("what is found for " + need.name() + " is no library, and the search ends there");
    }

    private void missing(LinkMap from, String requested, Need need, Finding.Missing missing) {
        if (isOfMusl(from, need.name())) {
            otherLibc(from, requested, need, missing);
            return;
        }
        Optional<Finding.Skipped> skipped = missing.skipped();
        faults.addCulprit(
                skipped.isPresent() ? Kind.UNUSABLE_LIBRARY : Kind.MISSING_LIBRARY,
                missing.certain() ? Certainty.CERTAIN : Certainty.LIKELY,
                from,
                need.name(),
                new Faults.Culprit(skipped.map(other -> other.file().path()), skipped.map(Finding.Skipped::refusal)),
                missing.words(),
                Optional.of(faults.voice().mapping(requested + ": " + missing.words())),
                skipped.map(other -> "what is found is " + other.refusal().explanation())
                        .orElse(need.name() + " is not where it is looked for"));
    }

    /** Whether a plain {@code libc.so} is a linker script or not there is up to packages that nobody sees. */
    private void otherLibc(LinkMap from, String requested, Need need, Finding.Missing missing) {
        boolean sure = missing.certain() || !need.name().equals(MUSL_ALIAS);
        String words = sure ? missing.words() : "";
        faults.addCulprit(
                Kind.OTHER_LIBC,
                Certainty.CERTAIN,
                from,
                need.name(),
                Faults.Culprit.NONE,
                words,
                Optional.of(faults.voice().mapping(requested + ": " + words)),
                linkedAgainstMusl());
    }

    private String linkedAgainstMusl() {
        return "linked against musl, the process has glibc " + machinery.glibc();
    }

    private static boolean isOfMusl(LinkMap from, String name) {
        LibcTell tell = from.details().map(ElfDetails::libcTell).orElse(LibcTell.NONE);
        return name.startsWith("libc.musl-")
                || name.startsWith("ld-musl-")
                || (name.equals(MUSL_ALIAS) && (tell == LibcTell.MUSL || tell == LibcTell.MUSL_OR_BIONIC));
    }
}
