package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts that break off in the middle of the words that would have told. */
final class Truncation {
    private static final int SHORTEST = 8;
    private static final double ENOUGH = 0.55;

    /** Beginnings of sentences that recognisers know beside those of the table. */
    private static final List<String> OTHERS = List.of(
            "incompatible architecture (have",
            "mach-o file, but is an incompatible architecture",
            "fat file, but missing compatible architecture",
            "mach-o, but wrong architecture",
            "no matching architecture in universal wrapper",
            "arm64 dylibs cannot be loaded into arm64e processes",
            "not a mach-o file",
            "slice is not valid mach-o file",
            "invalid ELF header",
            ": file too short",
            "Incompatible library version:",
            "symbol not found in flat namespace",
            "Symbol not found:",
            "wrong ELF class: ELFCLASS32",
            "cannot open shared object file: No such file or directory",
            "undefined symbol:",
            "Library not loaded:",
            "image not found",
            ": symbol not found",
            "Bad CPU type in executable",
            "exec format error",
            "Unknown system error -86",
            "compiled to use AVX instructions, but these aren't available",
            "does not define module export function",
            "is not a supported wheel on this platform",
            "has unexpected e_machine:",
            "not found (required by",
            "incompatible platform (have",
            "because it doesn't have a source distribution or wheel for the current platform");

    private Truncation() {}

    /** The text with its last sentence completed; empty when it does not break off in a known one. */
    static Optional<Pasted> completed(Pasted text) {
        String dense = text.dense().replaceFirst("(?:\\.{3}|…)$", "");
        List<String> sentences = new ArrayList<>(Phrases.all());
        OTHERS.forEach(sentence -> sentences.add(Pasted.squeeze(sentence)));
        for (String sentence : sentences) {
            int least = Math.max(SHORTEST, (int) (sentence.length() * ENOUGH));
            for (int length = Math.min(sentence.length() - 1, dense.length()); length >= least; length--) {
                if (dense.regionMatches(dense.length() - length, sentence, 0, length)) {
                    String bare = text.text().stripTrailing().replaceFirst("(?:\\.{3}|…)$", "");
                    return Optional.of(new Pasted(bare + sentence.substring(length)));
                }
            }
        }
        return Optional.empty();
    }
}
