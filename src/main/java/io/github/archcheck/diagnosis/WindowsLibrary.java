package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Windows says of DLLs and extension modules. */
final class WindowsLibrary implements Recogniser {
    private static final Pattern NAME = Pattern.compile("dllloadfailedwhileimporting([\\w.]{1,100}?):");
    private static final Pattern CTYPES =
            Pattern.compile("couldnotfindmodule['\"]([^'\"]{1,1000})['\"](?:\\(oroneofitsdependencies)?");

    private record Saying(String words, Cause cause, Confidence confidence, String meaning) {}

    private static final List<Saying> SAYINGS = List.of(
            new Saying(
                    "is not a valid Win32 application",
                    Cause.ARCH_MISMATCH,
                    Confidence.LIKELY,
                    "the file is for another processor or word size than the process, or no Windows file at all"),
            new Saying(
                    "WinError 193",
                    Cause.ARCH_MISMATCH,
                    Confidence.LIKELY,
                    "the file is for another processor or word size than the process, or no Windows file at all"),
            new Saying(
                    "not compatible with the version of Windows you're running",
                    Cause.ARCH_MISMATCH,
                    Confidence.LIKELY,
                    "the program is for another processor than this Windows runs on"),
            new Saying(
                    "The specified module could not be found",
                    Cause.MISSING_DEPENDENCY,
                    Confidence.CERTAIN,
                    "the file needs a DLL that Windows does not find"),
            new Saying(
                    "The specified procedure could not be found",
                    Cause.UNDEFINED_SYMBOL,
                    Confidence.CERTAIN,
                    "the file uses a function that the DLL found does not have: that is another version of it"),
            new Saying(
                    "WinError 126",
                    Cause.MISSING_DEPENDENCY,
                    Confidence.CERTAIN,
                    "the file needs a DLL that Windows does not find"),
            new Saying(
                    "WinError 127",
                    Cause.UNDEFINED_SYMBOL,
                    Confidence.CERTAIN,
                    "the file uses a function that the DLL found does not have: that is another version of it"));

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Saying saying : SAYINGS) {
            for (Pasted.Hit hit : text.find(saying.words())) {
                sightings.add(Sighting.of(saying.cause(), saying.confidence(), hit.start(), saying.meaning()));
            }
        }
        for (Pasted.Found found : text.scan(CTYPES)) {
            sightings.add(missing(found.start(), found.group(1)));
        }
        for (Pasted.Found found : text.scan(NAME)) {
            boolean said = sightings.stream().anyMatch(s -> s.at() >= found.start());
            if (!said) {
                sightings.add(missing(found.start(), found.group(1)));
            }
        }
        return sightings;
    }

    /** Windows says it in the user's language; by far the commonest reason is a missing DLL. */
    private static Sighting missing(int at, Optional<String> name) {
        return Sighting.of(
                        Cause.MISSING_DEPENDENCY,
                        Confidence.LIKELY,
                        at,
                        name.orElse("the file") + " or a DLL that it needs is not found")
                .at(name);
    }
}
