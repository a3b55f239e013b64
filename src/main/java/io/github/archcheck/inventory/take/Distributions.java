package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.walk.PathText;
import io.github.archcheck.inventory.walk.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Everything that installers say they installed.
 *
 * @param owners all that may own a file; what conda answers for carries conda's distribution
 * @param listed each distribution once, sorted by normalised name, then version
 * @param notes what could not be understood
 */
record Distributions(List<Installed> owners, List<Distribution> listed, List<Note> notes) {
    static final Comparator<Distribution> ORDER = Comparator.<Distribution, String>comparing(
                    distribution -> ProjectNames.normalise(distribution.name()))
            .thenComparing(distribution -> distribution.version().orElse(""))
            .thenComparing(Distribution::metadata);

    private static final String ANYWHERE = "*";
    private static final Optional<String> PIP = Optional.of("pip");

    Distributions {
        owners = List.copyOf(owners);
        listed = List.copyOf(listed);
        notes = List.copyOf(notes);
    }

    /**
     * @param files for each number from 0 the absolute names of one file whose owner will be asked for
     * @param inPlace absolute; where the sources of projects lie that are installed in place
     */
    static Distributions read(
            MetadataSites sites, List<List<String>> files, Set<String> inPlace, PathNames names, int jobs)
            throws InterruptedException {
        List<Path> places = new ArrayList<>(sites.distInfos());
        places.addAll(sites.eggInfos());
        List<List<String>> asked = new ArrayList<>(files);
        places.forEach(place -> asked.add(witnesses(place)));
        InstalledReader reader = new InstalledReader(new Wanted(asked, files.size()), names);

        List<Note> notes = new ArrayList<>();
        List<Installed> conda = new ArrayList<>();
        for (Path prefix : sites.condaPrefixes()) {
            CondaPrefix read = CondaPrefix.read(prefix, reader, names, jobs);
            conda.addAll(read.records());
            notes.addAll(read.notes());
        }
        List<Installed> others = inParallel(places, reader::read, jobs);
        conda.forEach(each -> notes.addAll(each.notes()));
        others.forEach(each -> notes.addAll(each.notes()));
        return merge(conda, others, files.size(), inPlace, notes);
    }

    /** Results in the order of the items. */
    static <T, R> List<R> inParallel(List<T> items, Function<T, R> work, int jobs) throws InterruptedException {
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
        List<Integer> numbers = IntStream.range(0, items.size()).boxed().toList();
        Workers.drain(
                Math.min(jobs, Math.max(1, items.size())),
                numbers,
                (number, more) -> results.set(number, work.apply(items.get(number))));
        return numbers.stream()
                .map(number -> Objects.requireNonNull(results.get(number)))
                .toList();
    }

    /**
     * Each distribution is listed once, however many speak of it: conda's records and the dist-info inside its packages,
     * a dist-info and an egg-info side by side, a dist-info and the egg-info in the sources of a project installed in
     * place.
     *
     * @param firstWitness the number of the first file that stands for a member of {@code others}
     */
    private static Distributions merge(
            List<Installed> conda, List<Installed> others, int firstWitness, Set<String> inPlace, List<Note> notes) {
        Map<Integer, Installed> recordOf = new HashMap<>();
        conda.forEach(record -> record.listed().forEach(number -> recordOf.putIfAbsent(number, record)));
        Map<String, Installed> distInfos = distInfos(others);
        Set<String> standAlone = new HashSet<>();
        List<Installed> owners = new ArrayList<>();
        List<Distribution> listed = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            Installed other = others.get(i);
            Installed better = recordOf.getOrDefault(firstWitness + i, better(other, distInfos, inPlace));
            if (better.equals(other)) {
                owners.add(other);
                listed.add(other.distribution());
                standAlone.add(other.normalName());
            } else {
                owners.add(other.withDistribution(better.distribution()));
            }
        }
        for (Installed record : conda) {
            boolean isSaidTwice =
                    record.distribution().installer().equals(PIP) && standAlone.contains(record.normalName());
            if (!isSaidTwice) {
                owners.add(record);
                listed.add(record.distribution());
            }
        }
        listed.sort(ORDER);
        return new Distributions(owners, listed, notes);
    }

    /** The dist-info that says the same as an egg-info, else what was given. */
    private static Installed better(Installed given, Map<String, Installed> distInfos, Set<String> inPlace) {
        if (given.distribution().kind() != Distribution.Kind.EGG_INFO) {
            return given;
        }
        String base = inPlace.contains(given.base()) ? ANYWHERE : given.base();
        return distInfos.getOrDefault(base + "/" + given.normalName(), given);
    }

    /** By base and name, and by name alone. */
    private static Map<String, Installed> distInfos(List<Installed> others) {
        Map<String, Installed> found = new HashMap<>();
        for (Installed other : others) {
            if (other.distribution().hasDistInfo()) {
                found.putIfAbsent(other.base() + "/" + other.normalName(), other);
                found.putIfAbsent(ANYWHERE + "/" + other.normalName(), other);
            }
        }
        return found;
    }

    /** Names by which a conda record would mention a dist-info or egg-info. */
    private static List<String> witnesses(Path place) {
        String text = PathText.of(place);
        return List.of(text, text + "/METADATA", text + "/RECORD", text + "/PKG-INFO");
    }
}
