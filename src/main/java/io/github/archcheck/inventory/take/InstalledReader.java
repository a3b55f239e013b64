package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.metadata.CondaRecord;
import io.github.archcheck.inventory.metadata.CondaRecordReader;
import io.github.archcheck.inventory.metadata.FileLists;
import io.github.archcheck.inventory.metadata.FileRows;
import io.github.archcheck.inventory.metadata.Metadata;
import io.github.archcheck.inventory.metadata.MetadataReader;
import io.github.archcheck.inventory.metadata.Problem;
import io.github.archcheck.inventory.metadata.Recorded;
import io.github.archcheck.inventory.walk.NativeNames;
import io.github.archcheck.inventory.walk.PathText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From one record of an installer to what it says about the files in question. May be used by several threads at once. */
final class InstalledReader {
    /** Debian's packages go here, and nobody else's do. */
    private static final String DEBIAN_SITE = "/usr/lib/python3/dist-packages";

    private static final int MOST_CONTENTS = 8;
    private static final int MOST_UNSEEN = 10_000;

    private final Wanted wanted;
    private final PathNames names;
    private final Set<Path> alone;

    /** @param alone directories of which everything is one distribution's */
    InstalledReader(Wanted wanted, PathNames names, Set<Path> alone) {
        this.wanted = wanted;
        this.names = names;
        this.alone = Set.copyOf(alone);
    }

    /** @param root of the package's tree */
    Installed condaPackage(Path root) {
        Path info = root.resolve("info");
        Rows rows = new Rows(PathText.before(root));
        CondaRecord read = CondaRecordReader.index(info.resolve("index.json"));
        List<Problem> problems = new ArrayList<>(read.problem().stream().toList());
        Path paths = info.resolve("paths.json");
        FileRows contents = (row, recorded) -> rows.add(rows.base, row, recorded);
        Optional<Problem> damage = Files.exists(paths)
                ? CondaRecordReader.packagePaths(paths, contents)
                : FileLists.read(
                        new Metadata.FileList(info.resolve("files"), root, Metadata.FileList.Format.LINES), contents);
        damage.ifPresent(problems::add);
        return condaInstalled(read, Optional.of("conda"), rows, problems);
    }

    Installed condaRecord(Path prefix, Path file) {
        String base = PathText.before(prefix);
        Rows rows = new Rows(base);
        CondaRecord read = CondaRecordReader.read(file, rows::add, rows::note);
        boolean byPip = read.channel().filter("pypi"::equals).isPresent();
        return condaInstalled(
                read,
                Optional.of(byPip ? "pip" : "conda"),
                rows,
                read.problem().stream().toList());
    }

    private Installed condaInstalled(CondaRecord read, Optional<String> installer, Rows rows, List<Problem> problems) {
        Distribution distribution = new Distribution(
                read.name(),
                read.version(),
                installer,
                read.subdir().stream().toList(),
                Distribution.Kind.CONDA,
                names.name(read.file()));
        return new Installed(
                distribution,
                rows.base,
                rows.listed,
                rows.recorded,
                List.of(),
                Map.of(),
                Installed.Base.CONDA_PREFIX,
                List.of(),
                notes(problems));
    }

    /** @param place a {@code *.dist-info}, {@code *.egg-info}, {@code EGG-INFO}, or the PKG-INFO of sources */
    Installed read(Path place) {
        return String.valueOf(place.getFileName()).endsWith(".dist-info") ? distInfo(place) : eggInfo(place);
    }

    private Installed distInfo(Path directory) {
        Path site = directory.getParent();
        boolean isLocal = Files.exists(directory.resolve("direct_url.json"));
        return installed(
                MetadataReader.distInfo(directory),
                isLocal ? Distribution.Kind.LOCAL : Distribution.Kind.DIST_INFO,
                site,
                site != null && alone.contains(site) ? Installed.Base.OWN : Installed.Base.SITE);
    }

    private Installed eggInfo(Path location) {
        String name = String.valueOf(location.getFileName());
        boolean isAlone = name.equals("EGG-INFO") || name.equals("PKG-INFO");
        return installed(
                MetadataReader.eggInfo(location),
                Distribution.Kind.EGG_INFO,
                location.getParent(),
                isAlone ? Installed.Base.OWN : Installed.Base.SITE);
    }

    private Installed installed(
            Metadata metadata, Distribution.Kind kind, @Nullable Path directory, Installed.Base baseKind) {
        String base = directory == null ? "" : PathText.before(directory);
        List<Problem> problems = new ArrayList<>(metadata.problems());
        Rows rows = new Rows(base);
        if (metadata.fileList().isPresent()) {
            Metadata.FileList list = metadata.fileList().get();
            String from = PathText.before(list.base());
            FileLists.read(list, (row, recorded) -> rows.add(from, row, recorded))
                    .ifPresent(problems::add);
        }
        Optional<String> installer =
                metadata.installer().or(() -> base.endsWith(DEBIAN_SITE) ? Optional.of("apt") : Optional.empty());
        Distribution distribution = new Distribution(
                metadata.name(), metadata.version(), installer, metadata.tags(), kind, names.name(metadata.location()));
        return new Installed(
                distribution,
                base,
                rows.listed,
                rows.recorded,
                metadata.topLevel(),
                rows.counts(),
                baseKind,
                directory == null || kind != Distribution.Kind.DIST_INFO ? List.of() : rows.missing(directory),
                notes(problems));
    }

    private static boolean isNative(String row) {
        String name = row.substring(row.lastIndexOf('/') + 1);
        return NativeNames.contains(name) && !row.startsWith("/") && !row.startsWith("..");
    }

    private static boolean isMissing(Path directory, String row) {
        try {
            return Files.notExists(directory.resolve(row), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            // A name that this machine cannot spell.
            return false;
        }
    }

    private List<Note> notes(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Note(Note.Kind.METADATA_BROKEN, names.name(problem.file()), problem.message()))
                .toList();
    }

    /** What is kept of a list of files: which of the wanted ones it names, and how its rows begin. */
    private final class Rows {
        private final Set<Integer> listed = new HashSet<>();
        private final Map<Integer, List<Recorded>> recorded = new HashMap<>();
        private final Map<String, Integer> counts = new LinkedHashMap<>();
        private final List<String> unseen = new ArrayList<>();
        private final String base;
        private String first = "";
        private int count;

        Rows(String base) {
            this.base = base;
        }

        /** A row that says nothing of the file's content; {@link #note} may, later. */
        void add(String row) {
            Integer number = wanted.find(base, row);
            if (number != null) {
                listed.add(number);
            }
            count(row);
        }

        void add(String from, String row, Supplier<Recorded> content) {
            Integer number = wanted.find(from, row);
            if (number != null) {
                listed.add(number);
                note(number, content);
            } else if (unseen.size() < MOST_UNSEEN && isNative(row)) {
                unseen.add(row);
            }
            count(row);
        }

        /** Of the rows that the walk has not come by, those that name nothing; it may have been told to leave some out. */
        List<String> missing(Path directory) {
            return unseen.stream().filter(row -> isMissing(directory, row)).toList();
        }

        void note(String row, Supplier<Recorded> content) {
            Integer number = wanted.find(base, row);
            if (number != null) {
                note(number, content);
            }
        }

        /** A record that contradicts itself many times over says nothing. */
        private void note(int number, Supplier<Recorded> content) {
            if (wanted.isFile(number)) {
                List<Recorded> known = recorded.computeIfAbsent(number, k -> new ArrayList<>());
                known.add(known.size() < MOST_CONTENTS ? content.get() : Recorded.NOTHING);
                if (known.size() > MOST_CONTENTS) {
                    known.remove(0);
                }
            }
        }

        private void count(String row) {
            // Rows come in runs of the same first name.
            if (row.length() > first.length() && row.startsWith(first) && row.charAt(first.length()) == '/') {
                count++;
                return;
            }
            flush();
            int slash = row.indexOf('/');
            first = slash < 0 ? row : row.substring(0, slash);
            count = 1;
        }

        Map<String, Integer> counts() {
            flush();
            return counts;
        }

        private void flush() {
            if (count > 0 && !first.isEmpty()) {
                counts.merge(first, count, Integer::sum);
            }
            count = 0;
        }
    }
}
