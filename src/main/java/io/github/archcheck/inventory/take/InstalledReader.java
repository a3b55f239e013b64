package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.metadata.CondaRecord;
import io.github.archcheck.inventory.metadata.CondaRecordReader;
import io.github.archcheck.inventory.metadata.FileLists;
import io.github.archcheck.inventory.metadata.Metadata;
import io.github.archcheck.inventory.metadata.MetadataReader;
import io.github.archcheck.inventory.metadata.Problem;
import io.github.archcheck.inventory.metadata.Recorded;
import io.github.archcheck.inventory.walk.PathText;
import java.nio.file.Files;
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

    private final Wanted wanted;
    private final PathNames names;

    InstalledReader(Wanted wanted, PathNames names) {
        this.wanted = wanted;
        this.names = names;
    }

    Installed condaRecord(Path prefix, Path file) {
        String base = PathText.before(prefix);
        Rows rows = new Rows(base);
        CondaRecord read = CondaRecordReader.read(file, rows::add, rows::note);
        boolean byPip = read.channel().filter("pypi"::equals).isPresent();
        Distribution distribution = new Distribution(
                read.name(),
                read.version(),
                Optional.of(byPip ? "pip" : "conda"),
                read.subdir().stream().toList(),
                Distribution.Kind.CONDA,
                names.name(file));
        return new Installed(
                distribution,
                base,
                rows.listed,
                rows.recorded,
                List.of(),
                Map.of(),
                Installed.Base.CONDA_PREFIX,
                notes(read.problem().stream().toList()));
    }

    /** @param place a {@code *.dist-info}, {@code *.egg-info} or {@code EGG-INFO} */
    Installed read(Path place) {
        return String.valueOf(place.getFileName()).endsWith(".dist-info") ? distInfo(place) : eggInfo(place);
    }

    private Installed distInfo(Path directory) {
        boolean isLocal = Files.exists(directory.resolve("direct_url.json"));
        return installed(
                MetadataReader.distInfo(directory),
                isLocal ? Distribution.Kind.LOCAL : Distribution.Kind.DIST_INFO,
                directory.getParent(),
                Installed.Base.SITE);
    }

    private Installed eggInfo(Path location) {
        boolean isEgg = String.valueOf(location.getFileName()).equals("EGG-INFO");
        return installed(
                MetadataReader.eggInfo(location),
                Distribution.Kind.EGG_INFO,
                location.getParent(),
                isEgg ? Installed.Base.EGG : Installed.Base.SITE);
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
                notes(problems));
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
            }
            count(row);
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
