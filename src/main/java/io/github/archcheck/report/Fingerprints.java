package io.github.archcheck.report;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.verdict.Finding;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names findings so that a later run, elsewhere, can tell whether it sees the same ones: made of rule, place, slice, culprit,
 * and of the distribution where there is no file; never of wording or the machine. One object per root, asked in report
 * order.
 *
 * <p>The place of an installed file counts from the directory that packages are in, so that it is the same for an environment,
 * for the folder that holds it and for its {@code site-packages}; elsewhere neither Python's version nor the {@code 64} of
 * {@code lib64} counts.
 */
public final class Fingerprints {
    private static final long FNV_OFFSET = 0xcbf2_9ce4_8422_2325L;
    private static final long FNV_PRIME = 0x100_0000_01b3L;
    private static final Pattern PACKAGES = Pattern.compile("^.*(?:^|/)(?:site|dist)-packages/", Pattern.DOTALL);
    private static final Pattern VERSIONED = Pattern.compile("(^|/)(python|pypy|graalpy)\\d+(?:\\.\\d+)?t?(?=/)");
    private static final Pattern LIB64 = Pattern.compile("(^|/)lib64(?=/)");

    private final Map<String, Integer> seen = new HashMap<>();

    /** 16 hexadecimal digits; the second finding of an {@link #identity} has others than the first. */
    public String of(Finding finding) {
        String named = named(finding);
        int before = seen.merge(named, 1, Integer::sum) - 1;
        return digits(before == 0 ? named : named + part(Integer.toString(before)));
    }

    /** 16 hexadecimal digits, 64-bit FNV-1a, that several findings of one report may share. */
    public static String identity(Finding finding) {
        return digits(named(finding));
    }

    private static String named(Finding finding) {
        Optional<Artifact> artifact = finding.artifact();
        String culprit = artifact.isPresent() && !finding.chain().isEmpty()
                ? lastName(finding.chain().get(finding.chain().size() - 1))
                : "";
        return part(finding.rule().id())
                + part(artifact.map(Artifact::path).map(Fingerprints::place).orElse(""))
                + part(finding.slice().orElse(""))
                + part(
                        artifact.isPresent()
                                ? ""
                                : finding.distributionName()
                                        .map(ProjectName::normalise)
                                        .orElse(""))
                + (culprit.isEmpty() ? "" : part(culprit));
    }

    private static String place(String path) {
        Matcher packages = PACKAGES.matcher(path);
        if (packages.find()) {
            return path.substring(packages.end());
        }
        return LIB64.matcher(VERSIONED.matcher(path).replaceAll("$1$2")).replaceAll("$1lib");
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String digits(String identity) {
        return String.format(Locale.ROOT, "%016x", fnv1a(identity));
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
