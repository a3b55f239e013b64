package io.github.archcheck.loader.dyld;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Load.Found;
import io.github.archcheck.loader.Place;
import java.util.Optional;

/**
 * The process that opens files: what is loaded in it before.
 *
 * @param images the main executable and all that it needs; empty when nobody knows
 * @param program the real path of the main executable
 * @param chain whose rpaths count for what is opened: those of the image with the interpreter in it, and those of the main
 *     executable
 * @param isKnown whether these are all
 */
record Interpreter(Images images, Optional<String> program, Optional<Chain> chain, boolean isKnown) {
    /** A framework's program of this name only starts the one in its application. */
    private static final String STARTER = "/bin/";

    private static final String APPLICATION = "/Resources/Python.app/Contents/MacOS/Python";
    private static final String FRAMEWORK = ".framework/Versions/";

    static Interpreter of(Optional<String> executable, World world, Budget budget) {
        Optional<Place.File> file =
                executable.flatMap(path -> file(path, world)).map(found -> application(found, world));
        Optional<Mapped> main = file.flatMap(found -> image(found, world));
        if (main.isEmpty()) {
            return new Interpreter(new Images(), file.map(Place.File::path), Optional.empty(), false);
        }
        Images images = new Images();
        Faults ignored = new Faults(world, images, body -> Optional.empty());
        PathSource source =
                PathSource.of(world.release(), Optional.of(main.get().path()));
        new Loading(world, images, source, true, budget, ignored).load(main.get(), Optional.empty(), Optional.empty());
        Chain bottom = Chain.bottom(main.get());
        Optional<Mapped> caller = caller(images);
        // Of its own rpaths the main executable has two, if it is the one that opens files.
        return new Interpreter(
                images,
                Optional.of(main.get().path()),
                Optional.of(bottom.push(caller.orElse(main.get()))),
                caller.isPresent() || !missesPython(images));
    }

    private static Optional<Place.File> file(String path, World world) {
        return world.at(path) instanceof Place.File file ? Optional.of(file) : Optional.empty();
    }

    private static Place.File application(Place.File program, World world) {
        String path = program.path();
        int bin = path.lastIndexOf(STARTER);
        return path.contains(FRAMEWORK) && bin > 0
                ? file(path.substring(0, bin) + APPLICATION, world).orElse(program)
                : program;
    }

    private static Optional<Mapped> image(Place.File file, World world) {
        if (!(file.inspection() instanceof Inspection.Parsed parsed)) {
            return Optional.empty();
        }
        return world.loader().slice(parsed).flatMap(index -> world.mapped(file, index));
    }

    private static Optional<Mapped> caller(Images images) {
        for (int i = 1; i < images.size(); i++) {
            Mapped image = images.get(i).image();
            if (Loading.isPythonLibrary(image.path())
                    || image.installName().filter(Loading::isPythonLibrary).isPresent()) {
                return Optional.of(image);
            }
        }
        return Optional.empty();
    }

    /** Whether it is linked with a library of Python that is not at hand. */
    private static boolean missesPython(Images images) {
        Images.Entry main = images.get(0);
        for (int i = 0; i < main.found().size(); i++) {
            boolean python =
                    Loading.isPythonLibrary(main.image().needs().get(i).need().name());
            if (python && !(main.found().get(i) instanceof Found.Image)) {
                return true;
            }
        }
        return false;
    }
}
