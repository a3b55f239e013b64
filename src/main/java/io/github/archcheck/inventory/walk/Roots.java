package io.github.archcheck.inventory.walk;

import java.io.IOException;
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
        this.starts = withoutNested(starts);
        for (Path start : this.starts) {
            realStarts.add(real(start));
        }
    }

    /** Without those that lie within another, links resolved. */
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

    private static List<Path> withoutNested(List<Path> starts) {
        List<Path> kept = new ArrayList<>();
        List<Path> real = starts.stream().map(Roots::real).toList();
        for (int i = 0; i < starts.size(); i++) {
            boolean nested = false;
            for (int j = 0; j < starts.size() && !nested; j++) {
                boolean same = real.get(i).equals(real.get(j));
                nested = same ? j < i : real.get(i).startsWith(real.get(j));
            }
            if (!nested) {
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
