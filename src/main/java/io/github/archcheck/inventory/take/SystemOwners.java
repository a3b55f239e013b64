package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.metadata.DpkgDatabase;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whose a file is by the system's package manager. Asked last, for files that lie where only it installs:
 * {@code /usr/lib} and its like, not {@code /usr/local} or {@code /usr/src}, of this system or of a file tree that looks
 * like one.
 */
final class SystemOwners {
    private static final String USR = "/usr/";
    private static final Pattern ITS_OWN = Pattern.compile("/usr/(?:s?bin|lib[a-z0-9]*|share|games)/");

    private final PathNames names;
    private final Map<String, Distribution> byFile = new HashMap<>();
    private final Set<Distribution> owners = new HashSet<>();

    /** @param files that have no owner yet */
    SystemOwners(List<Candidate> files, PathNames names) {
        this.names = names;
        Map<String, Set<String>> byRoot = new TreeMap<>();
        Map<String, FileSystem> systems = new HashMap<>();
        for (Candidate file : files) {
            for (String name : file.names()) {
                int usr = name.indexOf(USR);
                if (usr >= 0 && ITS_OWN.matcher(name).region(usr, name.length()).lookingAt()) {
                    byRoot.computeIfAbsent(name.substring(0, usr), k -> new HashSet<>())
                            .add(name.substring(usr));
                    systems.put(name.substring(0, usr), file.found().file().getFileSystem());
                }
            }
        }
        byRoot.forEach((root, asked) -> ask(Objects.requireNonNull(systems.get(root)), root, asked));
    }

    Optional<Distribution> of(Candidate file) {
        return file.names().stream()
                .flatMap(name -> Optional.ofNullable(byFile.get(name)).stream())
                .findFirst();
    }

    /** The packages that own at least one of the files. */
    Set<Distribution> owners() {
        return owners;
    }

    private void ask(FileSystem system, String root, Set<String> files) {
        DpkgDatabase database;
        try {
            database = new DpkgDatabase(system.getPath(root.isEmpty() ? "/" : root));
        } catch (InvalidPathException e) {
            // A name that this locale cannot spell.
            return;
        }
        if (!database.isPresent()) {
            return;
        }
        Set<String> asked = new HashSet<>(files);
        // Packages older than the merging of /lib into /usr/lib list their files by the old name.
        files.forEach(file -> asked.add(file.substring(USR.length() - 1)));
        Map<Path, Distribution> made = new HashMap<>();
        database.owners(asked).forEach((file, owner) -> {
            Distribution distribution = made.computeIfAbsent(owner.list(), list -> distribution(owner));
            String full = files.contains(file) ? file : "/usr" + file;
            byFile.put(root + full, distribution);
            owners.add(distribution);
        });
    }

    private Distribution distribution(DpkgDatabase.Owner owner) {
        List<String> tags = new ArrayList<>();
        owner.architecture().ifPresent(tags::add);
        return new Distribution(
                owner.name(),
                owner.version(),
                Optional.of("apt"),
                tags,
                Distribution.Kind.SYSTEM,
                names.name(owner.list()));
    }
}
