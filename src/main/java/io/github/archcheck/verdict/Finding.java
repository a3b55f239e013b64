package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong.
 *
 * @param implies what it means for the artifact; empty when it leaves the verdict alone, and for the whole root
 * @param artifact empty when the finding is about the whole root
 * @param planned the distribution that it is about when it is about one that is not installed; else empty
 * @param slice label of the slice it is about; empty when it is about the whole file
 * @param message what was found, then what was expected; no final full stop
 * @param chain paths from the artifact to the culprit, or to the name that is missing, when that is not the artifact
 *     itself; else empty
 * @param loaderError the whole message of the loader or importer; empty when it would print nothing or it cannot be
 *     foretold
 * @param loaderWords the part of it that says why; empty likewise
 * @param fix empty when there is none
 */
public record Finding(
        RuleInfo rule,
        Severity severity,
        Optional<Verdict> implies,
        Optional<Artifact> artifact,
        Optional<PackageVerdict> planned,
        Optional<String> slice,
        String message,
        List<String> chain,
        Optional<String> loaderError,
        Optional<String> loaderWords,
        Optional<Fix> fix) {

    public Finding {
        chain = List.copyOf(chain);
    }

    /** A finding about one file. */
    public static Finding about(Artifact artifact, RuleInfo rule, Verdict implies, String message) {
        return about(artifact, rule, message).implying(implies);
    }

    /** A finding about one file that leaves its verdict as it is. */
    public static Finding about(Artifact artifact, RuleInfo rule, String message) {
        return new Finding(
                rule,
                rule.severity(),
                Optional.empty(),
                Optional.of(artifact),
                Optional.empty(),
                Optional.empty(),
                message,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A finding about the whole root. */
    public static Finding aboutRoot(RuleInfo rule, String message) {
        return aboutPackage(rule, Optional.empty(), message);
    }

    /** A finding about a distribution that is to be installed. */
    public static Finding aboutPackage(RuleInfo rule, PackageVerdict planned, String message) {
        return aboutPackage(rule, Optional.of(planned), message);
    }

    private static Finding aboutPackage(RuleInfo rule, Optional<PackageVerdict> planned, String message) {
        return new Finding(
                rule,
                rule.severity(),
                Optional.empty(),
                Optional.empty(),
                planned,
                Optional.empty(),
                message,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Finding withSeverity(Severity newSeverity) {
        return new Finding(
                rule, newSeverity, implies, artifact, planned, slice, message, chain, loaderError, loaderWords, fix);
    }

    public Finding implying(Verdict newImplied) {
        return new Finding(
                rule,
                severity,
                Optional.of(newImplied),
                artifact,
                planned,
                slice,
                message,
                chain,
                loaderError,
                loaderWords,
                fix);
    }

    /** About one slice of several. */
    public Finding withSlice(String label) {
        return new Finding(
                rule,
                severity,
                implies,
                artifact,
                planned,
                Optional.of(label),
                message,
                chain,
                loaderError,
                loaderWords,
                fix);
    }

    public Finding withLoaderError(Optional<String> whole, String words) {
        return new Finding(
                rule,
                severity,
                implies,
                artifact,
                planned,
                slice,
                message,
                chain,
                whole,
                Optional.of(words).filter(w -> !w.isEmpty()),
                fix);
    }

    /** With the way to the culprit, when that is another file. */
    public Finding withChain(List<String> newChain) {
        return new Finding(
                rule, severity, implies, artifact, planned, slice, message, newChain, loaderError, loaderWords, fix);
    }

    public Finding withFix(Fix newFix) {
        return new Finding(
                rule,
                severity,
                implies,
                artifact,
                planned,
                slice,
                message,
                chain,
                loaderError,
                loaderWords,
                Optional.of(newFix));
    }

    /** Of the artifact; empty for the whole root and for files that nobody owns. */
    public Optional<Distribution> distribution() {
        return artifact.flatMap(Artifact::owner);
    }

    /** Name of the distribution that it is about, installed or not. */
    public Optional<String> distributionName() {
        return planned.map(PackageVerdict::name).or(() -> distribution().map(Distribution::name));
    }

    /** Whether it is about the root as a whole. */
    public boolean isAboutRoot() {
        return artifact.isEmpty() && planned.isEmpty();
    }
}
