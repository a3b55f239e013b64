package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of musl's loader, most of which mean that a file was built for glibc. */
final class Musl implements Recogniser {
    private static final Pattern LIBRARY = Pattern.compile(
            "\\s*([^\\n:]{1,2000}?)\\s*:\\s*([A-Za-z][A-Za-z\\s]{3,60})(?:\\s*\\(\\s*needed\\s*by\\s*([^)]{1,2000}))?");
    private static final Pattern RELOCATION = Pattern.compile("\\s*([^\\n:]{1,2000}?)\\s*:\\s*([^\\x00]{1,1200})");
    private static final Pattern NOT_FOUND = Pattern.compile("([^:]{1,1000}):symbolno");
    private static final Pattern INITIAL_EXEC = Pattern.compile("[^:]{1,1000}:initial-exec");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern GLIBC_LIBRARY = Pattern.compile(
            "(?:ld-linux.*|ld64|ld)\\.so.*|lib(?:resolv|nsl|thread_db|anl|mvec|BrokenLocale|SegFault|crypt|c_malloc_debug)\\.so\\.\\d+|libc\\.so\\.6|lib(?:m|pthread|dl|rt|util)\\.so\\.\\d");
    private static final List<String> TELLS =
            List.of("ld-linux", "_chk:symbolnotfound", "linux-gnu.so", "unsupportedrelocationtype37", "manylinux");
    private static final String FOR_GLIBC = "the file was built for glibc, and this system has musl (Alpine Linux)";

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Pasted.Hit hit : text.find("Error loading shared library")) {
            library(text, hit).ifPresent(sightings::add);
        }
        for (Pasted.Hit hit : text.find("Error relocating")) {
            text.at(hit.end(), RELOCATION)
                    .map(words -> relocation(text, hit, words))
                    .ifPresent(sightings::add);
        }
        return sightings;
    }

    private static boolean isGlibcs(Pasted text) {
        return TELLS.stream().anyMatch(text.dense()::contains);
    }

    private static Optional<Sighting> library(Pasted text, Pasted.Hit hit) {
        Optional<Matcher> words = text.at(hit.end(), LIBRARY);
        Optional<String> name =
                words.flatMap(found -> Names.clean(found.group(1))).or(() -> Names.restOfLine(text, hit.end()));
        String trouble = words.map(found -> Pasted.squeeze(found.group(2))).orElse("");
        Optional<String> by = words.map(found -> found.group(3)).flatMap(Names::clean);
        if (trouble.startsWith("execformat")) {
            return Optional.of(Sighting.of(
                            Cause.FOREIGN_FORMAT,
                            Confidence.LIKELY,
                            hit.start(),
                            "musl cannot load the file at all: it is damaged, no library, or for another system or"
                                    + " processor")
                    .at(name));
        } else if (!trouble.startsWith("nosuchfile") && !trouble.isEmpty()) {
            return Optional.empty();
        }
        Sighting missing = Sighting.of(
                        Cause.MISSING_DEPENDENCY,
                        Confidence.CERTAIN,
                        hit.start(),
                        by.map(Names::leaf).orElse("the program") + " needs " + name.orElse("a library")
                                + ", which is not installed, or not where the loader looks")
                .at(name)
                .with(Detail.BY, by)
                .with(Detail.DEPENDENCY, name);
        boolean glibc = name.map(Names::leaf)
                .filter(n -> GLIBC_LIBRARY.matcher(n).matches())
                .isPresent();
        return Optional.of(
                glibc
                        ? missing.as(Cause.GLIBC_ON_MUSL, Confidence.CERTAIN, FOR_GLIBC)
                                .at(by.or(() -> name))
                        : missing);
    }

    private static Sighting relocation(Pasted text, Pasted.Hit hit, Matcher words) {
        Optional<String> file = Names.clean(words.group(1));
        String trouble = BLANKS.matcher(words.group(2)).replaceAll("");
        if (INITIAL_EXEC.matcher(trouble).lookingAt()) {
            return Sighting.of(
                            Cause.MUSL_STATIC_TLS,
                            Confidence.CERTAIN,
                            hit.start(),
                            "the library keeps thread-local data in the static block, so that musl cannot load it while a"
                                    + " program runs")
                    .at(file);
        }
        if (trouble.startsWith("unsupportedrelocation") && !isGlibcs(text)) {
            return Sighting.of(
                            Cause.WRONG_MACHINE,
                            Confidence.LIKELY,
                            hit.start(),
                            "the file is for another processor, which musl does not check before it begins to load it")
                    .at(file);
        }
        Matcher missing = NOT_FOUND.matcher(trouble);
        Optional<String> symbol = missing.lookingAt() ? Optional.of(missing.group(1)) : Optional.empty();
        boolean glibc = symbol.isEmpty() || Symbols.isGlibcOnly(symbol.get()) || isGlibcs(text);
        if (symbol.filter(Symbols::isPythons).isPresent() || !glibc) {
            return ElfSymbol.undefined(hit.start(), symbol).at(file);
        }
        return Sighting.of(Cause.GLIBC_ON_MUSL, Confidence.CERTAIN, hit.start(), FOR_GLIBC)
                .at(file)
                .with(Detail.SYMBOL, symbol);
    }
}
