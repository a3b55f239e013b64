package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.FormatDetails;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One object of a process, under glibc's name for what it keeps of it. Two objects are the same only when they are one. */
final class LinkMap {
    private final String name;
    private final Place.File file;
    private final String origin;
    private final Optional<LinkMap> loader;
    private final Optional<Image> image;
    private final List<SearchDirectory> inherited;
    private final List<SearchDirectory> own;

    private LinkMap(
            String name, Place.File file, String origin, Optional<LinkMap> loader, SearchDirectories directories) {
        this.name = name;
        this.file = file;
        this.origin = origin;
        this.loader = loader;
        this.image = image(file);
        Optional<DynamicSection> dynamic = dynamic();
        Optional<String> runpath = dynamic.flatMap(DynamicSection::runpath);
        Optional<String> rpath = runpath.isPresent() ? Optional.empty() : dynamic.flatMap(DynamicSection::rpath);
        this.own = directories.expand(runpath, origin);
        this.inherited = SearchDirectories.join(
                directories.expand(rpath, origin),
                loader.map(LinkMap::inherited).orElse(List.of()));
    }

    /**
     * A library that is opened, or was there from the start.
     *
     * @param name the path by which it was opened, as messages show it
     */
    static LinkMap library(String name, Place.File file, SearchDirectories directories) {
        return new LinkMap(name, file, directory(name), Optional.empty(), directories);
    }

    /**
     * @param name the path as it was put together, as messages show it
     * @param loader what needed it first
     */
    static LinkMap needed(String name, Place.File file, LinkMap loader, SearchDirectories directories) {
        return new LinkMap(name, file, directory(name), Optional.of(loader), directories);
    }

    /**
     * A program. The kernel tells glibc where it is, with all links followed.
     *
     * @param name the path by which it was started
     */
    static LinkMap program(String name, Place.File file, SearchDirectories directories) {
        return new LinkMap(name, file, directory(file.path()), Optional.empty(), directories);
    }

    private static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static Optional<Image> image(Place.File file) {
        return file.inspection() instanceof Inspection.Parsed parsed
                        && !parsed.binary().images().isEmpty()
                ? Optional.of(parsed.binary().images().get(0))
                : Optional.empty();
    }

    String name() {
        return name;
    }

    Place.File file() {
        return file;
    }

    String path() {
        return file.path();
    }

    /** Empty for a file that nobody can look into. */
    Optional<ElfDetails> details() {
        Optional<FormatDetails> details = image.map(Image::details);
        return details.filter(ElfDetails.class::isInstance).map(ElfDetails.class::cast);
    }

    Optional<DynamicSection> dynamic() {
        return details().flatMap(ElfDetails::dynamic);
    }

    /** Whether all of its headers could be read. */
    boolean isSound() {
        return image.filter(known -> known.defects().isEmpty()).isPresent();
    }

    Optional<String> soname() {
        return dynamic().flatMap(DynamicSection::soname);
    }

    /** What {@code $ORIGIN} stands for. */
    String origin() {
        return origin;
    }

    boolean hasRunpath() {
        return dynamic().flatMap(DynamicSection::runpath).isPresent();
    }

    /** The directories of its DT_RUNPATH. */
    List<SearchDirectory> own() {
        return own;
    }

    /** The directories of its DT_RPATH, of that of what loaded it, and so on. */
    List<SearchDirectory> inherited() {
        return inherited;
    }

    /** The paths from what was opened to this. */
    List<String> chain() {
        List<String> paths = new ArrayList<>();
        for (Optional<LinkMap> map = Optional.of(this); map.isPresent(); map = map.get().loader) {
            paths.add(map.get().path());
        }
        Collections.reverse(paths);
        return paths;
    }
}
