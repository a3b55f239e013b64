package io.github.archcheck.inventory;

import io.github.archcheck.inventory.Interpreter.Implementation;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file name suffixes that an interpreter tries for extension modules, in its own order.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Python/dynload_shlib.c">Python/dynload_shlib.c</a>
 * @see <a href="https://github.com/python/cpython/blob/main/Python/dynload_win.c">Python/dynload_win.c</a>
 */
public final class ExtensionSuffixes {
    /** A separate name for musl came with CPython 3.11; older ones call it gnu. */
    private static final Version MUSL_NAMED = Version.of(3, 11);

    /** Since then debug builds also take release modules, and the {@code m} flag is gone. */
    private static final Version ONE_ABI = Version.of(3, 8);

    /** PEP 803: the stable ABI of free-threaded builds, and platform names in stable ABI suffixes. */
    private static final Version ABI3T = Version.of(3, 15);

    private static final Version PLATFORM_NAMED = Version.of(3, 5);
    private static final Version ABI3 = Version.of(3, 2);

    private ExtensionSuffixes() {}

    /**
     * The list by the interpreter's own rule, for a process of any machine; for a real interpreter what its installation
     * says is better ({@link Interpreter#extensionSuffixes}).
     *
     * @param version major and minor matter
     * @param libc empty means glibc; ignored unless the system is Linux
     * @return empty when the rule does not tell: GraalPy, whose suffix names its own release, or a machine that this
     *     system does not run on
     */
    public static List<String> derive(
            Implementation implementation,
            Version version,
            boolean freeThreaded,
            boolean debug,
            OperatingSystem os,
            Architecture.Known architecture,
            Optional<Libc> libc) {
        Libc.Kind kind = libc.map(Libc::kind)
                .filter(k -> implementation == Implementation.CPYTHON && version.isAtLeast(MUSL_NAMED))
                .orElse(Libc.Kind.GLIBC);
        Optional<String> platform = switch (os) {
            case MACOS -> Optional.of("darwin");
            case LINUX -> Triplets.linux(architecture, kind);
            case WINDOWS -> Triplets.windows(architecture);
        };
        if (platform.isEmpty()) {
            return List.of();
        }
        boolean windows = os == OperatingSystem.WINDOWS;
        return switch (implementation) {
            case CPYTHON ->
                windows
                        ? windows(version, freeThreaded, debug, platform.get())
                        : posix(version, flags(version, freeThreaded, debug), platform.get());
            case PYPY ->
                List.of(".pypy" + version.major() + version.minor() + "-pp73-" + platform.get()
                        + (windows ? ".pyd" : ".so"));
            case GRAALPY -> List.of();
        };
    }

    /**
     * The whole list of an interpreter whose own suffix is known.
     *
     * @param own {@code EXT_SUFFIX}, such as {@code .cpython-311-darwin.so}
     * @param version of the interpreter
     */
    public static List<String> complete(String own, Version version) {
        Optional<ExtensionName> name = ExtensionNames.parse("x" + own);
        String tag = name.flatMap(ExtensionName::interpreter).orElse("");
        String platform = name.flatMap(ExtensionName::platform).orElse("");
        if (tag.startsWith("cpython-")) {
            String flags = tag.replaceFirst("cpython-\\d+", "");
            List<String> all = posix(version, flags, platform);
            return all.get(0).equals(own) ? all : withFirst(own, all);
        }
        if (tag.startsWith("cp")) {
            return List.of(own, ".pyd");
        }
        if (tag.startsWith("graalpy")) {
            return List.of(own, ".so");
        }
        return List.of(own);
    }

    private static List<String> withFirst(String own, List<String> all) {
        List<String> list = new ArrayList<>();
        list.add(own);
        all.stream().skip(1).filter(s -> !s.equals(own)).forEach(list::add);
        return List.copyOf(list);
    }

    private static String flags(Version version, boolean freeThreaded, boolean debug) {
        return (freeThreaded ? "t" : "") + (debug ? "d" : "") + (version.isAtLeast(ONE_ABI) ? "" : "m");
    }

    private static List<String> posix(Version version, String flags, String platform) {
        if (version.major() < 3) {
            return List.of(".so", "module.so");
        }
        String tail = platform.isEmpty() || !version.isAtLeast(PLATFORM_NAMED) ? ".so" : "-" + platform + ".so";
        String digits = ".cpython-" + version.major() + version.minor();
        List<String> list = new ArrayList<>();
        list.add(digits + flags + tail);
        if (flags.contains("d") && version.isAtLeast(ONE_ABI)) {
            list.add(digits + flags.replace("d", "") + tail);
        }
        if (version.isAtLeast(ABI3T)) {
            if (!flags.contains("t")) {
                list.addAll(List.of(".abi3" + tail, ".abi3.so"));
            }
            list.addAll(List.of(".abi3t" + tail, ".abi3t.so"));
        } else if (version.isAtLeast(ABI3)) {
            list.add(".abi3.so");
        }
        list.add(".so");
        return list.stream().distinct().toList();
    }

    private static List<String> windows(Version version, boolean freeThreaded, boolean debug, String platform) {
        String d = debug ? "_d" : "";
        String t = freeThreaded ? "t" : "";
        return List.of(d + ".cp" + version.major() + version.minor() + t + "-" + platform + ".pyd", d + ".pyd");
    }
}
