package io.github.archcheck.packaging.marker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of markers (PEP 508, dependency specifiers). */
final class Variables {
    static final String EXTRA = "extra";
    static final String EXTRAS = "extras";
    static final String DEPENDENCY_GROUPS = "dependency_groups";
    static final String PYTHON_VERSION = "python_version";
    static final String PYTHON_FULL_VERSION = "python_full_version";
    static final String IMPLEMENTATION_NAME = "implementation_name";
    static final String IMPLEMENTATION_VERSION = "implementation_version";
    static final String OS_NAME = "os_name";
    static final String SYS_PLATFORM = "sys_platform";
    static final String PLATFORM_SYSTEM = "platform_system";
    static final String PLATFORM_MACHINE = "platform_machine";
    static final String PLATFORM_RELEASE = "platform_release";
    static final String PLATFORM_VERSION = "platform_version";
    static final String PYTHON_IMPLEMENTATION = "platform_python_implementation";

    /** Compared as versions where the other side is one; the version of a kernel's build is a text to installers. */
    private static final Set<String> VERSIONS =
            Set.of(PYTHON_VERSION, PYTHON_FULL_VERSION, IMPLEMENTATION_VERSION, PLATFORM_RELEASE);

    private static final Map<String, String> SPELLINGS = spellings();

    private Variables() {}

    /** Today's name of a variable; null for what is none. */
    static @Nullable String named(String spelling) {
        return SPELLINGS.get(spelling);
    }

    static boolean isVersion(String variable) {
        return VERSIONS.contains(variable);
    }

    static boolean isSet(String variable) {
        return variable.equals(EXTRAS) || variable.equals(DEPENDENCY_GROUPS);
    }

    private static Map<String, String> spellings() {
        Map<String, String> spellings = new HashMap<>();
        for (String name : List.of(
                EXTRA,
                EXTRAS,
                DEPENDENCY_GROUPS,
                PYTHON_VERSION,
                PYTHON_FULL_VERSION,
                IMPLEMENTATION_NAME,
                IMPLEMENTATION_VERSION,
                OS_NAME,
                SYS_PLATFORM,
                PLATFORM_SYSTEM,
                PLATFORM_MACHINE,
                PLATFORM_RELEASE,
                PLATFORM_VERSION,
                PYTHON_IMPLEMENTATION)) {
            spellings.put(name, name);
        }
        spellings.put("os.name", OS_NAME);
        spellings.put("sys.platform", SYS_PLATFORM);
        spellings.put("platform.machine", PLATFORM_MACHINE);
        spellings.put("platform.version", PLATFORM_VERSION);
        spellings.put("platform.python_implementation", PYTHON_IMPLEMENTATION);
        spellings.put("python_implementation", PYTHON_IMPLEMENTATION);
        return Map.copyOf(spellings);
    }
}
