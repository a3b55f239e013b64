package io.github.archcheck.lock.pixi;

import io.github.archcheck.lock.conda.CondaFile;
import io.github.archcheck.lock.requirements.Direct;
import io.github.archcheck.lock.tree.Value;
import java.util.List;
import java.util.Optional;

/**
 * A package of a pixi lock.
 *
 * @param location address or path; of a conda source package {@code name[hash] @ location}
 */
record PixiPackage(Kind kind, String location, Value.Mapping entry) {
    /** The key that an environment names it with. */
    enum Kind {
        CONDA("conda"),
        CONDA_SOURCE("conda_source"),
        PYPI("pypi");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    /** Of an entry of {@code packages}, or of an environment's list; empty for neither. */
    static Optional<PixiPackage> of(Value.Mapping entry) {
        for (Kind kind : Kind.values()) {
            Optional<String> location = entry.text(kind.key);
            if (location.isPresent()) {
                return Optional.of(new PixiPackage(kind, location.get(), entry));
            }
        }
        // Up to version 5 the kind stands beside the location.
        Optional<String> location = entry.text("url").or(() -> entry.text("path"));
        return location.flatMap(place ->
                entry.text("kind").flatMap(name -> kind(name)).map(kind -> new PixiPackage(kind, place, entry)));
    }

    private static Optional<Kind> kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.key.equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Under which environments find it. */
    String key() {
        return kind.key + " " + location;
    }

    Optional<CondaFile> condaFile() {
        return CondaFile.parse(location);
    }

    String name() {
        String bare = location.replaceFirst("[\\[@ ].*", "");
        return entry.text("name")
                .or(() -> condaFile().map(CondaFile::name))
                .or(() -> kind == Kind.CONDA_SOURCE
                        ? Optional.of(bare)
                        : Direct.of(location).project())
                .orElse(location);
    }

    Optional<String> version() {
        return entry.text("version")
                .or(() -> kind == Kind.CONDA ? condaFile().map(CondaFile::version) : Optional.empty())
                .or(() -> kind == Kind.PYPI ? Direct.of(location).version() : Optional.empty());
    }

    /** A binary package's folder tells; the entry tells where there is none. */
    Optional<String> subdir() {
        return condaFile().flatMap(CondaFile::subdir).or(() -> entry.text("subdir"));
    }

    /** Whether it has to be built: conda packages may come from sources, too. */
    boolean isSource() {
        return kind == Kind.CONDA_SOURCE || (kind == Kind.CONDA && condaFile().isEmpty());
    }

    /** Specs of other conda packages. */
    List<String> depends() {
        return entry.texts("depends");
    }

    List<String> requirements() {
        return entry.texts("requires_dist");
    }
}
