package io.github.archcheck.packaging.tags;

import java.util.List;
import java.util.Optional;

/**
 * The file name of a wheel, taken apart (PEP 427).
 *
 * @param distribution as written
 * @param version percent-decoded, as written otherwise
 * @param build empty when there is no build tag
 * @param tags the product of the three compressed sets, in the order written; at most {@link #MOST_TAGS}
 */
public record WheelName(
        String fileName, String distribution, String version, Optional<String> build, List<WheelTag> tags) {
    /** More expanded tags than this are no wheel's. */
    public static final int MOST_TAGS = 4096;

    public WheelName {
        tags = List.copyOf(tags);
    }

    /** Empty for what is no wheel's name. */
    public static Optional<WheelName> parse(String fileName) {
        return Optional.of(new WheelName(fileName, fileName, "", Optional.empty(), List.of()));
    }
}
