package io.github.archcheck.loader.tree;

import io.github.archcheck.binary.Symbols;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.TargetFiles;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came out of an archive, as it will lie on a target where it is installed somewhere: below a place of a name of its
 * own, with nothing known of all that is around it.
 */
public final class PackedFiles implements TargetFiles {
    /** What auditwheel, delocate and delvewheel make for one distribution alone. */
    private static final Pattern OWN = Pattern.compile("(?:.+\\.libs|(?:.*/)?\\.dylibs)/[^/]+", Pattern.DOTALL);

    private final TargetFiles inside;
    private final String place;
    private final boolean sharesPlaces;

    /**
     * @param inside the archive alone, its root at {@code /}
     * @param place where processes of the target find that root, such as {@code /site-packages}; empty when it is the target's root
     * @param sharesPlaces whether other packages will be installed into the same directories, so that what is not in the
     *     archive may be there after all
     */
    public PackedFiles(TargetFiles inside, String place, boolean sharesPlaces) {
        this.inside = inside;
        this.place = place;
        this.sharesPlaces = sharesPlaces;
    }

    /** @param path in the archive, absolute */
    public String target(String path) {
        return path.equals("/") && !place.isEmpty() ? place : place + path;
    }

    @Override
    public Place at(String path) {
        Optional<String> here = here(path);
        if (here.isEmpty()) {
            return new Place.Unknown();
        }
        Place found = inside.at(here.get());
        if (found instanceof Place.File file) {
            return new Place.File(target(file.path()), file.inspection());
        }
        return found instanceof Place.Absent && sharesPlaces && !isOwn(here.get()) ? new Place.Unknown() : found;
    }

    @Override
    public Optional<String> directory(String path) {
        return here(path).flatMap(inside::directory).map(this::target);
    }

    @Override
    public Optional<byte[]> read(String path, int limitBytes) {
        return here(path).flatMap(here -> inside.read(here, limitBytes));
    }

    @Override
    public Optional<Symbols> symbols(Place.File file, int image) {
        return here(file.path()).flatMap(here -> inside.symbols(new Place.File(here, file.inspection()), image));
    }

    private boolean isOwn(String path) {
        int name = path.lastIndexOf('/');
        return OWN.matcher(path).matches()
                && inside.directory(path.substring(0, name)).isPresent();
    }

    /** The path in the archive; empty when it lies outside, or leaves the archive on its way. */
    private Optional<String> here(String path) {
        if (!path.startsWith(place + "/") && !path.equals(place)) {
            return Optional.empty();
        }
        String below = path.substring(place.length());
        int depth = 0;
        for (String name : below.split("/", -1)) {
            if (name.equals("..")) {
                depth--;
            } else if (!name.isEmpty() && !name.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(below.isEmpty() ? "/" : below);
    }
}
