package io.github.archcheck.inventory.source;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Nothing anywhere. */
public record NoPythonFiles() implements PythonFiles {
    @Override
    public List<String> names(Path directory) {
        return List.of();
    }

    @Override
    public boolean isLink(Path path) {
        return false;
    }

    @Override
    public Map<Path, Source> read(Collection<Path> files, Words words) {
        return Map.of();
    }

    @Override
    public List<String> dottedNames(Path file, String prefix) {
        return List.of();
    }
}
