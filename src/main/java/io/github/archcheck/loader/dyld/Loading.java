package io.github.archcheck.loader.dyld;

import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Found;
import io.github.archcheck.platform.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One {@code dlopen}, or one start of a program, from the first image on: the needs of each image, then those of what it
 * needs. dyld stops where something goes wrong; this goes on as if it were mended.
 *
 * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-1323.3/dyld/JustInTimeLoader.cpp">
 *     JustInTimeLoader::loadDependents</a>
 */
final class Loading {
    private static final String SYSTEM = "macOS system path";
    private static final String INTERPRETER = "the interpreter, which is not at hand";
    private static final Version ANY_COMPATIBILITY = new Version(0xffff, 0xff, 0xff);
    /** Libraries for this macOS or a later one are compatible whatever they say. */
    private static final Version IGNORES_COMPATIBILITY = Version.of(10, 14);

    /** What an extension module may link with although the interpreter brings it along. */
    private static final Pattern PYTHON_LIBRARY =
            Pattern.compile("(?:.*/)?(?:libpython\\d[^/]*\\.dylib|Python(3|T)?\\.framework/Versions/[^/]+/Python\\1?)");

    private record Frame(int index, Chain chain) {}

    private record Step(int from, Mapped.Dependency need, Found found) {}

    private final World world;
    private final Images images;
    private final PathSource source;
    private final boolean executableKnown;
    private final Budget budget;
    private final Faults faults;
    private final List<Step> steps = new ArrayList<>();

    /**
     * @param images what is there already
     * @param executableKnown whether the main executable and its rpaths are
     */
    Loading(World world, Images images, PathSource source, boolean executableKnown, Budget budget, Faults faults) {
        this.world = world;
        this.images = images;
        this.source = source;
        this.executableKnown = executableKnown;
        this.budget = budget;
        this.faults = faults;
    }

    static boolean isPythonLibrary(String name) {
        return PYTHON_LIBRARY.matcher(name).matches();
    }

    /**
     * Maps an image and all that it needs.
     *
     * @param chain whose rpaths count below it; empty for the main executable
     * @return its place in the list
     */
    int load(Mapped first, Optional<Search.Flaw> flaw, Optional<Chain> chain) {
        int index = images.add(first, Images.NOBODY);
        faults.mapped(index, flaw);
        Deque<Frame> waiting = new ArrayDeque<>();
        waiting.push(new Frame(index, chain.map(below -> below.push(first)).orElseGet(() -> Chain.bottom(first))));
        while (!waiting.isEmpty()) {
            Frame frame = waiting.pop();
            Images.Entry entry = images.get(frame.index());
            if (entry.startFollowing()) {
                Chain own = frame.chain().push(entry.image());
                follow(frame.index(), own);
                for (int i = entry.found().size() - 1; i >= 0; i--) {
                    if (entry.found().get(i) instanceof Found.Image image) {
                        waiting.push(new Frame(image.index(), own));
                    }
                }
            }
        }
        return index;
    }

    private void follow(int from, Chain chain) {
        Images.Entry entry = images.get(from);
        for (Mapped.Dependency need : entry.image().needs()) {
            Found found = need.ignored() ? new Found.Dispensable() : find(from, need, chain);
            entry.found().add(found);
            steps.add(new Step(from, need, found));
        }
    }

    private Found find(int from, Mapped.Dependency need, Chain chain) {
        Search search = new Search(world, images, source, budget);
        boolean fallbacks = chain.image().isGrantedFallbacks();
        Search.Outcome outcome =
                search.run(new PathSource.Request(need.need().name(), true, Optional.of(chain), fallbacks));
        if (outcome instanceof Search.Outcome.Present present) {
            return compatible(from, need, present.index());
        } else if (outcome instanceof Search.Outcome.Fresh fresh) {
            return fresh(from, need, fresh);
        } else if (outcome instanceof Search.Outcome.OfSystem) {
            return new Found.Assumed(SYSTEM);
        } else if (need.weak()) {
            return new Found.Dispensable();
        } else if (outcome instanceof Search.Outcome.Undetermined undetermined) {
            faults.undetermined(from, need.need().name(), undetermined);
            return new Found.Nothing();
        }
        return failed(from, need.need().name(), search, chain);
    }

    private Found fresh(int from, Mapped.Dependency need, Search.Outcome.Fresh fresh) {
        if (need.weak() && fresh.flaw().isPresent()) {
            return new Found.Dispensable();
        }
        int index = images.add(fresh.image(), from);
        faults.mapped(index, fresh.flaw());
        return compatible(from, need, index);
    }

    /** Only dyld2 looks at compatibility versions, and no longer at those of libraries for newer systems. */
    private Found compatible(int from, Mapped.Dependency need, int index) {
        Mapped provider = images.get(index).image();
        Optional<Version> provided = provider.compatibility();
        boolean checked = world.release() == DyldRelease.DYLD2
                && !need.weak()
                && !need.compatibility().equals(ANY_COMPATIBILITY)
                && provider.minimumOs()
                        .filter(minimum -> minimum.isAtLeast(IGNORES_COMPATIBILITY))
                        .isEmpty();
        if (checked && provided.isPresent() && !provided.get().isAtLeast(need.compatibility())) {
            faults.incompatible(from, need.need().name(), provider, need.compatibility(), provided.get());
            return new Found.Nothing();
        }
        return new Found.Image(index);
    }

    private Found failed(int from, String name, Search search, Chain chain) {
        if (!executableKnown && isPythonLibrary(name)) {
            return new Found.Assumed(INTERPRETER);
        }
        if (search.isExhausted()) {
            faults.givenUp(from, name);
            return new Found.Nothing();
        }
        boolean searchesRpaths = name.startsWith(AtPaths.RPATH);
        boolean certain = !search.isIncomplete() && (executableKnown || !searchesRpaths);
        faults.notLoaded(from, name, search, certain, searchesRpaths && !hasUsableRpath(chain));
        return new Found.Nothing();
    }

    private static boolean hasUsableRpath(Chain chain) {
        for (Optional<Chain> link = Optional.of(chain);
                link.isPresent();
                link = link.get().below()) {
            boolean usable = link.get().image().rpaths().stream()
                    .anyMatch(rpath ->
                            rpath.startsWith("/") || AtPaths.isLoaderPath(rpath) || AtPaths.isExecutablePath(rpath));
            if (usable) {
                return true;
            }
        }
        return false;
    }

    /**
     * What came of it.
     *
     * @param first the first image of this load; those before it were there already
     */
    Load result(int first, SymbolCheck symbols) {
        symbols.check(images, first, faults);
        for (int i = first; i < images.size(); i++) {
            int index = i;
            Mapped image = images.get(i).image();
            if (faults.isTooNew(image)) {
                image.minimumOs().ifPresent(minimum -> faults.tooNew(index, minimum));
            }
        }
        Map<Integer, Integer> places = new HashMap<>();
        List<Load.LoadedImage> shown = new ArrayList<>();
        for (int i = first; i < images.size(); i++) {
            show(i, places, shown);
        }
        List<Load.Link> links = new ArrayList<>();
        for (Step step : steps) {
            Found found = step.found() instanceof Found.Image image
                    ? new Found.Image(show(image.index(), places, shown))
                    : step.found();
            links.add(
                    new Load.Link(show(step.from(), places, shown), step.need().need(), found));
        }
        return new Load(shown, links, faults.inOrder());
    }

    private int show(int index, Map<Integer, Integer> places, List<Load.LoadedImage> shown) {
        return places.computeIfAbsent(index, i -> {
            Mapped image = images.get(i).image();
            shown.add(new Load.LoadedImage(image.file(), image.image()));
            return shown.size() - 1;
        });
    }
}
