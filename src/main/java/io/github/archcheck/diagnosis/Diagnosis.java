package io.github.archcheck.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * What a pasted text says is wrong. Names in it are a stranger's words.
 *
 * @param path the culprit as the text names it: a path, or the bare name of a library or wheel
 * @param have architectures that the culprit has; empty when unknown
 * @param need architectures of which the process takes any; empty when unknown
 * @param process {@code arm64}, {@code x86_64}, {@code rosetta}, …, or empty when the text does not tell
 * @param osVersions versions of macOS that word it so, such as {@code 13.0-14.3}, {@code 26.0 or later}
 * @param cause one sentence
 * @param fix a command or a sentence
 * @param rule id of the rule that finds it before the import
 */
public record Diagnosis(
        Cause id,
        Confidence confidence,
        Optional<String> path,
        List<String> have,
        List<String> need,
        Optional<String> process,
        Optional<String> osVersions,
        String cause,
        Optional<Remedy> fix,
        Optional<String> rule) {
    public Diagnosis {
        have = List.copyOf(have);
        need = List.copyOf(need);
    }
}
