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

/**
 * Python installations: a system's own, pyenv's and uv's, python-build-standalone, Homebrew. One that has its prefix to
 * itself is looked through as a whole; of a prefix that it shares, only what belongs to Python.
 */
final class PrefixLocator implements EnvironmentLocator {
    private final InterpreterReader reader;
    private final SystemPlaces places;

    PrefixLocator(InterpreterReader reader, SystemPlaces places) {
        this.reader = reader;
        this.places = places;
    }

    @Override
    public Optional<Environment> locate(Path root) throws IOException {
        if (!isPrefix(root)) {
            return Optional.empty();
        }
        return Optional.of(environment(root, root));
    }

    /** Whether a directory is a Python installation; the root of a whole file system is not. */
    static boolean isPrefix(Path directory) {
        if (!Files.isDirectory(directory) || AbsolutePaths.looksLikeRoot(directory)) {
            return false;
        }
        boolean hasProgram = ExecutableFinder.candidates(directory, false).stream()
                .anyMatch(path ->
                        !Files.isDirectory(path) && !Directories.name(path).endsWith(".exe"));
        return hasProgram || Prefixes.hasStandardLibrary(directory);
    }

    /**
     * The installation below a prefix.
     *
     * @param root what paths are relative to: the prefix, or a framework around it
     */
    Environment environment(Path root, Path prefix) throws IOException {
        boolean isWhole = !Prefixes.isShared(Directories.real(prefix), places);
        AbsolutePaths paths = AbsolutePaths.of(places, prefix);
        Survey survey = reader.read(new InterpreterReader.Question(
                prefix, paths, PyvenvConfig.NONE, false, Optional.empty(), Optional.empty()));
        SiteCollector sites = new SiteCollector(root, paths, isWhole && root.equals(prefix));
        if (isWhole) {
            sites.alsoWalk(prefix);
        }
        Prefixes.standardModules(survey.standardLibraries(), survey.name())
                .forEach(directory -> sites.add(directory, Origin.STDLIB));
        UserSites.of(survey, places).forEach(site -> sites.add(site, Origin.USER));
        siteDirectories(prefix, survey).forEach(site -> sites.add(site, Origin.SITE));
        if (!isWhole) {
            survey.interpreter().flatMap(Interpreter::realFile).ifPresent(sites::alsoWalk);
        }
        List<Note> notes = new ArrayList<>(survey.notesSeenFrom(prefix, root));
        notes.addAll(sites.notes());
        return new Environment(
                root,
                EnvironmentKind.PREFIX,
                survey.interpreter(),
                sites.sites(),
                sites.walkRoots(),
                Optional.empty(),
                Prefixes.isExternallyManaged(survey.standardLibraries()),
                notes);
    }

    private List<Path> siteDirectories(Path prefix, Survey survey) {
        List<Path> sites = new ArrayList<>(Prefixes.siteDirectories(prefix, survey.name()));
        Optional<String> version = survey.name().version().map(v -> v.major() + "." + v.minor());
        if (Prefixes.framework(prefix).isPresent() && version.isPresent()) {
            sites.add(places.root()
                    .resolve("Library/Python")
                    .resolve(version.get())
                    .resolve("site-packages"));
        }
        return sites;
    }
}
