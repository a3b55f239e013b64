package io.github.archcheck.inventory.locate;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the environments in the root file system of a container image: virtual environments, conda prefixes, Python
 * installations, and directories that packages were installed into. Looks at names only, and not behind links.
 */
public final class ImageEnvironments {
    private static final int DEEPEST = 10;
    private static final int MOST_DIRECTORIES = 100_000;
    private static final Set<String> KERNEL = Set.of("dev", "proc", "sys");

    private static final Set<String> NEVER =
            Set.of(".git", "__pycache__", "node_modules", "doc", "include", "locale", "man", "pkgs", "zoneinfo");

    private static final Set<String> FUNCTIONS = Set.of("var/task");
    private static final Pattern LIBRARY =
            Pattern.compile("(?:python|pypy|graalpy)\\d.*|[a-z0-9_]+-linux-(?:gnu|musl).*");

    /** @param isInPrefix whether a Python installation lies at it or above */
    private record Place(Path directory, int depth, boolean isInPrefix) {}

    private final Path root;
    private final List<Path> found = new ArrayList<>();
    private final Deque<Place> open = new ArrayDeque<>();

    private ImageEnvironments(Path root) {
        this.root = root;
    }

    /**
     * Each to be located with {@link SystemPlaces#sysroot} of the same root.
     *
     * @param root absolute
     * @return sorted; absolute
     */
    public static List<Path> in(Path root) {
        ImageEnvironments search = new ImageEnvironments(root);
        search.run();
        Collections.sort(search.found);
        return List.copyOf(search.found);
    }

    private void run() {
        open.add(new Place(root, 0, false));
        for (int seen = 0; !open.isEmpty() && seen < MOST_DIRECTORIES; seen++) {
            look(open.remove());
        }
    }

    private void look(Place place) {
        List<Path> directories = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(place.directory())) {
            for (Path entry : entries) {
                names.add(Directories.name(entry));
                directories.add(entry);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What cannot be listed here holds nothing that could be looked at.
            return;
        }
        boolean isConda = names.contains(CondaRecords.DIRECTORY) && CondaRecords.isPrefix(place.directory());
        if (isConda || names.contains(PyvenvConfig.FILE_NAME) || hasInstalled(place, names)) {
            found.add(place.directory());
            if (isConda) {
                descend(place, place.directory().resolve("envs"), false);
            }
            return;
        }
        boolean isPrefix = names.contains("lib") && PrefixLocator.isPrefix(place.directory());
        if (isPrefix) {
            found.add(place.directory());
            if (!isShared(place.directory())) {
                return;
            }
        }
        directories.forEach(directory -> descend(place, directory, isPrefix || place.isInPrefix()));
    }

    /** Packages lie here that no installation above imports from. */
    private boolean hasInstalled(Place place, Set<String> names) {
        String path = Directories.shown(root, place.directory());
        return FUNCTIONS.contains(path)
                || (!place.isInPrefix() && names.stream().anyMatch(name -> name.endsWith(".dist-info")));
    }

    private boolean isShared(Path prefix) {
        return Prefixes.isShared(prefix, SystemPlaces.sysroot(root));
    }

    private void descend(Place from, Path directory, boolean isInPrefix) {
        String name = Directories.name(directory);
        boolean isOut = from.depth() >= DEEPEST
                || NEVER.contains(name)
                || (from.depth() == 0 && KERNEL.contains(name))
                || (isInPrefix && LIBRARY.matcher(name).matches());
        if (!isOut && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            open.add(new Place(directory, from.depth() + 1, isInPrefix));
        }
    }
}
