package io.github.archcheck.inventory.source;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Words to look for in string literals: names of native files up to their first dot, such as {@code libllvmlite} or
 * {@code _raw_ecb}. A literal mentions a word when it holds it between characters that such names do not have, or when
 * all of it is the word without {@code lib}.
 */
public final class Words {
    public static final Words NONE = new Words(Set.of());

    private static final int MAX_LENGTH = 200;
    private static final int MIN_WITHOUT_LIB = 4;
    private static final String LIB = "lib";

    /** Whether such a byte may stand in a word. */
    private static final boolean[] PARTS = parts();

    private final Set<String> words;
    private final int shortest;
    private final BitSet hashes = new BitSet(1 << 16);

    private Words(Collection<String> words) {
        this.words = Set.copyOf(words);
        this.shortest = words.stream()
                .mapToInt(word -> Math.max(2, word.length() - LIB.length()))
                .min()
                .orElse(Integer.MAX_VALUE);
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            hashes.set(hash(bytes, 0, bytes.length));
            if (word.startsWith(LIB)) {
                hashes.set(hash(bytes, LIB.length(), bytes.length));
            }
        }
    }

    public static Words of(Collection<String> words) {
        return words.isEmpty() ? NONE : new Words(words);
    }

    /** The word for a native file: {@code libgfortran} for {@code libgfortran.5.dylib}. */
    public static String ofFile(String fileName) {
        int dot = fileName.indexOf('.');
        return dot < 0 ? fileName : fileName.substring(0, dot);
    }

    /** Adds those that the content of a string literal mentions. */
    void find(byte[] text, int from, int to, Set<String> found) {
        if (to - from < shortest) {
            return;
        }
        int at = from;
        while (at < to) {
            while (at < to && !isPart(text[at])) {
                at++;
            }
            int start = at;
            int hash = 0;
            while (at < to && isPart(text[at])) {
                hash = hash * 31 + text[at];
                at++;
            }
            if (at - start > 1 && at - start <= MAX_LENGTH && hashes.get(fold(hash))) {
                add(text, start, at, start == from && at == to, found);
            }
        }
    }

    private void add(byte[] text, int start, int end, boolean isAll, Set<String> found) {
        String word = new String(text, start, end - start, StandardCharsets.UTF_8);
        if (words.contains(word)) {
            found.add(word);
        } else if (isAll && word.length() >= MIN_WITHOUT_LIB && words.contains(LIB + word)) {
            found.add(LIB + word);
        }
    }

    static Set<String> sink() {
        return new LinkedHashSet<>();
    }

    private static boolean isPart(byte c) {
        return PARTS[c & 0xff];
    }

    private static boolean[] parts() {
        boolean[] parts = new boolean[1 << 8];
        for (int c = 0; c < parts.length; c++) {
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > 0x7f;
            parts[c] = isLetter || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+';
        }
        return parts;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return fold(hash);
    }

    private static int fold(int hash) {
        return (hash ^ (hash >>> 16)) & 0xffff;
    }
}
