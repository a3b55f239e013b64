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
        Optional<Path> prefix = isNamed ? prefix(Directories.real(root)) : Optional.empty();
        Optional<Survey> survey = prefix.isPresent() ? Optional.of(survey(root, prefix.get())) : Optional.empty();
        AbsolutePaths paths = AbsolutePaths.of(places, root);
        SiteCollector sites = new SiteCollector(root, paths, true);
        sites.add(root, Origin.SITE);
        List<Note> notes = new ArrayList<>();
        survey.ifPresent(s -> notes.addAll(s.notesSeenFrom(prefix.orElse(root), Directories.real(root))));
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
    private static Optional<Path> prefix(Path root) {
        boolean isWindows = Directories.up(root, 1)
                .map(Directories::name)
                .filter(n -> n.equalsIgnoreCase("lib"))
                .isPresent();
        Optional<Path> prefix = Directories.up(root, isWindows ? 2 : 3);
        boolean isDebian = Directories.name(root).equals("dist-packages");
        return prefix.filter(p -> isDebian && p.endsWith("usr/local"))
                .flatMap(p -> Directories.up(p, 1))
                .or(() -> prefix);
    }

    private Survey survey(Path root, Path prefix) throws IOException {
        Optional<PyvenvConfig> config = VenvLocator.config(prefix);
        return reader.read(new InterpreterReader.Question(
                prefix,
                AbsolutePaths.of(places, prefix),
                config.orElse(PyvenvConfig.NONE),
                config.isPresent(),
                Optional.empty(),
                config.isPresent() ? Optional.empty() : wanted(Directories.real(root))));
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
