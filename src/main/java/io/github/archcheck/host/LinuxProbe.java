package io.github.archcheck.host;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.elf.ElfParser;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.ArchitectureNames;
import io.github.archcheck.platform.OperatingSystem;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Linux. What counts is the architecture of the installed programs: the kernel's may differ, for 32-bit systems on a
 * 64-bit kernel and for containers that are emulated.
 */
final class LinuxProbe {
    private static final Path KERNEL_ARCHITECTURE = Path.of("/proc/sys/kernel/arch");
    private static final List<String> PROGRAMS = List.of("/bin/sh", "/proc/self/exe");
    private static final List<String> RELEASE_FILES = List.of("/etc/os-release", "/usr/lib/os-release");
    private static final Pattern PRETTY_NAME =
            Pattern.compile("^PRETTY_NAME=[\"']?([^\"'\\n]{1,200})", Pattern.MULTILINE);
    private static final Path MAPPED_PAGES = Path.of("/proc/self/smaps");
    private static final Pattern PAGE_SIZE = Pattern.compile("KernelPageSize: {1,20}([0-9]{1,9}) kB");
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final int MOST_BYTES = 8 << 10;
    private static final long KIBI = 1 << 10;

    private LinuxProbe() {}

    static Host probe(Machine machine) {
        HostFact kernel = new HostFact(
                "machine architecture",
                machine.readText(KERNEL_ARCHITECTURE, MOST_BYTES).map(String::strip),
                KERNEL_ARCHITECTURE.toString());
        Optional<Known> process =
                machine.property("os.arch").flatMap(name -> ArchitectureNames.find(OperatingSystem.LINUX, name));
        HostFact installed = installed(machine, process);
        Optional<Known> architecture =
                installed.value().flatMap(name -> ArchitectureNames.find(OperatingSystem.LINUX, name));
        CLibrary library = CLibrary.find(machine);

        List<HostFact> facts = new ArrayList<>();
        facts.add(HostProbe.property(machine, "operating system", "os.name"));
        facts.add(release(machine));
        facts.add(HostProbe.property(machine, "kernel version", "os.version"));
        facts.add(kernel);
        facts.add(installed);
        facts.add(HostProbe.property(machine, "process architecture", "os.arch"));
        facts.add(emulated(kernel, architecture));
        facts.add(library.fact());
        OptionalLong pageBytes = pageBytes(machine);
        facts.add(new HostFact(
                "page size",
                pageBytes.isPresent() ? Optional.of(pageBytes.getAsLong() / KIBI + " KiB") : Optional.empty(),
                MAPPED_PAGES.toString()));
        if (architecture.isEmpty()) {
            return Host.notJudgeable(
                    facts, "Linux on " + machine.property("os.arch").orElse("an unknown processor"));
        }
        OptionalInt isaLevel = architecture.get() == Known.X86_64
                ? IsaLevel.of(machine.readText(PROCESSORS, MOST_BYTES).orElse(""))
                : OptionalInt.empty();
        if (isaLevel.isPresent()) {
            facts.add(new HostFact(
                    "processor level", Optional.of("x86-64-v" + isaLevel.getAsInt()), PROCESSORS.toString()));
        }
        return Host.judgeable(facts, library.target(architecture.get()), new Processor(isaLevel, pageBytes));
    }

    private static HostFact release(Machine machine) {
        for (String file : RELEASE_FILES) {
            Matcher name = PRETTY_NAME.matcher(
                    machine.readText(Path.of(file), MOST_BYTES).orElse(""));
            if (name.find()) {
                return new HostFact("version", Optional.of(name.group(1)), file);
            }
        }
        return new HostFact("version", Optional.empty(), String.join(", ", RELEASE_FILES));
    }

    private static HostFact installed(Machine machine, Optional<Known> process) {
        String name = "architecture of installed programs";
        for (String program : PROGRAMS) {
            Optional<Known> known = machine.read(Path.of(program), MOST_BYTES).flatMap(LinuxProbe::architecture);
            if (known.isPresent()) {
                return new HostFact(name, known.map(Known::label), "ELF header of " + program);
            }
        }
        return new HostFact(name, process.map(Known::label), "os.arch of this JVM");
    }

    /** Of the beginning of an ELF file; that the rest is missing does not matter. */
    private static Optional<Known> architecture(byte[] head) {
        try {
            Inspection program = new Inspector(List.of(new ElfParser())).inspect(new ArraySource(head));
            return program instanceof Inspection.Parsed parsed
                    ? parsed.binary().images().stream()
                            .map(Image::architecture)
                            .filter(Known.class::isInstance)
                            .map(Known.class::cast)
                            .findFirst()
                    : Optional.empty();
        } catch (ClosedByInterruptException e) {
            // Bytes in memory are not read from a channel.
            throw new IllegalStateException(e);
        }
    }

    private static HostFact emulated(HostFact kernel, Optional<Known> architecture) {
        String name = "programs are emulated";
        Optional<Known> machine = kernel.value().flatMap(value -> ArchitectureNames.find(OperatingSystem.LINUX, value));
        if (machine.isEmpty() || architecture.isEmpty()) {
            return new HostFact(name, Optional.empty(), "the machine architecture is unknown");
        }
        return HostProbe.yesOrNo(name, !runsOn(machine.get(), architecture.get()), "the architectures above");
    }

    /** Whether a kernel runs programs without emulating them: its own, and the 32-bit ones of its processor. */
    private static boolean runsOn(Known kernel, Known program) {
        if (kernel == program) {
            return true;
        }
        if (kernel == Known.X86_64) {
            return program == Known.I686 || program == Known.X32;
        }
        boolean arm = kernel == Known.ARM64 || kernel == Known.ARMV7L || kernel == Known.ARM;
        return arm && (program == Known.ARMV7L || program == Known.ARM);
    }

    private static OptionalLong pageBytes(Machine machine) {
        Matcher size =
                PAGE_SIZE.matcher(machine.readText(MAPPED_PAGES, MOST_BYTES).orElse(""));
        return size.find() ? OptionalLong.of(Long.parseLong(size.group(1)) * KIBI) : OptionalLong.empty();
    }
}
