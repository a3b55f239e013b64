package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import io.github.archcheck.inventory.FileInspector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All locators, in the order in which they are asked. */
public final class Locators {
    private Locators() {}

    /** Most specific first; the last one takes whatever exists. */
    public static List<EnvironmentLocator> all(FileInspector inspector, SystemPlaces places) {
        InterpreterReader reader = new InterpreterReader(inspector);
        return List.of(
                new FileLocator(),
                new VenvLocator(reader, places),
                new CondaLocator(reader, places),
                new FrameworkLocator(reader, places),
                new SitePackagesLocator(reader, places),
                new PrefixLocator(reader, places),
                new FolderLocator());
    }

    /**
     * The environment at a path.
     *
     * @param root absolute and existing
     */
    public static Environment locate(Path root, FileInspector inspector, SystemPlaces places) throws IOException {
        for (EnvironmentLocator locator : all(inspector, places)) {
            Optional<Environment> environment = locator.locate(root);
            if (environment.isPresent()) {
                return environment.get();
            }
        }
        throw new IOException(root + ": no longer there");
    }

    /**
     * What came out of an archive.
     *
     * @param root of its tree, which may lie in a file system of its own; absolute
     * @param fileName of the archive, without directories
     * @param places of the same file system: absolute paths in an archive lead nowhere outside it
     */
    public static Environment locateArchive(Path root, String fileName, FileInspector inspector, SystemPlaces places)
            throws IOException {
        for (EnvironmentLocator locator : packed(fileName, inspector, places)) {
            Optional<Environment> environment = locator.locate(root);
            if (environment.isPresent()) {
                return environment.get().outOf(fileName);
            }
        }
        return new Packed(root).as(EnvironmentKind.ARCHIVE).outOf(fileName);
    }

    /** Most specific first. */
    private static List<EnvironmentLocator> packed(String fileName, FileInspector inspector, SystemPlaces places) {
        InterpreterReader reader = new InterpreterReader(inspector);
        List<EnvironmentLocator> environments = List.of(
                new VenvLocator(reader, places),
                new CondaLocator(reader, places),
                new FrameworkLocator(reader, places),
                new PrefixLocator(reader, places));
        List<EnvironmentLocator> below = new ArrayList<>(environments);
        below.add(new SitePackagesLocator(reader, places));
        return List.of(
                new WheelLocator(fileName),
                new EggLocator(fileName),
                new PexLocator(),
                new CondaPackageLocator(),
                new PackedEnvironmentLocator(environments, below),
                new SourceLocator(),
                new BundleLocator());
    }
}
