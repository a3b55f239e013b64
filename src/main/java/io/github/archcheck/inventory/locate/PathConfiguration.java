package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Note;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the files in a site directory add to the import path: {@code .pth} lines, egg-links, editable installs. Lines that
 * are code are never run.
 *
 * @param importRoots in the order in which Python's {@code site} would add them
 * @param projects of editable installs that say where they are, but not where their packages lie
 * @see <a href="https://github.com/python/cpython/blob/3.13/Lib/site.py">Lib/site.py, addpackage</a>
 */
record PathConfiguration(List<ImportRoot> importRoots, List<Project> projects, List<Note> notes) {
    /** Far above any real file; {@code easy-install.pth} of old has one line per package. */
    private static final int MAX_LINES = 10_000;

    private static final int PTH_BYTES = 1 << 20;

    /**
     * A directory to import from.
     *
     * @param walked the part of it that was added: the directory itself, or one package in it
     * @param source of this knowledge, for notes
     */
    record ImportRoot(Path directory, Path walked, String source) {}

    /** The directory of a project that was installed in place. */
    record Project(Path directory, String source) {}

    PathConfiguration {
        importRoots = List.copyOf(importRoots);
        projects = List.copyOf(projects);
        notes = List.copyOf(notes);
    }

    /** Reads them all; trouble with one of them is a note. */
    static PathConfiguration read(Path site, Path root, AbsolutePaths paths) {
        Reader reader = new Reader(site, root, paths);
        List<String> names = Directories.names(site);
        names.stream().filter(n -> n.endsWith(".pth") && !n.startsWith(".")).forEach(reader::pathFile);
        names.stream().filter(n -> n.endsWith(".egg-link")).forEach(reader::eggLink);
        names.stream().filter(n -> n.endsWith(".dist-info")).forEach(reader::directUrl);
        return new PathConfiguration(reader.importRoots, reader.projects, reader.notes);
    }

    private static final class Reader {
        private final Path site;
        private final Path root;
        private final AbsolutePaths paths;
        private final List<ImportRoot> importRoots = new ArrayList<>();
        private final List<Project> projects = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();

        Reader(Path site, Path root, AbsolutePaths paths) {
            this.site = site;
            this.root = root;
            this.paths = paths;
        }

        void pathFile(String name) {
            Path file = site.resolve(name);
            String source = Directories.shown(root, file);
            try {
                SmallText text = SmallText.read(file, PTH_BYTES);
                List<String> lines = text.lines();
                if (text.isCut() || lines.size() > MAX_LINES) {
                    note(source, "is longer than any .pth file should be; the rest was not read");
                }
                lines.stream().limit(MAX_LINES).forEach(line -> pathLine(line, source));
            } catch (IOException e) {
                failed(source, e);
            }
        }

        private void pathLine(String line, String source) {
            if (line.startsWith("#") || line.isBlank()) {
                return;
            }
            if (line.startsWith("import ") || line.startsWith("import\t")) {
                EditableFinder.named(line).ifPresent(this::finder);
                return;
            }
            Optional<Path> directory = paths.resolve(site, line.stripTrailing());
            if (directory.isEmpty()) {
                note(source, "has a line that cannot be a path here");
            }
            directory.ifPresent(d -> addDirectory(d, d, source));
        }

        private void finder(String module) {
            Path file = site.resolve(module + ".py");
            String source = Directories.shown(root, file);
            Optional<EditableFinder> finder = EditableFinder.read(file);
            if (finder.isEmpty()) {
                note(source, "says where an editable install lies, in a way that is not understood");
                return;
            }
            for (EditableFinder.Mapping mapping : finder.get().mappings()) {
                Optional<Path> target = paths.resolve(site, mapping.path()).filter(Directories::isDirectoryOrDenied);
                if (target.isEmpty()) {
                    continue;
                }
                Optional<Path> above = mapping.importRoot(target.get());
                if (above.isPresent()) {
                    addDirectory(above.get(), target.get(), source);
                } else {
                    projects.add(new Project(target.get(), source));
                }
            }
        }

        /** The first line is the directory to import from; the second, where {@code setup.py} is, seen from there. */
        void eggLink(String name) {
            Path file = site.resolve(name);
            String source = Directories.shown(root, file);
            try {
                SmallText.read(file, SmallText.METADATA_BYTES).lines().stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .flatMap(line -> paths.resolve(site, line))
                        .ifPresent(directory -> addDirectory(directory, directory, source));
            } catch (IOException e) {
                failed(source, e);
            }
        }

        void directUrl(String name) {
            Path file = site.resolve(name).resolve(DirectUrl.FILE_NAME);
            if (!Files.isRegularFile(file)) {
                return;
            }
            String source = Directories.shown(root, file);
            try {
                DirectUrl.editableDirectory(
                                SmallText.read(file, SmallText.METADATA_BYTES).text())
                        .flatMap(text -> paths.resolve(site, text))
                        .filter(Directories::isDirectoryOrDenied)
                        .ifPresent(directory -> projects.add(new Project(directory, source)));
            } catch (IOException e) {
                note(source, "is not understood; going on without it");
            }
        }

        /** Zipped eggs are on the import path too, but are no directories and need not be added here. */
        private void addDirectory(Path directory, Path walked, String source) {
            if (Directories.isDirectoryOrDenied(directory)) {
                importRoots.add(new ImportRoot(directory, walked, source));
            }
        }

        private void failed(String source, IOException failure) {
            if (failure instanceof AccessDeniedException) {
                notes.add(new Note(Note.Kind.UNREADABLE, source, "permission denied"));
            } else {
                note(source, "cannot be read; going on without it");
            }
        }

        private void note(String source, String message) {
            notes.add(new Note(Note.Kind.METADATA_BROKEN, source, message));
        }
    }
}
