package io.github.archcheck.report;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.PackageVerdict;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a finding is, for services that show it beside a file.
 *
 * @param file on the disk: from the top of the checkout with {@code /} between names and empty for the top itself;
 *     absolute when it lies outside
 * @param member inside that file, when it is an archive; else empty
 */
public record Place(String file, Optional<String> member) {
    /** What a folder of wheels holds. */
    private static final String WHEEL = ".whl";

    private static final Pattern ABSOLUTE = Pattern.compile("(?:[A-Za-z]:)?[/\\\\].*", Pattern.DOTALL);

    public static Place of(Checkout checkout, Report.Root root, Finding finding) {
        Place place = of(checkout, root, finding.artifact().map(Artifact::path));
        return finding.planned()
                .map(PackageVerdict::source)
                .filter(source -> source.endsWith(WHEEL) && !root.path().endsWith(WHEEL))
                .map(wheel -> new Place(place.file().isEmpty() ? wheel : place.file() + "/" + wheel, Optional.empty()))
                .orElse(place);
    }

    /** @param path as in {@link Artifact#path}; empty for the root as a whole */
    public static Place of(Checkout checkout, Report.Root root, Optional<String> path) {
        String top = checkout.locate(root.path());
        if (root.isArchive()) {
            // Paths of members start from the archive, also where only one environment in it was judged.
            return new Place(top, path.or(root::environment).filter(member -> !member.isEmpty()));
        }
        boolean isFile = root.kind().equals(EnvironmentKind.FILE.label());
        if (path.isEmpty() || isFile) {
            return new Place(top, Optional.empty());
        }
        String file = isAbsolute(path.get())
                ? checkout.locate(path.get())
                : top.isEmpty() ? path.get() : top + "/" + path.get();
        return new Place(file, Optional.empty());
    }

    /** Whether services that know the repository know the file. */
    public boolean isInCheckout() {
        return !file.isEmpty() && !isAbsolute(file);
    }

    private static boolean isAbsolute(String path) {
        return ABSOLUTE.matcher(path).matches();
    }
}
