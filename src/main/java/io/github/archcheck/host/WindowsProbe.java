package io.github.archcheck.host;

import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.ArchitectureNames;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Windows. An emulated program is told the architecture that is emulated, and only a 32-bit one is also told the real
 * one; but PROCESSOR_IDENTIFIER describes the processor to all of them.
 */
final class WindowsProbe {
    private static final String MACHINE = "machine architecture";

    private WindowsProbe() {}

    static Host probe(Machine machine) {
        String osArch = machine.property("os.arch").orElse("");
        Optional<Known> process = ArchitectureNames.find(OperatingSystem.WINDOWS, osArch);
        HostFact processor = processor(machine, process);
        List<HostFact> facts = new ArrayList<>();
        facts.add(HostProbe.property(machine, "operating system", "os.name"));
        facts.add(HostProbe.property(machine, "version", "os.version"));
        facts.add(processor);
        facts.add(HostProbe.property(machine, "process architecture", "os.arch"));
        if (process.isEmpty()) {
            return Host.notJudgeable(facts, "Windows on " + osArch);
        }
        Optional<Known> known =
                processor.value().flatMap(name -> ArchitectureNames.find(OperatingSystem.WINDOWS, name));
        String emulated = "this program is emulated";
        facts.add(
                known.isEmpty()
                        ? new HostFact(emulated, Optional.empty(), "the machine architecture is unknown")
                        : HostProbe.yesOrNo(
                                emulated,
                                known.get() == Known.ARM64 && process.get() != Known.ARM64,
                                "process and machine architecture"));
        Target target = Target.windows(known.orElse(process.get()), Target.Source.HOST);
        return Host.judgeable(
                facts, known.isEmpty() ? target.assuming(process.get().label()) : target);
    }

    private static HostFact processor(Machine machine, Optional<Known> process) {
        if (process.equals(Optional.of(Known.ARM64))) {
            return new HostFact(MACHINE, Optional.of(Known.ARM64.label()), "os.arch of this JVM");
        }
        Optional<HostFact> real = variable(machine, "PROCESSOR_ARCHITEW6432");
        if (real.isPresent()) {
            return real.get();
        }
        String identifier = machine.variable("PROCESSOR_IDENTIFIER").orElse("");
        if (identifier.startsWith("ARM")) {
            return new HostFact(MACHINE, Optional.of(Known.ARM64.label()), "PROCESSOR_IDENTIFIER");
        }
        return variable(machine, "PROCESSOR_ARCHITECTURE")
                .orElse(new HostFact(MACHINE, Optional.empty(), "PROCESSOR_ARCHITECTURE"));
    }

    private static Optional<HostFact> variable(Machine machine, String variable) {
        return machine.variable(variable)
                .map(value -> value.toLowerCase(Locale.ROOT))
                .flatMap(name -> ArchitectureNames.find(OperatingSystem.WINDOWS, name))
                .map(known -> new HostFact(MACHINE, Optional.of(known.label()), variable));
    }
}
