package io.github.archcheck.host;

import io.github.archcheck.platform.Target;
import java.util.List;
import java.util.Optional;

/**
 * This machine.
 *
 * @param facts in the order in which they are best read
 * @param target what {@code --target host} means: a native process of this machine, even when archcheck itself runs
 *     translated. Empty when archcheck cannot judge for such a machine
 * @param processor as far as it is known; that of a machine without a target is not looked at
 * @param problem why there is no target, as a sentence without a full stop; present exactly when there is none
 */
public record Host(List<HostFact> facts, Optional<Target> target, Optional<String> problem, Processor processor) {
    public Host {
        facts = List.copyOf(facts);
        if (target.isPresent() == problem.isPresent()) {
            throw new IllegalArgumentException("either a target or a problem");
        }
    }

    static Host judgeable(List<HostFact> facts, Target target) {
        return judgeable(facts, target, Processor.UNKNOWN);
    }

    static Host judgeable(List<HostFact> facts, Target target, Processor processor) {
        return new Host(facts, Optional.of(target), Optional.empty(), processor);
    }

    static Host notJudgeable(List<HostFact> facts, String what) {
        return new Host(
                facts,
                Optional.empty(),
                Optional.of("archcheck cannot judge for " + what + "; name another machine with --target"),
                Processor.UNKNOWN);
    }
}
