package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.EnvironmentLocator;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.SiteDirectory.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Virtual environments: those with a {@code pyvenv.cfg}, and those that virtualenv made before it wrote one. */
final class VenvLocator implements EnvironmentLocator {
    private static final String ORIGINAL_PREFIX = "orig-prefix.txt";
    private static final String NO_GLOBAL = "no-global-site-packages.txt";

    private final InterpreterReader reader;
    private final SystemPlaces places;

    VenvLocator(InterpreterReader reader, SystemPlaces places) {
        this.reader = reader;
        this.places = places;
    }

    @Override
    public Optional<Environment> locate(Path root) throws IOException {
        Optional<PyvenvConfig> config = config(root);
        return config.isEmpty() ? Optional.empty() : Optional.of(environment(root, config.get()));
    }

    /** Empty when the directory is no virtual environment. */
    static Optional<PyvenvConfig> config(Path root) {
        if (Files.exists(root.resolve(PyvenvConfig.FILE_NAME))) {
            return Optional.of(PyvenvConfig.read(root));
        }
        if (!Files.isRegularFile(root.resolve("bin/activate"))
                && !Files.isRegularFile(root.resolve("Scripts/activate.bat"))) {
            return Optional.empty();
        }
        List<Path> libraries = new ArrayList<>();
        LibraryDirectory.under(root).stream().map(LibraryDirectory::path).forEach(libraries::add);
        libraries.add(root.resolve("Lib"));
        return libraries.stream()
                .filter(l -> Files.isRegularFile(l.resolve(ORIGINAL_PREFIX)))
                .findFirst()
                .map(VenvLocator::oldConfig);
    }

    private static PyvenvConfig oldConfig(Path library) {
        List<PyvenvConfig.Entry> entries = new ArrayList<>();
        boolean isolated = Files.exists(library.resolve(NO_GLOBAL));
        entries.add(new PyvenvConfig.Entry("include-system-site-packages", isolated ? "false" : "true"));
        try {
            SmallText.read(library.resolve(ORIGINAL_PREFIX), SmallText.METADATA_BYTES).lines().stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(prefix -> !prefix.isEmpty())
                    .ifPresent(prefix -> {
                        entries.add(new PyvenvConfig.Entry("home", prefix + "/bin"));
                        entries.add(new PyvenvConfig.Entry("base-prefix", prefix));
                    });
            return new PyvenvConfig(entries, List.of());
        } catch (IOException e) {
            Note note = new Note(Note.Kind.METADATA_BROKEN, ORIGINAL_PREFIX, "cannot be read; going on without it");
            return new PyvenvConfig(entries, List.of(note));
        }
    }

    private Environment environment(Path root, PyvenvConfig config) throws IOException {
        Survey survey = survey(root, config, Optional.empty());
        AbsolutePaths paths = AbsolutePaths.of(places, root);
        SiteCollector sites = new SiteCollector(root, paths, true);
        List<Note> notes = new ArrayList<>(survey.notes());
        ownSites(root, survey, notes).forEach(site -> sites.add(site, Origin.SITE));
        if (config.includesSystem()) {
            UserSites.of(survey, places).forEach(site -> sites.add(site, Origin.USER));
            survey.base()
                    .map(base -> Prefixes.siteDirectories(base, survey.name()))
                    .orElse(List.of())
                    .forEach(site -> sites.add(site, Origin.SYSTEM));
        }
        notes.addAll(sites.notes());
        return new Environment(
                root,
                EnvironmentKind.VENV,
                survey.interpreter(),
                sites.sites(),
                sites.walkRoots(),
                Optional.empty(),
                false,
                notes);
    }

    private Survey survey(Path root, PyvenvConfig config, Optional<PythonName> wanted) throws IOException {
        Survey survey = reader.read(new InterpreterReader.Question(
                root, AbsolutePaths.of(places, root), config, true, Optional.empty(), wanted));
        if (survey.interpreter().filter(i -> i.realFile().isPresent()).isPresent()) {
            return survey;
        }
        List<Note> notes = new ArrayList<>(survey.notes());
        if (notes.stream().noneMatch(n -> n.kind() == Note.Kind.INTERPRETER_MISSING)) {
            notes.add(new Note(
                    Note.Kind.INTERPRETER_MISSING, ".", "there is no interpreter here, and nothing says where it is"));
        }
        return new Survey(survey.interpreter(), survey.name(), survey.base(), notes);
    }

    /** Those of this interpreter; if it has none here, those of any, which it will not find. */
    private static List<Path> ownSites(Path root, Survey survey, List<Note> notes) {
        List<Path> own = Prefixes.siteDirectories(root, survey.name());
        List<Path> all = LibraryDirectory.under(root).stream()
                .map(l -> l.path().resolve("site-packages"))
                .filter(Files::isDirectory)
                .toList();
        if (own.isEmpty()) {
            return all;
        }
        List<Path> seen = own.stream().map(Directories::real).toList();
        all.stream()
                .filter(site -> !seen.contains(Directories.real(site)))
                .forEach(site -> notes.add(new Note(
                        Note.Kind.INFORMATION,
                        Directories.shown(root, site),
                        "is for another Python; this environment's does not import from it")));
        return own;
    }
}
