package io.github.archcheck.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out what machine this is: by files, and on macOS at most one call of {@code sysctl}. No Python is run. */
public final class HostProbe {
    private HostProbe() {}

    /** The machine that this JVM runs on. */
    public static Host probe() {
        return probe(new LocalMachine());
    }

    /**
     * The Linux system that a directory is the root of; a directory that is no such thing gives a host without a target.
     *
     * @param root an existing directory
     */
    public static Host probeSysroot(Path root) {
        return LinuxProbe.probe(new SysrootMachine(root));
    }

    static Host probe(Machine machine) {
        String system = machine.property("os.name").orElse("");
        if (isMac(machine)) {
            return MacProbe.probe(machine);
        }
        if (system.equals("Linux")) {
            return LinuxProbe.probe(machine);
        }
        if (system.startsWith("Windows")) {
            return WindowsProbe.probe(machine);
        }
        List<HostFact> facts = List.of(
                property(machine, "operating system", "os.name"),
                property(machine, "version", "os.version"),
                property(machine, "process architecture", "os.arch"));
        return Host.notJudgeable(facts, system.isEmpty() ? "an unnamed system" : system);
    }

    static boolean isMac(Machine machine) {
        return machine.property("os.name").orElse("").startsWith("Mac");
    }

    /** A fact that the JVM knows. */
    static HostFact property(Machine machine, String name, String property) {
        return new HostFact(name, machine.property(property), property + " of this JVM");
    }

    static HostFact yesOrNo(String name, boolean value, String source) {
        return new HostFact(name, Optional.of(value ? "yes" : "no"), source);
    }
}
