package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.SiteDirectory.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conda prefixes, known by their records. */
final class CondaLocator implements EnvironmentLocator {
    private final InterpreterReader reader;
    private final SystemPlaces places;

    CondaLocator(InterpreterReader reader, SystemPlaces places) {
        this.reader = reader;
        this.places = places;
    }

    @Override
    public Optional<Environment> locate(Path root) throws IOException {
        if (!CondaRecords.isPrefix(root)) {
            return Optional.empty();
        }
        CondaRecords records = CondaRecords.read(root);
        AbsolutePaths paths = AbsolutePaths.of(places, root);
        Survey survey = reader.read(new InterpreterReader.Question(
                root, paths, PyvenvConfig.NONE, false, records.python(), Optional.empty()));
        SiteCollector sites = new SiteCollector(root, paths, true);
        Prefixes.standardModules(survey.standardLibraries(), survey.name())
                .forEach(directory -> sites.add(directory, Origin.STDLIB));
        records.sitePackages()
                .flatMap(text -> Directories.resolve(root, text))
                .map(Path::normalize)
                .filter(path -> path.startsWith(root.normalize()))
                .ifPresent(path -> sites.add(path, Origin.SITE));
        Prefixes.siteDirectories(root, survey.name()).forEach(site -> sites.add(site, Origin.SITE));
        List<Note> notes = new ArrayList<>(survey.notes());
        notes.addAll(sites.notes());
        return Optional.of(new Environment(
                root,
                EnvironmentKind.CONDA,
                survey.interpreter(),
                sites.sites(),
                sites.walkRoots(),
                records.subdir(),
                Prefixes.isExternallyManaged(survey.standardLibraries()),
                notes));
    }
}
