package io.github.archcheck.host;

import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The C library that this JVM has loaded, which is the machine's.
 *
 * @param kind empty when it could not be told
 * @param version empty when it could not be told
 * @param source the file that says so, or where it was looked for
 */
record CLibrary(Optional<Libc.Kind> kind, Optional<Version> version, String source) {
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final int MOST_MAPS = 4 << 20;
    private static final int MOST_LIBRARY = 8 << 20;

    /** A mapped file with the name of a C library: before glibc 2.34 it was libc-2.x.so, and musl's is libc.so. */
    private static final Pattern MAPPED = Pattern.compile(
            " (/[^\\n]*/(?:(libc\\.so\\.6|libc-2\\.[0-9]+\\.so)|(ld-musl-[^/\\n]+|libc\\.so)))$", Pattern.MULTILINE);

    private static final Pattern GLIBC_LOADER = Pattern.compile("ld-linux.*\\.so\\.[0-9]|ld64\\.so\\.[0-9]");
    private static final Pattern MUSL_LOADER = Pattern.compile("ld-musl-.*\\.so\\.1");

    /** What glibc prints when it is run. The highest symbol version is no substitute: 2.19 to 2.21 and 2.37 added none. */
    private static final String GLIBC_MARK = "GNU C Library ";

    private static final Pattern GLIBC_BANNER =
            Pattern.compile(GLIBC_MARK + "[^\\n\\x00]{0,200}release version (2\\.[0-9]{1,3})");

    /** musl keeps its version as a string of its own. */
    private static final String MUSL_MARK = "1.";

    private static final Pattern MUSL_VERSION =
            Pattern.compile("(?<![0-9.])(1\\.[0-9]{1,2}\\.[0-9]{1,3})(?:-[!-~]{0,60})?\\x00");

    static CLibrary find(Machine machine) {
        Matcher mapped = MAPPED.matcher(machine.readText(MAPS, MOST_MAPS).orElse(""));
        if (mapped.find()) {
            String file = mapped.group(1);
            return of(mapped.group(2) == null ? Libc.Kind.MUSL : Libc.Kind.GLIBC, file, machine);
        }
        return byLoaders(machine);
    }

    /** When the process cannot look at itself: the machine has the loader of one C library only. */
    private static CLibrary byLoaders(Machine machine) {
        List<String> lib = machine.list(Path.of("/lib"));
        List<String> lib64 = machine.list(Path.of("/lib64"));
        Optional<String> musl =
                lib.stream().filter(MUSL_LOADER.asMatchPredicate()).findFirst();
        boolean glibc = lib.stream().anyMatch(GLIBC_LOADER.asMatchPredicate())
                || lib64.stream().anyMatch(GLIBC_LOADER.asMatchPredicate());
        if (musl.isPresent() && !glibc) {
            return of(Libc.Kind.MUSL, "/lib/" + musl.get(), machine);
        }
        if (glibc && musl.isEmpty()) {
            Optional<String> library = glibcDirectories(lib)
                    .map(directory -> directory + "/libc.so.6")
                    .filter(file -> machine.exists(Path.of(file)))
                    .findFirst();
            if (library.isPresent()) {
                return of(Libc.Kind.GLIBC, library.get(), machine);
            }
        }
        return new CLibrary(
                Optional.of(Libc.Kind.GLIBC).filter(kind -> glibc && musl.isEmpty()),
                Optional.empty(),
                "the loaders in /lib and /lib64");
    }

    private static Stream<String> glibcDirectories(List<String> lib) {
        return Stream.concat(
                Stream.of("/lib64", "/lib", "/usr/lib64", "/usr/lib"),
                lib.stream().filter(name -> name.contains("-linux-gnu")).map(name -> "/lib/" + name));
    }

    private static CLibrary of(Libc.Kind kind, String file, Machine machine) {
        String content = machine.read(Path.of(file), MOST_LIBRARY)
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .orElse("");
        Optional<Version> version = switch (kind) {
            case GLIBC -> only(GLIBC_MARK, GLIBC_BANNER, content);
            case MUSL -> only(MUSL_MARK, MUSL_VERSION, content);
        };
        return new CLibrary(Optional.of(kind), version, file);
    }

    /** Empty unless all matches agree. They are tried at marks only: a pattern alone takes long on a whole library. */
    private static Optional<Version> only(String mark, Pattern pattern, String content) {
        TreeSet<Version> versions = new TreeSet<>();
        Matcher matcher = pattern.matcher(content).useTransparentBounds(true);
        for (int at = content.indexOf(mark); at >= 0; at = content.indexOf(mark, at + 1)) {
            if (matcher.region(at, content.length()).lookingAt()) {
                Version.parse(matcher.group(1)).ifPresent(versions::add);
            }
        }
        return versions.size() == 1 ? Optional.of(versions.first()) : Optional.empty();
    }

    HostFact fact() {
        String number = version.map(Version::toString).orElse("of unknown version");
        return new HostFact("C library", kind.map(known -> known.label() + " " + number), source);
    }

    /** Where nothing is known, glibc is assumed and said to be. */
    Target target(Known architecture) {
        return Target.linux(architecture, kind.orElse(Libc.Kind.GLIBC), version, Target.Source.HOST);
    }
}
