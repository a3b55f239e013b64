package io.github.archcheck.packaging.tags;

import io.github.archcheck.packaging.InstallTarget;
import java.util.List;

/** The tags that an interpreter on a machine accepts, best first. */
@SuppressWarnings("DoNotCallSuggester")
public final class AcceptedTags {
    private final List<WheelTag> tags;

    private AcceptedTags(List<WheelTag> tags) {
        this.tags = List.copyOf(tags);
    }

    public static AcceptedTags of(InstallTarget target) {
        return new AcceptedTags(List.of(new WheelTag("", "", target.toString())));
    }

    /** Best first. */
    public List<WheelTag> tags() {
        return tags;
    }

    /** Whether a wheel fits, and why not. */
    public Fit fit(WheelName wheel) {
        throw new UnsupportedOperationException(wheel.toString());
    }

    /**
     * What is nearest to fitting among wheels none of which fits, in words such as {@code use Python 3.11}, {@code needs macOS
     * 15}, {@code needs macOS x86_64}, {@code only for Windows}; empty for no wheels at all.
     */
    public String nearestMiss(List<WheelName> wheels) {
        throw new UnsupportedOperationException(wheels.toString());
    }
}
