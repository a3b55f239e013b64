package io.github.archcheck.binary;

import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Version;
import java.util.List;
import java.util.Optional;

/**
 * One thin file or one slice: something that a loader takes or refuses as a whole.
 *
 * @param extent where it lies, in bytes from the start of the file
 * @param platform the system it says it was built for, such as {@code macos}, {@code ios-simulator}; empty when it does
 *     not say. An image for two systems names the first; the rest is in the details
 * @param minimumOs the lowest system version it says it runs on; empty when it does not say
 * @param needs in file order
 * @param runPaths in file order, unexpanded: LC_RPATH, or DT_RUNPATH if there is one and else DT_RPATH, split at colons
 * @param identity its own name: install name, soname; empty when it has none
 * @param defects damage that could be stepped over, by offset; a rule that needs the lost part must not conclude
 */
public record Image(
        Architecture architecture,
        ImageType type,
        Span extent,
        Optional<String> platform,
        Optional<Version> minimumOs,
        List<Need> needs,
        List<String> runPaths,
        Optional<String> identity,
        FormatDetails details,
        List<Defect> defects) {

    public Image {
        needs = List.copyOf(needs);
        runPaths = List.copyOf(runPaths);
        defects = List.copyOf(defects);
    }
}
