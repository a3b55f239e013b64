package io.github.archcheck.inventory.take;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.inventory.Tally;
import io.github.archcheck.inventory.walk.Found;
import io.github.archcheck.inventory.walk.NativeNames;
import io.github.archcheck.inventory.walk.NestedEnvironments;
import io.github.archcheck.inventory.walk.Oddity;
import io.github.archcheck.inventory.walk.PathText;
import io.github.archcheck.inventory.walk.Walk;
import io.github.archcheck.inventory.walk.WalkOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the inventory of an environment: walks through it, looks into what may be native, and says whose each native file
 * is, what it is for and how it is imported. The result does not depend on the number of threads.
 */
public final class InventoryTaker {
    private final FileInspector inspector;
    private final WalkOptions options;
    private final ContentChecks checks;
    private final Tally tally;

    /** Compares sizes only; see {@link ContentChecks#SIZES}. */
    public InventoryTaker(FileInspector inspector, WalkOptions options) {
        this(inspector, options, ContentChecks.SIZES);
    }

    /** @param inspector may be asked by several threads at once */
    public InventoryTaker(FileInspector inspector, WalkOptions options, ContentChecks checks) {
        this(inspector, options, checks, new Tally());
    }

    /** @param tally learns what is met while that is being done */
    public InventoryTaker(FileInspector inspector, WalkOptions options, ContentChecks checks, Tally tally) {
        this.inspector = inspector;
        this.options = options;
        this.checks = checks;
        this.tally = tally;
    }

    /**
     * @throws IOException only when the inspector broke off its work; a file that cannot be read is part of the result
     */
    public Inventory take(Environment environment) throws IOException, InterruptedException {
        PathNames names = PathNames.of(environment.base());
        Walk walk = Walk.through(
                environment.base(),
                environment.walkRoots(),
                options,
                environment.kind().isAnything() ? NestedEnvironments.INCLUDED : NestedEnvironments.LEFT_OUT,
                tally);
        List<Inventory.UnreadablePath> unreadable = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        environment.notes().forEach(note -> sort(note, unreadable, notes));
        walk.oddities().forEach(oddity -> sort(oddity, unreadable, notes));
        List<Candidate> candidates = inspected(walk.files(), environment.interpreter(), names, unreadable);

        MetadataSites sites = MetadataSites.of(walk.metadata(), environment);
        List<List<String>> files = candidates.stream().map(Candidate::names).toList();
        Distributions distributions = Distributions.read(sites, files, inPlace(environment), names, options.jobs());
        notes.addAll(distributions.notes());

        Attribution attribution = Attribution.of(candidates, distributions, environment, names);
        notes.addAll(attribution.notes());
        Contents contents = Contents.of(
                candidates,
                candidate -> fileOf(candidate.found(), environment.interpreter()),
                new Recordings(distributions.owners(), environment.externallyManaged()),
                checks,
                options.jobs());
        notes.addAll(contents.notes());
        unreadable.addAll(contents.unreadable());
        List<Alteration> alterations = new ArrayList<>(contents.alterations());
        alterations.addAll(Lacking.files(distributions, environment.externallyManaged()));
        Set<Distribution> listed = new HashSet<>(distributions.listed());
        listed.addAll(attribution.systemOwners());
        return new Inventory(
                environment,
                attribution.artifacts(),
                listed.stream().sorted(Distributions.ORDER).toList(),
                unreadable.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Inventory.UnreadablePath::path)
                                .thenComparing(Inventory.UnreadablePath::reason))
                        .toList(),
                notes.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Note::path)
                                .thenComparing(Note::kind)
                                .thenComparing(Note::message))
                        .toList(),
                walk.fileCount(),
                alterations,
                Lacking.shells(distributions, environment.root()));
    }

    private static Set<String> inPlace(Environment environment) {
        Set<String> places = new HashSet<>();
        for (SiteDirectory site : environment.siteDirectories()) {
            if (site.origin() == SiteDirectory.Origin.PTH) {
                places.add(PathText.before(site.path()));
            }
        }
        return places;
    }

    /** Those that are native, or promise to be by one of their names. */
    private List<Candidate> inspected(
            List<Found> files,
            Optional<Interpreter> interpreter,
            PathNames names,
            List<Inventory.UnreadablePath> unreadable)
            throws IOException, InterruptedException {
        List<Inspection> inspections;
        try {
            inspections = Distributions.inParallel(files, found -> inspect(found, interpreter), options.jobs());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Found found = files.get(i);
            Inspection inspection = inspections.get(i);
            if (inspection instanceof Inspection.Unreadable failure) {
                if (!Files.notExists(found.file(), LinkOption.NOFOLLOW_LINKS)) {
                    unreadable.add(new Inventory.UnreadablePath(found.path(), failure.reason()));
                }
            } else if (!(inspection instanceof Inspection.NotBinary) || promisesNative(found)) {
                candidates.add(Candidate.of(found, inspection, names.root()));
            }
        }
        return candidates;
    }

    /**
     * In a copied root file system the link that names the interpreter would lead to this machine's; it stands for the
     * file that was found for it.
     */
    private Inspection inspect(Found found, Optional<Interpreter> interpreter) {
        Optional<Inspection> known =
                interpreter.filter(python -> isNamedBy(found, python)).flatMap(Interpreter::inspection);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            tally.open(found.file());
            return inspector.inspect(found.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the bytes lie that {@link #inspect} has looked at. */
    private static Path fileOf(Found found, Optional<Interpreter> interpreter) {
        return interpreter
                .filter(python -> isNamedBy(found, python))
                .flatMap(Interpreter::realFile)
                .orElse(found.file());
    }

    private static boolean isNamedBy(Found found, Interpreter python) {
        Path name = found.file().getFileName();
        return name != null
                && name.toString().startsWith("python")
                && Objects.equals(found.file().getParent(), python.file().getParent())
                && Files.isSymbolicLink(found.file())
                && python.realFile().isPresent();
    }

    private static boolean promisesNative(Found found) {
        return NativeNames.contains(lastName(found.path()))
                || found.otherNames().stream().anyMatch(name -> NativeNames.contains(lastName(name)));
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void sort(Oddity oddity, List<Inventory.UnreadablePath> unreadable, List<Note> notes) {
        Optional<Note.Kind> kind = switch (oddity.kind()) {
            case UNREADABLE -> Optional.empty();
            case LINK_BROKEN -> Optional.of(Note.Kind.LINK_BROKEN);
            case LINK_NOT_FOLLOWED -> Optional.of(Note.Kind.LINK_NOT_FOLLOWED);
            case SPECIAL_FILE -> Optional.of(Note.Kind.SPECIAL_FILE);
            case LEFT_OUT -> Optional.of(Note.Kind.INFORMATION);
        };
        if (kind.isPresent()) {
            notes.add(new Note(kind.get(), oddity.path(), oddity.message()));
        } else {
            unreadable.add(new Inventory.UnreadablePath(oddity.path(), oddity.message()));
        }
    }

    /** What an import path is hidden behind is no mere note: something was not judged. */
    private static void sort(Note note, List<Inventory.UnreadablePath> unreadable, List<Note> notes) {
        if (note.kind() == Note.Kind.UNREADABLE) {
            unreadable.add(new Inventory.UnreadablePath(note.path(), note.message()));
        } else {
            notes.add(note);
        }
    }
}
