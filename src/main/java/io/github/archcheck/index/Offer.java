package io.github.archcheck.index;

import io.github.archcheck.packaging.tags.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What an index has for a question.
 *
 * @param newest the newest version that is allowed; empty when there is none
 * @param wheel the best wheel of that version that fits
 * @param buildable whether that version has something to build from
 * @param newestWithWheel the newest allowed version with a wheel that fits, where it is not {@code newest}
 * @param reason why no wheel of {@code newest} fits, for the best of them; empty when one does or there is none
 * @param nearest what is nearest to fitting, in words, such as {@code use Python 3.11} or {@code never published for arm64}
 * @param troubles why nothing may be concluded from what is absent
 * @param notices such as {@code archived}
 */
public record Offer(
        Optional<String> newest,
        Optional<IndexFile> wheel,
        boolean buildable,
        Optional<String> newestWithWheel,
        Optional<Reason> reason,
        Optional<String> nearest,
        List<String> troubles,
        List<String> notices) {
    public Offer {
        troubles = List.copyOf(troubles);
        notices = List.copyOf(notices);
    }
}
