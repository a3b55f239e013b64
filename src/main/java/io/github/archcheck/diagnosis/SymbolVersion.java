package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of a library's symbols that the library found does not have: glibc's loader, linkers, conda. */
final class SymbolVersion implements Recogniser {
    private static final String VERSION = "([a-z][a-z0-9]{0,30}_[\\w.]{1,60}?)";
    private static final Pattern NOT_FOUND = Pattern.compile("version['\"]?" + VERSION + "['\"]?notfound");
    private static final Pattern NOT_DEFINED =
            Pattern.compile("version" + VERSION + "notdefinedinfile([\\w.+-]{1,80}?)withlinktimereference");
    private static final Pattern UNDEFINED =
            Pattern.compile("undefinedsymbol:[\\w$.@]{1,400},version((?:glibc|glibcxx|cxxabi)_[\\d.]{1,20})");
    private static final Pattern LINK_TIME = Pattern.compile(
            "undefinedreferenceto['\"]?(__isoc23_\\w{1,20}|[\\w@]{1,200}@(?:glibc|glibcxx)_[\\d.]{1,20})");
    private static final Pattern CONDA =
            Pattern.compile("nothingprovides(?:requested)?__glibc(?:[>=]{1,2}([\\d.]{1,10}))?");
    private static final Pattern REQUIRED_BY = Pattern.compile("\\s*\\(?\\s*required\\s*by\\s*([^)]{1,2000})");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Pasted.Found found : text.scan(NOT_FOUND)) {
            Optional<String> by = text.at(found.end(), REQUIRED_BY).flatMap(m -> Names.clean(m.group(1)));
            Optional<String> provider = Names.before(text, found.start());
            sightings.add(sighting(found.start(), found.group(1), provider)
                    .at(by.or(() -> provider))
                    .with(Detail.BY, by));
        }
        for (Pasted.Found found : text.scan(NOT_DEFINED)) {
            sightings.add(
                    sighting(found.start(), found.group(1), found.group(2)).at(found.group(2)));
        }
        for (Pasted.Found found : text.scan(UNDEFINED)) {
            sightings.add(
                    sighting(found.start(), found.group(1), Optional.empty()).at(Names.before(text, found.start())));
        }
        for (Pasted.Found found : text.scan(LINK_TIME)) {
            sightings.add(sighting(found.start(), Optional.of("GLIBC_2.38"), Optional.empty())
                    .because("a library that is linked in was compiled against a newer glibc: it uses "
                            + found.group(1).orElse("a function") + ", which glibc 2.38 brought"));
        }
        for (Pasted.Found found : text.scan(CONDA)) {
            sightings.add(sighting(found.start(), found.group(1).map(v -> "GLIBC_" + v), Optional.empty()));
        }
        return sightings;
    }

    private static Sighting sighting(int at, Optional<String> version, Optional<String> provider) {
        String name = version.orElse("GLIBC");
        Cause cause = name.startsWith("GLIBC_") || name.equals("GLIBC")
                ? Cause.GLIBC_TOO_OLD
                : name.startsWith("GLIBCXX") || name.startsWith("CXXABI") || name.startsWith("GCC_")
                        ? Cause.LIBSTDCXX_TOO_OLD
                        : Cause.COMPAT_VERSION;
        return Sighting.of(cause, Confidence.CERTAIN, at, sentence(cause, name, provider))
                .with(Detail.VERSION, version)
                .with(Detail.PROVIDER, provider);
    }

    private static String sentence(Cause cause, String name, Optional<String> provider) {
        if (name.equals("GLIBC_ABI_DT_RELR")) {
            return "the file has relocations (DT_RELR) that glibc knows since 2.36, and this system's glibc is older";
        } else if (name.equals("GLIBC_PRIVATE")) {
            return "parts of two different glibc versions are mixed: a loader or library of one, the libc of another";
        } else if (cause == Cause.GLIBC_TOO_OLD) {
            return "the file was built for glibc "
                    + name.replaceFirst("GLIBC_?", "").strip() + " or later, and this system's glibc is older";
        } else if (cause == Cause.LIBSTDCXX_TOO_OLD) {
            return "the file needs " + name + Compilers.origin(name) + ", and "
                    + provider.orElse("the C++ library that was loaded") + " is older";
        }
        return "the file needs " + name + ", and " + provider.orElse("the library found")
                + " is an older version or another build of it";
    }
}
