package io.github.archcheck.host;

import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.ArchitectureNames;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * macOS, as it is and not as it shows itself to a translated or an old program. An x86_64 JVM on Apple Silicon is
 * translated by definition, so the question is only which processor there is.
 */
final class MacProbe {
    private static final String ARM64_SYSCTL = "hw.optional.arm64";
    private static final String TRANSLATED_SYSCTL = "sysctl.proc_translated";

    /** The first always tells the truth; the second is another file for programs that ask for compatibility. */
    private static final List<String> VERSION_FILES = List.of(
            "/System/Library/CoreServices/.SystemVersionPlatform.plist",
            "/System/Library/CoreServices/SystemVersion.plist");

    private static final Pattern PRODUCT_VERSION =
            Pattern.compile("<key>ProductVersion</key>\\s{0,40}<string>([^<]{1,40})</string>");
    private static final int MOST_PLIST = 64 << 10;

    /** macOS 13 and later, then 11 and 12. */
    private static final List<String> CACHE_DIRECTORIES =
            List.of("/System/Volumes/Preboot/Cryptexes/OS/System/Library/dyld", "/System/Library/dyld");

    /** Part of what installing Rosetta 2 adds; {@code /usr/libexec/rosetta} is on every Apple Silicon Mac. */
    private static final String ROSETTA = "/Library/Apple/usr/libexec/oah/libRosettaRuntime";

    private MacProbe() {}

    static Host probe(Machine machine) {
        String osArch = machine.property("os.arch").orElse("");
        Optional<Known> process = ArchitectureNames.find(OperatingSystem.MACOS, osArch);
        List<HostFact> facts = new ArrayList<>();
        facts.add(HostProbe.property(machine, "operating system", "os.name"));
        HostFact versionFact = version(machine);
        facts.add(versionFact);
        HostFact processor = processor(machine, process);
        facts.add(processor);
        facts.add(HostProbe.property(machine, "process architecture", "os.arch"));

        boolean arm64 = processor.value().equals(Optional.of(Known.ARM64.label()));
        boolean translated = arm64 && process.equals(Optional.of(Known.X86_64));
        facts.add(translated(processor, translated));
        facts.add(rosetta(machine, processor, translated));
        if (process.isEmpty()) {
            return Host.notJudgeable(facts, "macOS on " + osArch);
        }
        Optional<Version> version = versionFact.value().flatMap(Version::parse);
        Target target = Target.macos(arm64 ? Known.ARM64 : process.get(), version, false, Target.Source.HOST);
        boolean guessed = processor.value().isEmpty();
        return Host.judgeable(facts, guessed ? target.assuming(process.get().label()) : target);
    }

    private static HostFact version(Machine machine) {
        for (String file : VERSION_FILES) {
            Optional<String> version =
                    machine.readText(Path.of(file), MOST_PLIST).flatMap(MacProbe::productVersion);
            if (version.isPresent()) {
                return new HostFact("version", version, file);
            }
        }
        Optional<String> version = machine.property("os.version").filter(MacProbe::isRealVersion);
        return version.isPresent()
                ? new HostFact("version", version, "os.version of this JVM")
                : new HostFact("version", Optional.empty(), String.join(", ", VERSION_FILES));
    }

    private static Optional<String> productVersion(String plist) {
        Matcher version = PRODUCT_VERSION.matcher(plist);
        return version.find()
                ? Optional.of(version.group(1).strip()).filter(MacProbe::isRealVersion)
                : Optional.empty();
    }

    /** 10.16 is what macOS 11 and later call themselves to old programs, 16 what macOS 26 does. */
    private static boolean isRealVersion(String text) {
        Optional<Version> version = Version.parse(text);
        return version.isPresent()
                && version.get().major() != 16
                && !(version.get().major() == 10 && version.get().minor() == 16);
    }

    private static HostFact processor(Machine machine, Optional<Known> process) {
        String name = "machine architecture";
        Optional<String> arm64 = Optional.of(Known.ARM64.label());
        if (process.equals(Optional.of(Known.ARM64))) {
            return new HostFact(name, arm64, "os.arch of this JVM");
        }
        Map<String, String> sysctl = machine.sysctl(List.of(ARM64_SYSCTL, TRANSLATED_SYSCTL));
        for (String key : List.of(ARM64_SYSCTL, TRANSLATED_SYSCTL)) {
            if (sysctl.getOrDefault(key, "").equals("1")) {
                return new HostFact(name, arm64, "sysctl " + key);
            }
        }
        for (String directory : CACHE_DIRECTORIES) {
            List<String> files = machine.list(Path.of(directory));
            if (files.stream().anyMatch(file -> file.startsWith("dyld_shared_cache_arm64"))) {
                return new HostFact(name, arm64, "dyld_shared_cache_arm64e in " + directory);
            }
            if (files.stream().anyMatch(file -> file.startsWith("dyld_shared_cache_x86_64"))) {
                return new HostFact(
                        name, Optional.of(Known.X86_64.label()), "only dyld_shared_cache_x86_64 in " + directory);
            }
        }
        return new HostFact(
                name, Optional.empty(), "sysctl " + ARM64_SYSCTL + ", " + String.join(", ", CACHE_DIRECTORIES));
    }

    private static HostFact translated(HostFact processor, boolean translated) {
        String name = "this program is translated";
        return processor.value().isEmpty()
                ? new HostFact(name, Optional.empty(), "the machine architecture is unknown")
                : HostProbe.yesOrNo(name, translated, "process and machine architecture");
    }

    private static HostFact rosetta(Machine machine, HostFact processor, boolean translated) {
        String name = "Rosetta 2 is installed";
        if (translated) {
            return HostProbe.yesOrNo(name, true, "it translates this program");
        }
        if (processor.value().equals(Optional.of(Known.X86_64.label()))) {
            return HostProbe.yesOrNo(name, false, "an Intel Mac");
        }
        return HostProbe.yesOrNo(name, machine.exists(Path.of(ROSETTA)), ROSETTA);
    }
}
