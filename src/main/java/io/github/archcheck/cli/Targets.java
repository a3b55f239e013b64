package io.github.archcheck.cli;

import io.github.archcheck.host.Host;
import io.github.archcheck.host.HostProbe;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import java.util.Optional;

/** What {@code --target} means. */
final class Targets {
    private Targets() {}

    /** Without a name, and for {@code host}, this machine; it is looked at only then. */
    static Target of(Optional<String> name) throws UsageException {
        if (name.isEmpty() || name.get().equals("host")) {
            Host host = HostProbe.probe();
            return host.target()
                    .orElseThrow(() -> new UsageException(host.problem().orElse("unknown host")));
        }
        try {
            return TargetNames.parse(name.get());
        } catch (UnknownTargetException e) {
            throw new UsageException(
                    e.getMessage() + Suggestions.of(e.nearest()) + " ('archcheck targets' lists the names)");
        }
    }
}
