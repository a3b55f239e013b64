package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.SiteDirectory.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A directory of installed packages by itself: {@code site-packages}, {@code dist-packages}, or what {@code pip install
 * --target} filled. Its interpreter is looked for in the prefix above it.
 */
final class SitePackagesLocator implements EnvironmentLocator {
    /** An egg-info without the {@code -py3.11} belongs to a source tree. */
    private static final Pattern INSTALLED =
            Pattern.compile(".+\\.dist-info|.+-py\\d\\.\\d+(?:-.+)?\\.egg-info", Pattern.DOTALL);

    private final InterpreterReader reader;
    private final SystemPlaces places;

    SitePackagesLocator(InterpreterReader reader, SystemPlaces places) {
        this.reader = reader;
        this.places = places;
    }

    @Override
    public Optional<Environment> locate(Path root) throws IOException {
        String name = Directories.name(root);
        boolean isNamed = name.equals("site-packages") || name.equals("dist-packages");
        if (!Files.isDirectory(root) || (!isNamed && !hasInstalled(root))) {
            return Optional.empty();
        }
        Optional<Survey> survey = isNamed ? survey(root) : Optional.empty();
        AbsolutePaths paths = AbsolutePaths.of(places, root);
        SiteCollector sites = new SiteCollector(root, paths, true);
        sites.add(root, Origin.SITE);
        List<Note> notes = new ArrayList<>(survey.map(Survey::notes).orElse(List.of()));
        notes.addAll(sites.notes());
        return Optional.of(new Environment(
                root,
                EnvironmentKind.SITE_PACKAGES,
                interpreter(root, survey),
                sites.sites(),
                sites.walkRoots(),
                Optional.empty(),
                survey.filter(s -> Prefixes.isExternallyManaged(s.standardLibraries()))
                        .isPresent(),
                notes));
    }

    private static boolean hasInstalled(Path root) {
        return Directories.names(root).stream()
                .anyMatch(name -> INSTALLED.matcher(name).matches());
    }

    /** Two levels above {@code Lib/site-packages}, three above the others. */
    private Optional<Survey> survey(Path root) throws IOException {
        Path real = Directories.real(root);
        Optional<PythonName> wanted = wanted(real);
        boolean isWindows = Directories.up(real, 1)
                .map(Directories::name)
                .filter(n -> n.equalsIgnoreCase("lib"))
                .isPresent();
        Optional<Path> prefix = Directories.up(real, isWindows ? 2 : 3);
        if (prefix.isEmpty()) {
            return Optional.empty();
        }
        Path base = prefix.get();
        if (base.endsWith("usr/local") && Directories.name(real).equals("dist-packages")) {
            base = Directories.up(base, 1).orElse(base);
        }
        Optional<PyvenvConfig> config = VenvLocator.config(base);
        return Optional.of(reader.read(new InterpreterReader.Question(
                base,
                AbsolutePaths.of(places, base),
                config.orElse(PyvenvConfig.NONE),
                config.isPresent(),
                Optional.empty(),
                config.isPresent() ? Optional.empty() : wanted)));
    }

    /** What the directory above says: {@code python3.11}; {@code python3} is for all of them. */
    private static Optional<PythonName> wanted(Path root) {
        return Directories.up(root, 1)
                .flatMap(above -> PythonName.of(Directories.name(above)))
                .filter(name -> name.version().isPresent());
    }

    private static Optional<Interpreter> interpreter(Path root, Optional<Survey> survey) {
        return survey.flatMap(Survey::interpreter)
                .or(() -> wanted(Directories.real(root)).map(Interpreters::versionOnly));
    }
}
