package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Built for a relative of macOS: iOS, a simulator, Catalyst. */
final class DyldPlatform implements Recogniser {
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile(
                    "butincompatibleplatform\\(have['(\"]?([^'()\"]{0,60})['\")]{0,2}(?:,need['(\"]?([^'()\"]{0,60}))?"),
            Pattern.compile(
                    "incompatibleplatform\\(have['(\"]?([^'()\"]{0,60})['\")]{0,2}(?:,need['(\"]?([^'()\"]{0,60}))?"),
            Pattern.compile("mach-o,butnotbuiltfor(?:platform)?()([\\w-]{1,40})?"),
            Pattern.compile("mach-o,butbuiltfor([\\w-]{1,40})"),
            Pattern.compile("becauseitwasnotbuiltforplatform()([\\w-]{1,40})?"),
            Pattern.compile("incompatibleplatforms:([\\w-]{1,40})-([\\w-]{1,40})"),
            Pattern.compile("butlinkingin(?:dylib|objectfile)[^\\n]{0,600}?builtfor['\"]?([\\w-]{1,40})"),
            Pattern.compile("butlinkingagainstdylibbuiltfor([\\w-]{1,40})"));

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Pattern pattern : PATTERNS) {
            for (Pasted.Found found : text.scan(pattern)) {
                Optional<String> need = pattern.matcher("").groupCount() > 1 ? found.group(2) : Optional.empty();
                sightings.add(Sighting.of(
                                Cause.PLATFORM_MISMATCH,
                                Confidence.CERTAIN,
                                found.start(),
                                "the file was built for " + found.group(1).orElse("another platform") + ", not for "
                                        + need.orElse("the process's platform"))
                        .at(Names.before(text, found.start())));
            }
        }
        return sightings;
    }
}
