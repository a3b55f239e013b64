package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** No slice of a Mach-O file is for the process: dyld's words of all ages, and the linker's. */
final class DyldArchitecture implements Recogniser {
    private static final List<String> WITH_LISTS =
            List.of("incompatible architecture (have", "missing compatible architecture (have");

    private static final List<String> WITHOUT_LISTS = List.of(
            "mach-o file, but is an incompatible architecture",
            "fat file, but missing compatible architecture",
            "mach-o, but wrong architecture",
            "no matching architecture in universal wrapper",
            "incompatible cpu-subtype");

    private static final Pattern CLOSURE_MODE = Pattern.compile("missingcompatiblearchin");
    private static final Pattern NOT_COMPATIBLE =
            Pattern.compile("couldnotuse['\"]([^'\"]{1,4096})['\"]becauseit(?:isnotacompatiblearch)");
    private static final Pattern LD_FOUND = Pattern.compile(
            "foundarchitecture['\"]([\\w.,]{1,60})['\"]?(?:,requiredarchitecture['\"]?([\\w.,]{1,60}))?");
    private static final Pattern LD_BUILDING = Pattern.compile(
            "buildingformacos-(\\w{1,16})but(?:attemptingto)?link(?:ing)?(?:with|in)(?:file|dylib)[^,\\n]{0,600}?builtformacos-(\\w{1,16})");
    private static final Pattern LD_OLD =
            Pattern.compile("filewasbuiltfor([\\w.-]{2,40}?)whichisnotthearchitecturebeinglinked\\((\\w{1,16})\\)");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (String phrase : WITH_LISTS) {
            for (Pasted.Hit hit : text.find(phrase)) {
                sightings.addAll(withLists(text, hit, hit.end() - "(have".length()));
            }
        }
        for (String phrase : WITHOUT_LISTS) {
            for (Pasted.Hit hit : text.find(phrase)) {
                boolean listed = text.squeezed(hit.end(), hit.end() + 40).startsWith("(have");
                if (!listed) {
                    sightings.add(unlisted(hit.start(), Names.before(text, hit.start())));
                }
            }
        }
        closureMode(text, sightings);
        linker(text, sightings);
        if (text.says("arm64 dylibs cannot be loaded into arm64e proc")) {
            int at = text.find("arm64 dylibs cannot").get(0).start();
            sightings.add(Sighting.of(
                            Cause.ARCH_MISMATCH,
                            Confidence.CERTAIN,
                            at,
                            "the library is arm64, and the process is one of Apple's own, which takes arm64e only")
                    .architectures(List.of("arm64"), List.of("arm64e")));
        }
        return sightings;
    }

    private static List<Sighting> withLists(Pasted text, Pasted.Hit hit, int lists) {
        Architectures named = Architectures.after(text, openingBracket(text, hit, lists));
        Optional<String> path = Names.before(text, hit.start());
        if (isDamaged(named)) {
            return List.of(Sighting.of(
                            Cause.MALFORMED_MACHO,
                            Confidence.LIKELY,
                            hit.start(),
                            "the universal file has the slice that the process needs, but its headers or the slice are"
                                    + " damaged")
                    .at(path)
                    .architectures(named.have(), named.need()));
        }
        Sighting mismatch = Sighting.of(Cause.ARCH_MISMATCH, Confidence.CERTAIN, hit.start(), sentence(named))
                .at(path)
                .architectures(named.have(), named.need());
        boolean intelPrefix = path.filter(DyldArchitecture::isInIntelPrefix).isPresent()
                && named.have().equals(List.of("x86_64"))
                && named.need().stream().anyMatch(need -> need.startsWith("arm64"));
        return intelPrefix ? List.of(mismatch, homebrew(mismatch)) : List.of(mismatch);
    }

    private static int openingBracket(Pasted text, Pasted.Hit hit, int lists) {
        int bracket = text.text().lastIndexOf('(', hit.end());
        return bracket >= hit.start() ? bracket : Math.max(hit.start(), lists);
    }

    /** Only a universal file can have what is needed and be refused. macOS 12 names the first accepted kind only. */
    private static boolean isDamaged(Architectures named) {
        return named.have().size() > 1
                && !Collections.disjoint(named.have(), named.need())
                && !named.need().equals(List.of("arm64e"));
    }

    private static boolean isInIntelPrefix(String path) {
        return path.startsWith("/usr/local/opt/")
                || path.startsWith("/usr/local/lib/")
                || path.startsWith("/usr/local/Cellar/")
                || path.startsWith("/usr/local/Homebrew/");
    }

    private static Sighting homebrew(Sighting mismatch) {
        return mismatch.as(
                Cause.INTEL_HOMEBREW,
                Confidence.LIKELY,
                "the library lies where Homebrew for Intel Macs puts it (/usr/local); Homebrew for Apple silicon uses"
                        + " /opt/homebrew, where dyld does not look by itself");
    }

    private static String sentence(Architectures named) {
        String have = named.have().isEmpty() ? "code for another processor" : String.join(", ", named.have());
        if (named.need().isEmpty()) {
            return "the file contains " + have + " only, which is not what the process is";
        }
        String first = named.need().get(0);
        if (first.equals("arm64e") && named.have().contains("arm64")) {
            return "the file contains " + have + ", and the process is one of Apple's own, which takes arm64e only";
        }
        String process = first.startsWith("arm64")
                ? "arm64"
                : first.equals("x86_64") ? "x86_64 (on Apple silicon: translated by Rosetta 2)" : "x86_64";
        return "the file contains " + have + " only, and the process that loads it is " + process;
    }

    private static Sighting unlisted(int at, Optional<String> path) {
        return Sighting.of(
                        Cause.ARCH_MISMATCH,
                        Confidence.CERTAIN,
                        at,
                        "the file contains no code for the processor that the process runs on: one of the two is x86_64,"
                                + " the other arm64")
                .at(path);
    }

    private static void closureMode(Pasted text, List<Sighting> sightings) {
        for (Pasted.Found found : text.scan(CLOSURE_MODE)) {
            sightings.add(unlisted(found.start(), Names.restOfLine(text, found.end())));
        }
        for (Pasted.Found found : text.scan(NOT_COMPATIBLE)) {
            sightings.add(unlisted(found.start(), found.group(1)));
        }
    }

    private static void linker(Pasted text, List<Sighting> sightings) {
        for (Pasted.Found found : text.scan(LD_FOUND)) {
            sightings.add(linked(found, found.group(1), found.group(2)));
        }
        for (Pasted.Found found : text.scan(LD_BUILDING)) {
            sightings.add(linked(found, found.group(2), found.group(1)));
        }
        for (Pasted.Found found : text.scan(LD_OLD)) {
            sightings.add(linked(found, found.group(1), found.group(2)));
        }
    }

    private static Sighting linked(Pasted.Found found, Optional<String> have, Optional<String> need) {
        Architectures named =
                new Architectures(Architectures.names(have.orElse(null)), Architectures.names(need.orElse(null)));
        return Sighting.of(
                        Cause.ARCH_MISMATCH,
                        Confidence.CERTAIN,
                        found.start(),
                        "the linker leaves out a library that is for another processor than the one it links for")
                .architectures(named.have(), named.need())
                .with(Detail.LINKER, Optional.of("ld"));
    }
}
