package io.github.archcheck.preinstall;

import io.github.archcheck.packaging.tags.AcceptedTags;
import io.github.archcheck.packaging.tags.Fit;
import io.github.archcheck.packaging.tags.WheelName;
import io.github.archcheck.verdict.ConsideredWheel;
import java.util.List;
import java.util.Optional;

/** Says of every wheel why it is taken or not. */
final class WheelReasons {
    private final AcceptedTags accepted;

    WheelReasons(AcceptedTags accepted) {
        this.accepted = accepted;
    }

    /** @param taken file name of the wheel that an installer takes; empty when it takes none */
    List<ConsideredWheel> of(List<String> fileNames, Optional<String> taken) {
        return fileNames.stream()
                .map(fileName -> new ConsideredWheel(fileName, why(fileName, taken)))
                .toList();
    }

    private String why(String fileName, Optional<String> taken) {
        Optional<WheelName> name = WheelName.parse(fileName);
        if (name.isEmpty()) {
            return "no valid wheel name";
        }
        Fit fit = accepted.fit(name.get());
        if (fit.tag().isEmpty()) {
            String nearest = accepted.nearestMiss(List.of(name.get()));
            return nearest.isEmpty() ? "does not fit" : nearest;
        }
        String tag = fit.tag().get().toString();
        return taken.filter(fileName::equals).isPresent()
                ? "taken: " + tag + " is the best tag that this Python accepts here"
                : taken.isPresent() ? "fits as " + tag + ", but less well" : "fits as " + tag;
    }
}
