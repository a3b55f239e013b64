package io.github.archcheck.diagnosis;

import java.util.List;
import java.util.regex.Pattern;

/** A library older than the one that was linked with: dyld before macOS 12. */
final class CompatibilityVersion implements Recogniser {
    private static final Pattern WORDS =
            Pattern.compile("incompatiblelibraryversion:([^\\s,]{1,400}?)requiresversion([\\d.]{1,20}?)orlater"
                    + "(?:,but([^\\s,]{1,400}?)providesversion([\\d.]{1,20}))?");

    @Override
    public List<Sighting> find(Pasted text) {
        return text.scan(WORDS).stream()
                .map(found -> Sighting.of(
                                Cause.COMPAT_VERSION,
                                Confidence.CERTAIN,
                                found.start(),
                                found.group(1).orElse("the file") + " was linked with version "
                                        + found.group(2).orElse("?") + " or later of a library, and "
                                        + found.group(3).orElse("the one found") + " is "
                                        + found.group(4)
                                                .map(v -> "version " + v.replaceFirst("\\.$", ""))
                                                .orElse("older"))
                        .at(found.group(3))
                        .with(Detail.BY, found.group(1)))
                .toList();
    }
}
