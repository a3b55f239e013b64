package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.Need;
import io.github.archcheck.binary.macho.LoadCommand;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.binary.macho.SignatureKind;
import io.github.archcheck.loader.Place;
import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An image of a file as dyld has it in its list.
 *
 * @param image index into the images of the file
 * @param installName of a dylib; empty for anything else
 * @param rpaths LC_RPATH in file order
 * @param needs in the order of their load commands, one per need of the image
 * @param minimumOs the macOS it was built for, assumptions included; empty when it is not for macOS
 */
record Mapped(
        Place.File file,
        int image,
        MachODetails details,
        Optional<String> installName,
        List<String> rpaths,
        List<Dependency> needs,
        Optional<Version> minimumOs) {

    /** From this SDK on an image gets no fallback directories. */
    private static final Version NO_FALLBACKS = Version.of(14, 0);

    /** From this SDK on dyld takes {@code @loader_path} for what it is. */
    private static final Version REAL_PATHS = Version.of(13, 0);

    private static final int DYLIB = MachHead.MH_DYLIB;

    /**
     * @param weak may be absent
     * @param ignored not looked for before it is used
     * @param compatibility the oldest version that will do
     */
    record Dependency(Need need, boolean weak, boolean ignored, boolean reexported, Version compatibility) {}

    static Mapped of(Place.File file, int image, MachODetails details, DyldRelease release) {
        List<Dependency> needs = new ArrayList<>();
        details.commands(LoadCommand.DylibUse.class).forEach(use -> needs.add(dependency(use, release)));
        boolean dylib = details.fileType().value() == DYLIB;
        return new Mapped(
                file,
                image,
                details,
                details.commands(LoadCommand.DylibId.class).stream()
                        .filter(id -> dylib)
                        .map(LoadCommand.DylibId::name)
                        .findFirst(),
                details.commands(LoadCommand.Rpath.class).stream()
                        .map(LoadCommand.Rpath::path)
                        .toList(),
                List.copyOf(needs),
                details.targets().stream()
                        .filter(target -> target.platform().value() == Platforms.MACOS)
                        .map(target -> target.minimumOs())
                        .findFirst());
    }

    /** dyld before macOS 14.4 takes the new form for a plain LC_LOAD_DYLIB; later ones let re-export win over weak. */
    private static Dependency dependency(LoadCommand.DylibUse use, DyldRelease release) {
        boolean flagged = use.newStyle() && release.isAtLeast(DyldRelease.V14_4);
        boolean reexported = use.newStyle()
                ? flagged && (use.flags() & LoadCommand.DylibUse.REEXPORT) != 0
                : use.kind() == Need.Kind.REEXPORT;
        boolean weak = use.newStyle()
                ? flagged && !reexported && (use.flags() & LoadCommand.DylibUse.WEAK_LINK) != 0
                : use.kind() == Need.Kind.WEAK;
        return new Dependency(
                new Need(use.name(), use.kind()),
                weak,
                use.kind() == Need.Kind.LAZY,
                reexported,
                use.compatibilityVersion());
    }

    /** Where it lies, all links followed. */
    String path() {
        return file.path();
    }

    boolean isDylib() {
        return details.fileType().value() == DYLIB;
    }

    /** Whether it was linked so long ago that dyld of macOS 13 and later grants it the fallback directories. */
    boolean isGrantedFallbacks() {
        return isOlderThan(NO_FALLBACKS);
    }

    /** Whether dyld tries {@code @loader_path} also as if its framework had no versions. */
    boolean mayMissVersions() {
        return isDylib() && isOlderThan(REAL_PATHS);
    }

    private boolean isOlderThan(Version sdk) {
        return details.targets().stream()
                .filter(target -> target.platform().value() == Platforms.MACOS)
                .noneMatch(target -> target.sdk().isAtLeast(sdk));
    }

    boolean isUnsigned() {
        return details.signatureKind() == SignatureKind.NONE;
    }

    /** As in messages. */
    String uuid() {
        return details.uuid()
                .map(uuid -> uuid.toString().toUpperCase(Locale.ROOT))
                .orElse("no uuid");
    }

    /** The version of the library itself. */
    Optional<Version> compatibility() {
        return details.commands(LoadCommand.DylibId.class).stream()
                .map(LoadCommand.DylibId::compatibilityVersion)
                .findFirst();
    }

    boolean hasChainedFixups() {
        return details.loadCommands().stream()
                .anyMatch(command -> command.type().name().equals("LC_DYLD_CHAINED_FIXUPS"));
    }

    /** Whether it re-exports libraries in the way of long ago, which names them elsewhere. */
    boolean hasOldReexports() {
        return details.loadCommands().stream()
                .map(command -> command.type().name())
                .anyMatch(name -> name.equals("LC_SUB_LIBRARY") || name.equals("LC_SUB_UMBRELLA"));
    }
}
