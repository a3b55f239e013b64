package io.github.archcheck.packaging.tags;

import io.github.archcheck.packaging.ProjectName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The file name of a wheel, taken apart (PEP 427). The tags are kept as the three sets that their product is made of.
 *
 * @param distribution as written
 * @param version percent-decoded, as written otherwise
 * @param build empty when there is no build tag
 * @param pythons in lower case, in the order written, each once
 * @param abis likewise
 * @param platforms likewise
 */
public record WheelName(
        String fileName,
        String distribution,
        String version,
        Optional<String> build,
        List<String> pythons,
        List<String> abis,
        List<String> platforms) {
    /** More expanded tags than this are no wheel's. */
    public static final int MOST_TAGS = 4096;

    /** Wheels alike in all else: the higher build is preferred, and any build to none. */
    public static final Comparator<WheelName> BY_BUILD =
            Comparator.comparing(WheelName::buildNumber).thenComparing(WheelName::buildText);

    public WheelName {
        pythons = List.copyOf(pythons);
        abis = List.copyOf(abis);
        platforms = List.copyOf(platforms);
    }

    /** Empty for what is no wheel's name. */
    public static Optional<WheelName> parse(String fileName) {
        return WheelNameReader.read(fileName).name();
    }

    /** Why a text is no wheel's name, in words; empty when it is one. */
    public static Optional<String> fault(String fileName) {
        return WheelNameReader.read(fileName).fault();
    }

    /** The product of the three sets, at most {@link #MOST_TAGS}. */
    public List<WheelTag> tags() {
        List<WheelTag> tags = new ArrayList<>(pythons.size() * abis.size() * platforms.size());
        for (String python : pythons) {
            for (String abi : abis) {
                platforms.forEach(platform -> tags.add(new WheelTag(python, abi, platform)));
            }
        }
        return tags;
    }

    /** The distribution's name as names are compared. */
    public String project() {
        return ProjectName.normalise(distribution);
    }

    private BigInteger buildNumber() {
        return build.map(text -> new BigInteger(text.substring(0, digits(text))))
                .orElse(BigInteger.ONE.negate());
    }

    private String buildText() {
        return build.map(text -> text.substring(digits(text))).orElse("");
    }

    private static int digits(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
