package io.github.archcheck.packaging.marker;

import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.PythonTarget.Implementation;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.DataTable;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the variables of markers stand for on a target.
 *
 * @param values by variable name, such as {@code sys_platform}; without {@code extra}. A {@code python_full_version} such as
 *     {@code 3.13.0+}, of a Python built between releases, is made a version as installers do, by adding {@code local}
 */
public record MarkerEnvironment(Map<String, String> values) {
    /** Above every third number that a series has had or is likely to get, so that the newest of the series is meant. */
    private static final int NEWEST_PATCH = 99;

    private static final Map<Known, String> LINUX_MACHINES = Map.of(
            Known.ARM64, "aarch64",
            Known.X32, "x86_64",
            Known.I386, "i686",
            Known.ARM, "armv5tel",
            Known.ARMEB, "armv5teb",
            Known.MIPSEL, "mips",
            Known.MIPS64EL, "mips64",
            Known.HPPA, "parisc");

    public MarkerEnvironment {
        Map<String, String> copy = new HashMap<>(values);
        copy.computeIfPresent(
                Variables.PYTHON_FULL_VERSION, (name, version) -> version.endsWith("+") ? version + "local" : version);
        values = Map.copyOf(copy);
    }

    /**
     * Nothing is known of the kernel: {@code platform_release} and {@code platform_version} are empty. Where the third number
     * of the Python version is not known, {@code python_full_version} ends in 99, so that markers hold as for the newest of
     * the series. The version of PyPy or GraalPy itself, where nothing states it, is that of the last release for the series
     * of the language; it counts only for {@code implementation_version}.
     */
    public static MarkerEnvironment of(InstallTarget target) {
        PythonTarget python = target.python();
        String full = fullVersion(python);
        Map<String, String> values = new HashMap<>();
        values.put(Variables.PYTHON_VERSION, python.series());
        values.put(Variables.PYTHON_FULL_VERSION, full);
        values.put(Variables.IMPLEMENTATION_NAME, python.implementation().label());
        values.put(Variables.IMPLEMENTATION_VERSION, implementationVersion(python, full));
        values.put(Variables.PYTHON_IMPLEMENTATION, python.implementation().markerName());
        values.put(Variables.PLATFORM_MACHINE, machine(target.machine()));
        values.put(Variables.PLATFORM_RELEASE, "");
        values.put(Variables.PLATFORM_VERSION, "");
        putSystem(target.machine().os(), values);
        return new MarkerEnvironment(values);
    }

    private static String fullVersion(PythonTarget python) {
        int patch = python.patchKnown() ? python.version().patch() : NEWEST_PATCH;
        return python.series() + "." + patch;
    }

    private static String implementationVersion(PythonTarget python, String full) {
        if (python.implementation() == Implementation.CPYTHON) {
            return full;
        }
        for (List<String> row : DataTable.rows(MarkerEnvironment.class, "implementations.csv")) {
            if (row.get(0).equals(python.implementation().label()) && row.get(1).equals(python.series())) {
                return row.get(2);
            }
        }
        return full;
    }

    private static void putSystem(OperatingSystem os, Map<String, String> values) {
        values.put(Variables.OS_NAME, os == OperatingSystem.WINDOWS ? "nt" : "posix");
        values.put(
                Variables.SYS_PLATFORM,
                switch (os) {
                    case MACOS -> "darwin";
                    case LINUX -> "linux";
                    case WINDOWS -> "win32";
                });
        values.put(
                Variables.PLATFORM_SYSTEM,
                switch (os) {
                    case MACOS -> "Darwin";
                    case LINUX -> "Linux";
                    case WINDOWS -> "Windows";
                });
    }

    /** As the system itself calls the machine that the process sees. */
    private static String machine(Target target) {
        Known architecture = target.architecture();
        return switch (target.os()) {
            case MACOS -> macMachine(architecture);
            case LINUX -> LINUX_MACHINES.getOrDefault(architecture, architecture.label());
            case WINDOWS -> windowsMachine(architecture);
        };
    }

    private static String macMachine(Known architecture) {
        if (architecture == Known.X86_64H) {
            return Known.X86_64.label();
        }
        return architecture == Known.ARM64E || architecture == Known.ARM64_V8
                ? Known.ARM64.label()
                : architecture.label();
    }

    private static String windowsMachine(Known architecture) {
        if (architecture == Known.X86_64 || architecture == Known.ARM64EC) {
            return "AMD64";
        }
        if (architecture == Known.ARM64) {
            return "ARM64";
        }
        return architecture == Known.I686 || architecture == Known.I386 ? "x86" : architecture.label();
    }
}
