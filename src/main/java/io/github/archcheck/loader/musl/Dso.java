package io.github.archcheck.loader.musl;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.ProgramHeader;
import io.github.archcheck.loader.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file that is mapped into a process. */
final class Dso {
    private static final List<String> ORIGINS = List.of("${ORIGIN}", "$ORIGIN");

    private final String name;
    private final Place.File file;
    private final Image image;
    private final ElfDetails details;
    private final Optional<Dso> neededBy;
    private final boolean searched;

    /**
     * @param name the path under which it was opened
     * @param neededBy who asked for it first; empty for a program
     * @param searched whether its name was searched, so that it is known by it from then on
     */
    Dso(String name, Place.File file, Image image, ElfDetails details, Optional<Dso> neededBy, boolean searched) {
        this.name = name;
        this.file = file;
        this.image = image;
        this.details = details;
        this.neededBy = neededBy;
        this.searched = searched;
    }

    /** As messages print it. */
    String name() {
        return name;
    }

    Place.File file() {
        return file;
    }

    Image image() {
        return image;
    }

    ElfDetails details() {
        return details;
    }

    Optional<Dso> neededBy() {
        return neededBy;
    }

    /** The name by which a search found it; empty when it was opened by its path. */
    Optional<String> searchedName() {
        return searched ? Optional.of(name.substring(name.lastIndexOf('/') + 1)) : Optional.empty();
    }

    boolean hasThreadLocals() {
        return details.programHeaders().stream().anyMatch(header -> header.type() == ProgramHeader.PT_TLS);
    }

    /**
     * The directories of its DT_RUNPATH, or else of its DT_RPATH. A path with any other token than {@code $ORIGIN} counts
     * for nothing.
     *
     * @param origin the directory that {@code $ORIGIN} stands for
     */
    List<String> directories(String origin) {
        Optional<String> path =
                details.dynamic().map(DynamicSection::runpath).flatMap(runpath -> runpath.or(this::rpath));
        if (path.isEmpty()) {
            return List.of();
        }
        String text = path.get();
        for (String token : ORIGINS) {
            text = text.replace(token, "\0");
        }
        if (text.contains("$")) {
            return List.of();
        }
        List<String> expanded = new ArrayList<>();
        for (String directory : SearchPath.split(text)) {
            expanded.add(directory.replace("\0", origin));
        }
        return expanded;
    }

    private Optional<String> rpath() {
        return details.dynamic().flatMap(DynamicSection::rpath);
    }
}
