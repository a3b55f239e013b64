package io.github.archcheck.report;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.verdict.Finding;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names findings so that a later run, elsewhere, can tell whether it sees the same ones: made of rule, path below the
 * root, slice and distribution, never of wording, versions or the machine. One object per root, asked in report order.
 */
public final class Fingerprints {
    private static final long FNV_OFFSET = 0xcbf2_9ce4_8422_2325L;
    private static final long FNV_PRIME = 0x100_0000_01b3L;

    private final Map<String, Integer> seen = new HashMap<>();

    /** 16 hexadecimal digits: 64-bit FNV-1a. */
    public String of(Finding finding) {
        String identity = part(finding.rule().id())
                + part(finding.artifact().map(Artifact::path).orElse(""))
                + part(finding.slice().orElse(""))
                + part(finding.distributionName().orElse(""));
        int before = seen.merge(identity, 1, Integer::sum) - 1;
        return String.format(
                Locale.ROOT, "%016x", fnv1a(before == 0 ? identity : identity + part(Integer.toString(before))));
    }

    /** With its length, because a file name may hold any separator. */
    private static String part(String text) {
        return text.length() + ":" + text;
    }

    private static long fnv1a(String text) {
        long hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ Byte.toUnsignedLong(b)) * FNV_PRIME;
        }
        return hash;
    }
}
