package io.github.archcheck.inventory.locate;

import io.github.archcheck.binary.Image;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.inventory.ExtensionNames;
import io.github.archcheck.inventory.ExtensionSuffixes;
import io.github.archcheck.inventory.Interpreter.SuffixSource;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the suffixes that an interpreter tries, in its own files or by its own rule. */
final class SuffixReader {
    private static final int SYSCONFIG_BYTES = 1 << 20;
    private static final Pattern EXT_SUFFIX = Pattern.compile("'EXT_SUFFIX'\\s*:\\s*'(\\.[\\w.-]{2,120})'");

    private SuffixReader() {}

    /**
     * What was found.
     *
     * @param own the suffix of this interpreter alone; empty when it was derived or is unknown
     */
    record Found(List<String> suffixes, SuffixSource source, Optional<String> own) {
        static final Found NOTHING = new Found(List.of(), SuffixSource.UNKNOWN, Optional.empty());

        /** Whether the suffix names a build flag: {@code t} or {@code d} in {@code cpython-313td}. */
        boolean hasFlag(char flag) {
            return own.flatMap(s -> ExtensionNames.parse("x" + s))
                    .flatMap(ExtensionName::interpreter)
                    .filter(tag -> tag.startsWith("cp"))
                    .map(tag -> tag.replaceFirst("^(?:cpython-|cp)", ""))
                    .filter(tag -> tag.indexOf(flag) >= 0)
                    .isPresent();
        }
    }

    /**
     * Reads them.
     *
     * @param libraries of the base interpreter, best first
     * @param name with its minor version; empty when that is unknown
     * @param inspection of the interpreter, for the rule
     */
    static Found read(List<Path> libraries, PythonName name, Optional<Inspection> inspection) {
        if (name.version().isEmpty()) {
            return Found.NOTHING;
        }
        Version version = name.version().get();
        for (Path library : libraries) {
            Optional<String> own = sysconfig(library, name);
            if (own.isPresent()) {
                return found(own.get(), version, SuffixSource.SYSCONFIG);
            }
        }
        for (Path library : libraries) {
            Path modules = switch (name.implementation()) {
                case CPYTHON -> library.resolve("lib-dynload");
                case PYPY -> library;
                case GRAALPY -> library.resolve("modules");
            };
            Optional<String> own = commonest(modules, version);
            if (own.isPresent()) {
                return found(own.get(), version, SuffixSource.LIB_DYNLOAD);
            }
        }
        return inspection.map(i -> derive(i, name, version)).orElse(Found.NOTHING);
    }

    private static Found found(String own, Version version, SuffixSource source) {
        return new Found(ExtensionSuffixes.complete(own, version), source, Optional.of(own));
    }

    /** CPython imports {@code _sysconfigdata_FLAGS_SYSTEM_MULTIARCH}; others lie about for cross builds. */
    private static Optional<String> sysconfig(Path library, PythonName name) {
        String flags = (name.freeThreaded() ? "t" : "") + (name.debug() ? "d" : "");
        List<String> own = List.of("_sysconfigdata_" + flags + "_", "_sysconfigdata_" + flags + "m_", "_sysconfigdata");
        return Directories.names(library).stream()
                .filter(file -> file.startsWith("_sysconfigdata") && file.endsWith(".py"))
                .sorted(Comparator.comparingInt(file -> rank(file, own)))
                .flatMap(file -> extSuffix(library.resolve(file)).stream())
                .filter(suffix -> isFor(suffix, name))
                .findFirst();
    }

    private static int rank(String file, List<String> prefixes) {
        for (int i = 0; i < prefixes.size(); i++) {
            if (file.startsWith(prefixes.get(i))) {
                return i;
            }
        }
        return prefixes.size();
    }

    private static boolean isFor(String suffix, PythonName name) {
        String digits = name.version().map(v -> "" + v.major() + v.minor()).orElse("");
        return ExtensionNames.parse("x" + suffix)
                .flatMap(ExtensionName::interpreter)
                .filter(tag -> tag.contains(digits))
                .isPresent();
    }

    private static Optional<String> extSuffix(Path file) {
        try {
            Matcher entry =
                    EXT_SUFFIX.matcher(SmallText.read(file, SYSCONFIG_BYTES).text());
            return entry.find() ? Optional.of(entry.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> commonest(Path directory, Version version) {
        String digits = "" + version.major() + version.minor();
        Map<String, Integer> counts = new TreeMap<>();
        for (String file : Directories.names(directory)) {
            ExtensionNames.parse(file)
                    .filter(e ->
                            e.interpreter().filter(tag -> tag.contains(digits)).isPresent())
                    .ifPresent(e -> counts.merge(e.suffix(), 1, Integer::sum));
        }
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static Found derive(Inspection inspection, PythonName name, Version version) {
        if (!(inspection instanceof Inspection.Parsed parsed)
                || parsed.binary().images().isEmpty()) {
            return Found.NOTHING;
        }
        Image image = parsed.binary().images().get(0);
        Optional<OperatingSystem> os = switch (parsed.binary().format()) {
            case MACH_O -> Optional.of(OperatingSystem.MACOS);
            case ELF -> Optional.of(OperatingSystem.LINUX);
            case PE -> Optional.of(OperatingSystem.WINDOWS);
            case AR, WASM, BITCODE, XCOFF -> Optional.empty();
        };
        if (os.isEmpty() || !(image.architecture() instanceof Architecture.Known architecture)) {
            return Found.NOTHING;
        }
        List<String> suffixes = ExtensionSuffixes.derive(
                name.implementation(), version, name.freeThreaded(), name.debug(), os.get(), architecture, libc(image));
        return suffixes.isEmpty() ? Found.NOTHING : new Found(suffixes, SuffixSource.DERIVED, Optional.empty());
    }

    private static Optional<Libc> libc(Image image) {
        boolean musl = image.needs().stream()
                .anyMatch(n -> n.name().startsWith("libc.musl-") || n.name().startsWith("ld-musl-"));
        return musl ? Optional.of(new Libc(Libc.Kind.MUSL, Version.of(1, 2))) : Optional.empty();
    }
}
