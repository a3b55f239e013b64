package io.github.archcheck.lock.pdm;

import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.lock.walk.Conditions;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.version.Specifiers;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A machine and Python that a lock was made for.
 *
 * @param platform such as {@code linux}, {@code macos_13_0_arm64}, {@code manylinux_2_28_x86_64}; empty for all
 * @param implementation such as {@code cpython}; empty for all
 */
record PdmTarget(Specifiers requiresPython, String platform, String implementation) {
    private static final Pattern PLATFORM =
            Pattern.compile("(linux|alpine|windows|macos|manylinux|musllinux)(?:_(\\d{1,5})_(\\d{1,5}))?(?:_(\\w+))?");

    /** How a machine stands to a target. */
    enum Fit {
        YES,
        /** The system is older than the one that the lock was made for. */
        OLDER,
        NO
    }

    static PdmTarget read(TomlTable table) throws MalformedLockException {
        String python = table.optionalText("requires_python").orElse("");
        Optional<Specifiers> specifiers = Specifiers.parse(python);
        if (specifiers.isEmpty()) {
            throw table.malformed("requires_python", "requires_python is '" + python + "'");
        }
        return new PdmTarget(
                specifiers.get(),
                table.optionalText("platform").orElse(""),
                table.optionalText("implementation").orElse("").toLowerCase(Locale.ROOT));
    }

    boolean takesPython(Conditions conditions) {
        return conditions.pythonIn(requiresPython);
    }

    /** Whether the lock was made for a machine; a platform that is not known may be any. */
    Fit fit(InstallTarget target) {
        if (!implementation.isEmpty()
                && !implementation.equals(target.python().implementation().label())) {
            return Fit.NO;
        }
        Matcher named = PLATFORM.matcher(platform);
        if (!named.matches()) {
            return Fit.YES;
        }
        if (!isSystem(named.group(1), target.machine()) || !cpu(named).equals(cpu(target.machine()))) {
            return Fit.NO;
        }
        if (named.group(2) == null) {
            return Fit.YES;
        }
        Version least = Version.of(Integer.parseInt(named.group(2)), Integer.parseInt(named.group(3)));
        return system(target.machine()).map(v -> v.isAtLeast(least)).orElse(true) ? Fit.YES : Fit.OLDER;
    }

    private static boolean isSystem(String name, Target machine) {
        return switch (name) {
            case "macos" -> machine.os() == OperatingSystem.MACOS;
            case "windows" -> machine.os() == OperatingSystem.WINDOWS;
            case "alpine", "musllinux" -> isLinux(machine, Libc.Kind.MUSL);
            default -> isLinux(machine, Libc.Kind.GLIBC);
        };
    }

    private static boolean isLinux(Target machine, Libc.Kind kind) {
        return machine.os() == OperatingSystem.LINUX
                && machine.libc().map(libc -> libc.kind() == kind).orElse(true);
    }

    /** Without one, PDM means the usual: Apple Silicon for macOS, x86_64 for the rest. */
    private static String cpu(Matcher named) {
        String cpu = named.group(4);
        if (cpu == null) {
            return named.group(1).equals("macos") ? "arm64" : "x86_64";
        }
        return switch (cpu) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm64";
            case "x86", "i386" -> "i686";
            default -> cpu;
        };
    }

    private static String cpu(Target machine) {
        return machine.architecture().label();
    }

    private static Optional<Version> system(Target machine) {
        return machine.os() == OperatingSystem.LINUX ? machine.libc().map(Libc::version) : machine.osVersion();
    }

    /** As in messages. */
    String inWords() {
        List<String> words = new ArrayList<>();
        words.add(requiresPython.toString().isEmpty() ? "any Python" : "Python " + requiresPython);
        if (!platform.isEmpty()) {
            words.add("on " + platform);
        }
        if (!implementation.isEmpty()) {
            words.add("with " + implementation);
        }
        return String.join(" ", words);
    }
}
