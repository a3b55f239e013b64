package io.github.archcheck.diagnosis;

import java.util.List;
import java.util.regex.Pattern;

/** A path that Homebrew would have replaced had it poured the bottle itself. */
final class UnrelocatedBottle implements Recogniser {
    private static final Pattern PATH = Pattern.compile("@@HOMEBREW_[^\\s'\"(),:;]{1,2000}", Pattern.CASE_INSENSITIVE);

    @Override
    public List<Sighting> find(Pasted text) {
        return text.find("@@HOMEBREW_").stream()
                .map(hit -> Sighting.of(
                                Cause.UNRELOCATED_BOTTLE,
                                Confidence.CERTAIN,
                                hit.start(),
                                "the path is the placeholder of a Homebrew bottle that was never relocated")
                        .at(text.at(hit.start(), PATH).map(found -> found.group())))
                .toList();
    }
}
