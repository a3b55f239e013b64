package io.github.archcheck.diagnosis;

import io.github.archcheck.platform.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the release of macOS and the kind of process from dyld's choice of words, which changed often.
 *
 * @param process empty when the text does not tell
 * @param accepted all architectures that the process takes, of which dyld on macOS 12 names the first only
 */
record Dating(MacVersions versions, Optional<String> process, List<String> accepted) {
    static final Dating NOT_A_MAC = new Dating(MacVersions.ANY, Optional.empty(), List.of());

    /** A turn of phrase, without white space and in lower case, and the releases that use it. */
    private record Clue(Pattern words, MacVersions versions) {
        Clue(String words, MacVersions versions) {
            this(Pattern.compile(words), versions);
        }
    }

    private static final List<Clue> CLUES = List.of(
            new Clue("nosuitableimagefound|\\),butwrongarchitecture|mach-o,but", MacVersions.upTo("11.7")),
            new Clue("reason:imagenotfound|\\d\\):imagenotfound|whichwasbuiltformacosx", MacVersions.upTo("11.7")),
            new Clue("dlopen\\([^()]{1,1024},\\d{1,3}\\):", MacVersions.upTo("11.7")),
            new Clue("missingcompatiblearchin|becauseitisnotacompatiblearch", MacVersions.between("11.0", "11.7")),
            new Clue("dlopen\\([^()]{1,1024},0x[0-9a-f]{4}\\):(?!missingcompat|couldnotuse)", MacVersions.from("12.0")),
            new Clue("tried:'|symbolnotfoundinflat|dyld\\[\\d{1,9}\\]", MacVersions.from("12.0")),
            new Clue(
                    "\\(have\\(|notfound:\\(_|namespace\\(_|notloaded:'[^']{1,1024}'referencedfrom:'",
                    MacVersions.between("12.5", "12.7")),
            new Clue("cryptexes|notindyldcache|nodyldcache|referencedfrom:<", MacVersions.from("13.0")),
            new Clue("nolc_rpath'?sfound", MacVersions.from("14.0")),
            new Clue("nolc_rpath'?sused|blockedbysandbox|expectedasweak-def", MacVersions.from("15.0")),
            new Clue(
                    "sliceisnotvalid|duplicatelc_rpath|duplicatelinkeddylib|missinglc_|segmentpermissions"
                            + "|overrideaprotectedsystemdylib|loadcommand#",
                    MacVersions.from("15.4")),
            new Clue("arm64e\\.v1|duplicatesegmentname|nodynamicaccess", MacVersions.from("26.0")),
            new Clue("notamach-ofile", MacVersions.between("12.0", "15.3")));

    private static final Pattern STATED =
            Pattern.compile("(?:os version:\\s{0,20}|\"os_version\" ?: ?\"|\"train\" ?: ?\"|platform type: |platform: )"
                    + "(?:macos|mac os x)[ -](\\d{2}(?:\\.\\d{1,2}){1,2})\\b");
    private static final Pattern ADDENDUM = Pattern.compile("builtformacos(?:x)?(\\d{2}\\.\\d{1,2})");

    /** The last release of each line of macOS, to say what is older than a release. */
    private static final List<String> LAST_RELEASES = List.of("10.15", "11.7", "12.7", "13.7", "14.8", "15.7", "26.9");

    /** For a sighting in a part of a text. */
    static Dating of(Pasted text, int from, int to, Sighting sighting) {
        // Only a program of Apple's own refuses arm64 and asks for arm64e.
        boolean own =
                sighting.need().equals(List.of("arm64e")) && sighting.have().contains("arm64");
        boolean listed = sighting.cause() == Cause.ARCH_MISMATCH
                || sighting.cause() == Cause.INTEL_HOMEBREW
                || sighting.cause() == Cause.MALFORMED_MACHO;
        List<String> need = listed && !own ? sighting.need() : List.of();
        MacVersions versions = versions(text, from, to, need);
        Optional<String> process = own ? Optional.of("arm64e") : process(text, need, versions);
        return new Dating(versions, process, own ? sighting.need() : accepted(sighting.need(), versions));
    }

    private static MacVersions versions(Pasted pasted, int from, int to, List<String> need) {
        Matcher stated = STATED.matcher(pasted.slice(0, pasted.text().length()).toLowerCase(Locale.ROOT));
        if (stated.find()) {
            return MacVersions.between(stated.group(1), stated.group(1));
        }
        String words = pasted.squeezed(from, to);
        MacVersions versions = MacVersions.ANY;
        for (Clue clue : CLUES) {
            if (clue.words().matcher(words).find()) {
                versions = versions.and(clue.versions());
            }
        }
        versions = versions.and(ofNeed(need, words));
        Matcher addendum = ADDENDUM.matcher(words);
        return addendum.find() ? versions.and(olderThan(addendum.group(1))) : fallbackDirectories(words, versions);
    }

    /** Whether it was dyld, or macOS, that said it. */
    static boolean isMac(Cause cause, String words) {
        return switch (cause) {
            case ARCH_MISMATCH,
                    INTEL_HOMEBREW,
                    MALFORMED_MACHO,
                    CODESIGN_MISSING,
                    CODESIGN_STALE,
                    CODESIGN_TEAM,
                    PLATFORM_MISMATCH,
                    NO_SHARED_CACHE,
                    OS_TOO_OLD,
                    BAD_RPATH,
                    UNRELOCATED_BOTTLE,
                    COMPAT_VERSION,
                    ENCRYPTED,
                    NO_ROSETTA -> true;
            case FOREIGN_FORMAT, WRONG_FILETYPE, MISSING_DEPENDENCY, UNDEFINED_SYMBOL, CPU_FEATURE ->
                (words.contains("dlopen(") && !words.contains("dlopenfailed"))
                        || words.contains("mach-o")
                        || words.contains("librarynotloaded")
                        || words.contains("osversion:mac");
            default -> false;
        };
    }

    private static MacVersions ofNeed(List<String> need, String words) {
        boolean brackets = words.contains("(have(");
        String first = need.isEmpty() ? "" : need.get(0);
        boolean alone = need.size() == 1;
        if (brackets || need.isEmpty()) {
            return MacVersions.ANY;
        } else if (need.contains("arm64e.v1")) {
            return MacVersions.from("26.0");
        } else if (first.equals("arm64e")) {
            return alone ? MacVersions.between("12.0", "12.4") : MacVersions.between("14.4", "15.6");
        } else if (first.equals("arm64")) {
            return MacVersions.between("13.0", "14.3");
        } else if (first.equals("x86_64h")) {
            return alone ? MacVersions.between("12.0", "12.4") : MacVersions.from("13.0");
        }
        return MacVersions.from("12.0");
    }

    /** Only 12.0 to 12.2 look for an absolute path in the fallback directories too, and none of 12 in a cryptex. */
    private static MacVersions fallbackDirectories(String words, MacVersions versions) {
        boolean looked = words.contains("),'/usr/local/lib/") && words.contains("),'/usr/lib/");
        boolean absolute = words.contains("dlopen(/") && !words.contains("librarynotloaded");
        return looked && absolute && !versions.startsAt("13.0")
                ? versions.and(MacVersions.between("12.0", "12.2"))
                : versions;
    }

    private static MacVersions olderThan(String text) {
        Optional<Version> bound = Version.parse(text);
        if (bound.isEmpty()) {
            return MacVersions.ANY;
        }
        Version version = bound.get();
        if (version.minor() > 0) {
            return MacVersions.upTo(version.major() + "." + (version.minor() - 1));
        }
        return LAST_RELEASES.stream()
                .filter(release -> !Version.parse(release).orElseThrow().isAtLeast(version))
                .reduce((a, b) -> b)
                .map(MacVersions::upTo)
                .orElse(MacVersions.ANY);
    }

    /** What kind of process asked; empty when the list does not tell. */
    private static Optional<String> process(Pasted pasted, List<String> need, MacVersions versions) {
        String words = pasted.dense();
        if (words.contains("codetype:arm-64(translated)") || words.contains("codetype:x86-64(translated)")) {
            return Optional.of("rosetta");
        } else if (words.contains("codetype:arm-64(native)") || words.contains("codetype:arm-64\n")) {
            return Optional.of("arm64");
        } else if (words.contains("codetype:x86-64(native)")) {
            return Optional.of("x86_64");
        }
        if (need.isEmpty()) {
            return Optional.empty();
        }
        String first = need.get(0);
        return switch (first) {
            case "arm64e" -> Optional.of(need.size() == 1 && versions.startsAt("13.0") ? "arm64e" : "arm64");
            case "x86_64h" -> Optional.of("x86_64");
            case "x86_64" -> Optional.of("rosetta");
            default -> Optional.of(first);
        };
    }

    private static List<String> accepted(List<String> need, MacVersions versions) {
        if (need.size() != 1 || versions.startsAt("13.0")) {
            return need;
        }
        return switch (need.get(0)) {
            case "arm64e" -> List.of("arm64e", "arm64");
            case "x86_64h" -> List.of("x86_64h", "x86_64");
            default -> need;
        };
    }
}
