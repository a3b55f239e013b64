package io.github.archcheck.cli;

import io.github.archcheck.host.Host;
import io.github.archcheck.host.HostProbe;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What {@code --target} means. */
final class Targets {
    private Targets() {}

    /**
     * The same, where a root file system says more: which machine it is for when nobody names one, and which version its C
     * library has when the name leaves that open.
     */
    static Target of(Optional<String> name, Optional<Path> sysroot) throws UsageException {
        return of(name, sysroot, HostProbe::probe);
    }

    /** @param host this machine, for who has to know it anyway */
    static Target of(Optional<String> name, Optional<Path> sysroot, Supplier<Host> host) throws UsageException {
        Optional<Target> inside =
                sysroot.map(HostProbe::probeSysroot).filter(Targets::isLinux).flatMap(Host::target);
        if (name.isEmpty() && inside.isPresent()) {
            return inside.get().withSource(Target.Source.OPTION);
        }
        Target target = of(name, host);
        boolean versionOpen =
                target.os() == OperatingSystem.LINUX && !target.assumed().isEmpty();
        return inside.filter(i -> versionOpen
                        && i.architecture() == target.architecture()
                        && i.libc().map(Libc::kind).equals(target.libc().map(Libc::kind)))
                .map(i -> i.withSource(target.source()))
                .orElse(target);
    }

    /**
     * Whether a root file system holds no C library: layers that were cut out of an image, for example. Nothing can be said of
     * what its files need of the system.
     */
    static boolean isWithoutSystem(Path root) {
        return !isLinux(HostProbe.probeSysroot(root));
    }

    private static boolean isLinux(Host host) {
        return host.facts().stream()
                .anyMatch(
                        fact -> fact.name().equals("C library") && fact.value().isPresent());
    }

    /** Without a name, and for {@code host}, this machine; it is looked at only then. */
    static Target of(Optional<String> name) throws UsageException {
        return of(name, HostProbe::probe);
    }

    private static Target of(Optional<String> name, Supplier<Host> host) throws UsageException {
        if (name.isEmpty() || name.get().equals("host")) {
            Host known = host.get();
            return known.target()
                    .orElseThrow(() -> new UsageException(known.problem().orElse("unknown host")));
        }
        try {
            return TargetNames.parse(name.get());
        } catch (UnknownTargetException e) {
            boolean isReason = !e.reason().contains("archcheck targets");
            throw UsageException.aboutOptions((isReason ? e.getMessage() : "'" + e.name() + "' is no target")
                    + Suggestions.of(e.nearest()) + " ('archcheck targets' lists the names)");
        }
    }
}
