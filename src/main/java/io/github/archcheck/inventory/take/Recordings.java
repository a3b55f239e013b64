package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.metadata.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the owners of files say of their contents. Whoever edits files after installing them does not write it down:
 * systems strip and relocate what a RECORD was written for, conda records its own work in its own place, and the files
 * of a project installed from a folder are there to be changed.
 */
final class Recordings {
    /** As in INSTALLER. */
    private static final Set<String> EDITORS = Set.of(
            "conda", "brew", "apt", "dpkg", "rpm", "apk", "pacman", "portage", "nix", "guix", "spack", "macports");

    private static final Set<String> EDITED_PLACES = Set.of("/nix/store/", "/gnu/store/");

    private final Map<Integer, List<Recorded>> byNumber = new HashMap<>();

    /** @param isManaged whether a system installs here, and pip must not */
    Recordings(List<Installed> owners, boolean isManaged) {
        for (Installed owner : owners) {
            boolean isInCondaPackage = owner.isConda() && owner.kind() != Installed.Base.CONDA_PREFIX;
            if (!isInCondaPackage) {
                boolean isTrusted = isTrusted(owner, isManaged);
                for (int number : owner.listed()) {
                    List<Recorded> own = isTrusted ? owner.recorded().get(number) : null;
                    byNumber.computeIfAbsent(number, k -> new ArrayList<>())
                            .addAll(own == null ? List.of(Recorded.NOTHING) : own);
                }
            }
        }
    }

    /** Whether a record says what was installed, and nobody has edited it since by design. */
    static boolean isTrusted(Installed owner, boolean isManaged) {
        String installer = owner.distribution().installer().orElse("").toLowerCase(Locale.ROOT);
        return switch (owner.distribution().kind()) {
            case CONDA -> true;
            case DIST_INFO ->
                !EDITORS.contains(installer)
                        && !(installer.isEmpty() && isManaged)
                        && EDITED_PLACES.stream().noneMatch(owner.base()::startsWith);
            case LOCAL, EGG_INFO, SYSTEM -> false;
        };
    }

    /**
     * One per owner, or several; any of them may be right. Empty when nobody owns the file.
     *
     * @param number of the file, as in {@link Installed#listed}
     */
    List<Recorded> of(int number) {
        return byNumber.getOrDefault(number, List.of());
    }
}
