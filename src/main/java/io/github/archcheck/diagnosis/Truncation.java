package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that break off in the middle of the words that would have told. */
final class Truncation {
    private static final int SHORTEST = 8;

    /** How much of a sentence must be there when the text says nothing else, and when it does. */
    private static final double ENOUGH = 0.45;

    private static final double NEARLY_ALL = 0.6;

    private static final Pattern DOTS = Pattern.compile("(?:\\.{3}|…)$");

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
            ".so: invalid ELF header",
            ".so: file too short",
            ".dylib: file too short",
            ".so: Exec format error",
            ".so: wrong ELF class: ELFCLASS32",
            ".so: mach-o, but wrong architecture",
            ".dylib: mach-o, but wrong architecture",
            ".so: undefined symbol:",
            "Incompatible library version:",
            "symbol not found in flat namespace",
            "Symbol not found:",
            "wrong ELF class: ELFCLASS32",
            "cannot open shared object file: No such file or directory",
            "undefined symbol:",
            "Library not loaded:",
            "image not found",
            ": symbol not found",
            "Bad CPU type",
            ".0: file too short",
            ".1: file too short",
            "is not a valid Win32 application",
            "The specified procedure could not be found",
            "The specified module could not be found",
            "is 32-bit instead of 64-bit",
            "is 64-bit instead of 32-bit",
            "not defined in file libc.so.6 with link time reference",
            "(no such file, no dyld cache",
            "tried: '/x' (slice is not valid mach-o file",
            "Reason: no LC_RPATH's found",
            "exec format error",
            "Unknown system error -86",
            "compiled to use AVX instructions, but these aren't available",
            "does not define module export function",
            "is not a supported wheel on this platform",
            "has unexpected e_machine:",
            "not found (required by",
            "incompatible platform (have",
            "because it doesn't have a source distribution or wheel for the current platform");

    private static final List<String> SENTENCES = sentences();

    private Truncation() {}

    /**
     * The text with its last sentence completed; empty when it does not break off in a known one.
     *
     * @param telling whether the text has other sentences that tell something
     */
    static Optional<Pasted> completed(Pasted text, boolean telling) {
        String dense = DOTS.matcher(text.dense()).replaceFirst("");
        String best = "";
        int longest = 0;
        for (String sentence : SENTENCES) {
            int least = Math.max(SHORTEST, (int) (sentence.length() * (telling ? NEARLY_ALL : ENOUGH)));
            int length = overlap(dense, sentence, Math.max(least, longest + 1));
            if (length > longest) {
                longest = length;
                best = sentence;
            }
        }
        if (longest == 0) {
            return Optional.empty();
        }
        String bare = DOTS.matcher(text.text().stripTrailing()).replaceFirst("");
        return Optional.of(new Pasted(bare + best.substring(longest)));
    }

    /** How much of a sentence, but not all of it, the text ends in; 0 when it is less than asked for. */
    private static int overlap(String text, String sentence, int least) {
        int whole = sentence.endsWith(":") ? sentence.length() - 1 : sentence.length();
        for (int length = Math.min(whole - 1, text.length()); length >= least; length--) {
            if (text.regionMatches(text.length() - length, sentence, 0, length)) {
                return length;
            }
        }
        return 0;
    }

    private static List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        OTHERS.forEach(sentence -> sentences.add(Pasted.squeeze(sentence)));
        sentences.addAll(Phrases.all());
        return List.copyOf(sentences);
    }
}
