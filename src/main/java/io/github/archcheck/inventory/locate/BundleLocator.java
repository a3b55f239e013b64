package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Packages and the program that uses them: zipapps, shiv's with {@code site-packages}, the code of a function beside what
 * {@code pip install --target} filled, layers of functions with {@code python/} or a whole library directory below it.
 */
final class BundleLocator implements EnvironmentLocator {
    private static final String LAYER = "python";
    private static final String SITE_PACKAGES = "site-packages";

    @Override
    public Optional<Environment> locate(Path root) {
        List<String> names = Directories.names(root);
        Path layer = root.resolve(LAYER);
        List<LibraryDirectory> libraries = LibraryDirectory.under(layer);
        boolean isShiv = names.contains("environment.json") && names.contains(SITE_PACKAGES);
        boolean isLayer = !libraries.isEmpty() || hasPackages(layer, Directories.names(layer));
        if (!isShiv && !isLayer && !hasPackages(root, names)) {
            return Optional.empty();
        }
        Packed bundle = new Packed(root).site(root).site(root.resolve(SITE_PACKAGES));
        if (isLayer) {
            bundle.site(layer);
            libraries.forEach(library -> bundle.site(library.path().resolve(SITE_PACKAGES)));
        }
        if (libraries.size() == 1) {
            bundle.interpreter(
                    Optional.of(Interpreters.versionOnly(libraries.get(0).name())));
        }
        return Optional.of(bundle.as(EnvironmentKind.BUNDLE));
    }

    private static boolean hasPackages(Path directory, List<String> names) {
        return names.stream()
                .anyMatch(name -> name.endsWith(".dist-info")
                        || name.endsWith(".py")
                        || Files.isRegularFile(directory.resolve(name).resolve("__init__.py")));
    }
}
