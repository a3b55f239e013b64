package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.Symbols;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.TargetFiles;
import io.github.archcheck.platform.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One kind of process on one macOS, and the target's files as it sees them. Keeps what it has asked for. */
final class World {
    /** A bound for the memory that strangers' rpaths can take. */
    private static final int MOST_PLACES = 1 << 18;

    private final DyldProcess process;
    private final DyldRelease release;
    private final Version macOs;
    private final TargetFiles files;
    private final DyldLoader loader;
    private final SystemLibraries system;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Answer> linked = new HashMap<>();
    private final Map<String, Mapped> images = new HashMap<>();

    World(DyldProcess process, Version macOs, TargetFiles files) {
        this.process = process;
        this.release = DyldRelease.of(macOs);
        this.macOs = macOs;
        this.files = files;
        this.loader = new DyldLoader(process, macOs);
        this.system = new SystemLibraries(macOs);
    }

    DyldProcess process() {
        return process;
    }

    DyldRelease release() {
        return release;
    }

    Version macOs() {
        return macOs;
    }

    DyldLoader loader() {
        return loader;
    }

    SystemLibraries system() {
        return system;
    }

    Place at(String path) {
        Place known = places.get(path);
        if (known != null) {
            return known;
        }
        Place place = files.at(path);
        if (places.size() < MOST_PLACES) {
            places.put(path, place);
        }
        return place;
    }

    /** What dyld says of a file, by its headers. */
    Answer judge(Place.File file, boolean asDependency) {
        return asDependency
                ? linked.computeIfAbsent(file.path(), path -> loader.link(file.inspection()))
                : loader.open(file.inspection());
    }

    /** Empty when the image is not Mach-O, which an accepted one is. */
    Optional<Mapped> mapped(Place.File file, int image) {
        Mapped known = images.get(file.path());
        if (known != null && known.image() == image) {
            return Optional.of(known);
        }
        if (file.inspection() instanceof Inspection.Parsed parsed
                && parsed.binary().images().get(image).details() instanceof MachODetails details) {
            Mapped mapped = Mapped.of(file, image, details, release);
            images.put(file.path(), mapped);
            return Optional.of(mapped);
        }
        return Optional.empty();
    }

    Optional<Symbols> symbols(Mapped image) {
        return files.symbols(image.file(), image.image());
    }

    /**
     * What F_GETPATH says of a path, or of its directory when nothing lies there; empty when that is missing too, or nobody
     * knows.
     */
    Optional<String> realPath(String path) {
        if (at(path) instanceof Place.File file) {
            return Optional.of(file.path());
        }
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return files.directory(path)
                .or(() -> files.directory(slash == 0 ? "/" : path.substring(0, slash))
                        .map(folder -> AtPaths.join(folder, path.substring(slash))));
    }
}
