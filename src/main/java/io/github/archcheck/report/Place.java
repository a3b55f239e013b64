package io.github.archcheck.report;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.verdict.Finding;
import java.util.Optional;

/**
 * Where a finding is, for services that show it beside a file.
 *
 * @param file on the disk: from the top of the checkout with {@code /} between names and empty for the top itself;
 *     absolute when it lies outside
 * @param member inside that file, when it is an archive; else empty
 */
public record Place(String file, Optional<String> member) {

    public static Place of(Checkout checkout, Report.Root root, Finding finding) {
        String top = checkout.locate(root.path());
        Optional<String> path = finding.artifact().map(Artifact::path);
        if (root.isArchive()) {
            Optional<String> inside = root.environment()
                    .map(directory -> path.map(p -> directory.isEmpty() ? p : directory + "/" + p)
                            .orElse(directory))
                    .or(() -> path);
            return new Place(top, inside.filter(member -> !member.isEmpty()));
        }
        boolean isFile = root.kind().equals(EnvironmentKind.FILE.label());
        if (path.isEmpty() || isFile) {
            return new Place(top, Optional.empty());
        }
        boolean isAbsolute = path.get().startsWith("/") || path.get().matches("[A-Za-z]:.*");
        return new Place(isAbsolute || top.isEmpty() ? path.get() : top + "/" + path.get(), Optional.empty());
    }
}
