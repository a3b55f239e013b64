package io.github.archcheck.cli;

import io.github.archcheck.host.Host;
import io.github.archcheck.platform.Target;
import java.util.Optional;

/** Whether a target is this machine, whose own libraries then speak for the target's. */
final class HostAgreement {
    private HostAgreement() {}

    /** The machine, when the target is no other. */
    static Optional<Host> of(Host host, Target target) {
        return Optional.of(host)
                .filter(h -> h.target().filter(own -> agree(own, target)).isPresent());
    }

    /** A process of another architecture on the same machine, as under Rosetta 2, finds the same libraries. */
    private static boolean agree(Target host, Target target) {
        boolean sameProcess = host.architecture() == target.architecture() && host.translated() == target.translated();
        return host.os() == target.os()
                && host.osVersion().equals(target.osVersion())
                && host.libc().equals(target.libc())
                && (sameProcess || target.source() != Target.Source.OPTION);
    }
}
