package io.github.archcheck.inventory.walk;

import io.github.archcheck.inventory.Tally;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** One walk. Directories are the pieces of work; what they yield is put in order at the end. */
final class Walker {
    /** No format has a file so short that could be loaded. */
    private static final int SMALLEST_NATIVE_BYTES = 8;

    /** For so few entries, asking for each costs no more than asking for the link count. */
    private static final int FEW = 2;

    /** What a project's folder holds that its environment does not import from. */
    private static final Set<String> FOREIGN = Set.of("node_modules", ".tox", ".nox");

    private final Roots roots;
    private final WalkOptions options;
    private final NestedEnvironments nested;
    private final DirectoryLister lister;
    private final Tally tally;
    private final SubdirectoryCount subdirectories = new SubdirectoryCount();
    private final Collection<Sighting> sightings = new ConcurrentLinkedQueue<>();
    private final Collection<Path> metadata = new ConcurrentLinkedQueue<>();
    private final Collection<Oddity> oddities = new ConcurrentLinkedQueue<>();
    private final LongAdder fileCount = new LongAdder();

    Walker(Roots roots, WalkOptions options, NestedEnvironments nested, DirectoryLister lister) {
        this(roots, options, nested, lister, new Tally());
    }

    Walker(Roots roots, WalkOptions options, NestedEnvironments nested, DirectoryLister lister, Tally tally) {
        this.roots = roots;
        this.options = options;
        this.nested = nested;
        this.lister = lister;
        this.tally = tally;
    }

    Walk walk() throws InterruptedException {
        List<Path> directories = new ArrayList<>();
        for (Path start : roots.starts()) {
            start(start, directories);
        }
        Workers.drain(options.jobs(), directories, this::directory);
        List<Path> sortedMetadata = new ArrayList<>(metadata);
        sortedMetadata.sort(Comparator.naturalOrder());
        List<Oddity> sortedOddities = oddities.stream()
                .distinct()
                .sorted(Comparator.comparing(Oddity::path).thenComparing(Oddity::kind))
                .toList();
        return new Walk(Sighting.merge(sightings), sortedMetadata, sortedOddities, fileCount.sum());
    }

    /** What the user named is looked at whatever it is called. */
    private void start(Path start, List<Path> directories) {
        try {
            BasicFileAttributes target = Files.readAttributes(start, BasicFileAttributes.class);
            if (target.isDirectory()) {
                directories.add(start);
            } else if (target.isRegularFile()) {
                fileCount.increment();
                sightings.add(Sighting.of(roots.name(start), start, target));
            } else {
                odd(Oddity.Kind.SPECIAL_FILE, start, "not a regular file");
            }
        } catch (IOException e) {
            odd(Oddity.Kind.UNREADABLE, start, Reason.of(e));
        }
    }

    private void directory(Path directory, Consumer<Path> later) {
        int nameAt = prefixLength(directory);
        List<Path> entries = entries(directory);
        if (nested == NestedEnvironments.LEFT_OUT
                && entries.stream().anyMatch(entry -> Environments.isMark(entry, nameAt))
                && !roots.isStart(directory)) {
            odd(Oddity.Kind.LEFT_OUT, directory, "another environment, not looked through; scan it by itself");
            return;
        }
        List<Path> byName = new ArrayList<>();
        List<Path> below = new ArrayList<>();
        for (Path entry : entries) {
            if (!options.exclusions().isEmpty() && options.exclusions().cover(roots.relative(entry))) {
                continue;
            }
            String name = entry.toString().substring(nameAt);
            if (!options.thorough() && TextNames.contains(name)) {
                byName.add(entry);
            } else {
                look(entry, name, below);
            }
        }
        text(directory, byName, below);
        tally.see(entries.size() - below.size());
        for (Path each : below) {
            if (wanted(each, below)) {
                later.accept(each);
            }
        }
    }

    /** As far as they could be listed. */
    private List<Path> entries(Path directory) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = lister.open(directory)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            odd(Oddity.Kind.UNREADABLE, directory, Reason.of(Objects.requireNonNull(e.getCause())));
        } catch (IOException e) {
            odd(Oddity.Kind.UNREADABLE, directory, Reason.of(e));
        }
        return found;
    }

    /** Files by their names; a directory may have such a name too, and is looked through like any other. */
    private void text(Path directory, List<Path> byName, List<Path> below) {
        if (byName.size() > FEW) {
            OptionalInt count = subdirectories.of(directory);
            if (count.isPresent() && count.getAsInt() == below.size()) {
                fileCount.add(byName.size());
                return;
            }
        }
        for (Path entry : byName) {
            try {
                BasicFileAttributes attributes = attributes(entry);
                if (attributes.isDirectory()) {
                    below.add(entry);
                } else {
                    fileCount.increment();
                }
            } catch (IOException e) {
                failed(entry, e);
            }
        }
    }

    private void look(Path entry, String name, List<Path> below) {
        try {
            BasicFileAttributes attributes = attributes(entry);
            if (attributes.isDirectory()) {
                below.add(entry);
                if (MetadataNames.contains(name)) {
                    metadata.add(entry);
                }
            } else if (attributes.isRegularFile()) {
                file(entry, name, attributes);
            } else if (attributes.isSymbolicLink()) {
                link(entry, name);
            } else if (NativeNames.contains(name)) {
                odd(Oddity.Kind.SPECIAL_FILE, entry, "a pipe, socket or device; not opened");
            }
        } catch (IOException e) {
            failed(entry, e);
        }
    }

    private void file(Path entry, String name, BasicFileAttributes attributes) {
        fileCount.increment();
        if (MetadataNames.contains(name)) {
            metadata.add(entry);
        } else if (attributes.size() >= SMALLEST_NATIVE_BYTES || NativeNames.contains(name)) {
            sightings.add(Sighting.of(roots.name(entry), entry, attributes));
        }
    }

    private void link(Path entry, String name) {
        try {
            BasicFileAttributes target = Files.readAttributes(entry, BasicFileAttributes.class);
            if (target.isRegularFile()) {
                file(entry, name, target);
            } else if (target.isDirectory()) {
                linkToDirectory(entry);
            } else if (NativeNames.contains(name)) {
                odd(Oddity.Kind.SPECIAL_FILE, entry, "links to a pipe, socket or device; not opened");
            }
        } catch (AccessDeniedException e) {
            odd(Oddity.Kind.UNREADABLE, entry, Reason.of(e));
        } catch (IOException e) {
            brokenLink(entry, name, e);
        }
    }

    private void linkToDirectory(Path entry) throws IOException {
        Path real = entry.toRealPath();
        if (!roots.contain(real)) {
            odd(Oddity.Kind.LINK_NOT_FOLLOWED, entry, "links to the directory " + PathText.of(real) + " outside");
        }
    }

    private void brokenLink(Path entry, String name, IOException failure) {
        try {
            Path points = Files.readSymbolicLink(entry);
            if (NativeNames.contains(name) || NativeNames.contains(lastName(points))) {
                String why = failure instanceof NoSuchFileException ? "which does not exist" : Reason.of(failure);
                odd(Oddity.Kind.LINK_BROKEN, entry, "links to " + points + ", " + why);
            }
        } catch (IOException e) {
            failed(entry, e);
        }
    }

    /** A repository's store and conda's package cache hold copies of what is found elsewhere, or of what is not in use. */
    private boolean wanted(Path directory, List<Path> siblings) {
        String name = lastName(directory);
        if (name.equals(".git") || roots.isStart(directory)) {
            return false;
        }
        if (FOREIGN.contains(name) && roots.isElsewhere(directory)) {
            return false;
        }
        if (name.equals("pkgs")
                && siblings.contains(directory.resolveSibling("conda-meta"))
                && Files.exists(directory.resolve("urls.txt"))) {
            odd(Oddity.Kind.LEFT_OUT, directory, "conda's package cache, not looked through");
            return false;
        }
        return true;
    }

    /** When an entry's attributes are denied, it is its directory that may not be searched. */
    private void failed(Path entry, IOException failure) {
        if (failure instanceof AccessDeniedException) {
            odd(Oddity.Kind.UNREADABLE, Objects.requireNonNullElse(entry.getParent(), entry), Reason.of(failure));
        } else if (!(failure instanceof NoSuchFileException)) {
            odd(Oddity.Kind.UNREADABLE, entry, Reason.of(failure));
        }
    }

    private void odd(Oddity.Kind kind, Path path, String message) {
        oddities.add(new Oddity(kind, roots.name(path), message));
    }

    private static BasicFileAttributes attributes(Path entry) throws IOException {
        return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Where the name of an entry begins in its path; cutting there is cheaper than looking for the last separator. */
    private static int prefixLength(Path directory) {
        String text = directory.toString();
        return text.endsWith("/") || text.endsWith("\\") ? text.length() : text.length() + 1;
    }

    private static String lastName(Path path) {
        String text = path.toString();
        int cut = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
        return text.substring(cut + 1);
    }
}
