package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentLocator;
import io.github.archcheck.inventory.FileInspector;
import java.io.IOException;
import java.nio.file.Path;
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
}
