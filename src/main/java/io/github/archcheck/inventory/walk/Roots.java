package io.github.archcheck.inventory.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a walk begins, and what its paths are called. */
final class Roots {
    private final Path root;
    private final String prefix;
    private final List<Path> starts;
    private final List<Path> realStarts = new ArrayList<>();

    Roots(Path root, List<Path> starts) {
        this.root = root;
        String text = PathText.of(root);
        prefix = text.endsWith("/") ? text : text + "/";
        this.starts = distinct(starts);
        for (Path start : this.starts) {
            realStarts.add(real(start));
        }
    }

    /** Without doubles, links resolved; one may lie within another, and is then left to itself by the outer one. */
    List<Path> starts() {
        return starts;
    }

    /** Relative to the root where the file lies below it; the root itself goes by its own name. */
    String name(Path path) {
        String text = PathText.of(path);
        if (text.startsWith(prefix)) {
            return text.substring(prefix.length());
        }
        Path last = path.getFileName();
        return path.equals(root) && last != null ? text.substring(text.lastIndexOf('/') + 1) : text;
    }

    Path relative(Path path) {
        return path.startsWith(root) && !path.equals(root) ? root.relativize(path) : path;
    }

    /** Whether the walk comes by a directory anyway. */
    boolean contain(Path realDirectory) {
        return realStarts.stream().anyMatch(realDirectory::startsWith);
    }

    /** Whether a directory that another start holds is looked through by itself. */
    boolean isStart(Path directory) {
        if (starts.contains(directory)) {
            return true;
        }
        Path name = directory.getFileName();
        return name != null
                && realStarts.stream().anyMatch(start -> start.endsWith(name))
                && realStarts.contains(real(directory));
    }

    /** Whether a path lies outside what was named, below something that the environment refers to. */
    boolean isElsewhere(Path path) {
        return !path.startsWith(root);
    }

    /** Each once; a file within a directory that is looked through counts as that directory's. */
    private static List<Path> distinct(List<Path> starts) {
        List<Path> kept = new ArrayList<>();
        List<Path> real = starts.stream().map(Roots::real).toList();
        for (int i = 0; i < starts.size(); i++) {
            boolean isDirectory = Files.isDirectory(starts.get(i));
            boolean covered = false;
            for (int j = 0; j < starts.size() && !covered; j++) {
                boolean same = real.get(i).equals(real.get(j));
                covered = same ? j < i : !isDirectory && real.get(i).startsWith(real.get(j));
            }
            if (!covered) {
                kept.add(starts.get(i));
            }
        }
        return List.copyOf(kept);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
