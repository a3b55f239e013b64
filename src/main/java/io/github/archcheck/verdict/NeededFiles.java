package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.loader.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which files something is lost without: extension modules, commands, and what these load. A plug-in that nothing is seen
 * to open is not among them: packages carry many for software that is not there.
 */
public final class NeededFiles {
    private final Linkage linkage;
    private final Optional<TargetSystem> system;
    private final ImportReach reach;
    private final Map<String, Boolean> known = new HashMap<>();

    NeededFiles(Linkage linkage, Optional<TargetSystem> system, ImportReach reach) {
        this.linkage = linkage;
        this.system = system;
        this.reach = reach;
    }

    public boolean contains(Artifact artifact) {
        Boolean needed = known.get(artifact.path());
        if (needed == null) {
            needed = isNeeded(artifact) || linkage.openers(artifact).stream().anyMatch(this::isNeeded);
            known.put(artifact.path(), needed);
        }
        return needed;
    }

    private boolean isNeeded(Artifact artifact) {
        return switch (artifact.role()) {
            case INTERPRETER -> true;
            case PROGRAM -> Assessment.isCommand(artifact);
            case EXTENSION -> isModule(artifact) ? reach.isReached(artifact) : reach.mentions(artifact);
            case LIBRARY -> reach.mentions(artifact);
            case LINK_INPUT, DEBUG_INFO -> false;
        };
    }

    /**
     * Whether a file with a module's name is one: many are opened by cffi or ctypes, or by a program that has plug-ins, and
     * lack the function that an import calls. One that is named for an interpreter counts, and where names cannot be read.
     */
    private boolean isModule(Artifact artifact) {
        return isModule(artifact, true);
    }

    /** Whether an import would find a module in a file: by an interpreter's suffix, or by the function that it would call. */
    public boolean isProvenModule(Artifact artifact) {
        return isModule(artifact, false);
    }

    /** @param otherwise what to say where the function cannot be looked for */
    private boolean isModule(Artifact artifact, boolean otherwise) {
        if (artifact.module().isEmpty()) {
            return false;
        }
        if (artifact.extension().flatMap(ExtensionName::interpreter).isPresent()) {
            return true;
        }
        String module = artifact.module().get();
        String name = module.substring(module.lastIndexOf('.') + 1);
        return system.flatMap(s -> s.files().at(s.paths().apply(artifact.file())) instanceof Place.File file
                        ? s.files().symbols(file, 0)
                        : Optional.empty())
                .map(symbols -> (otherwise && symbols.exports().size() == 0)
                        || symbols.exports().has("PyInit_" + name)
                        || symbols.exports().has("_PyInit_" + name)
                        || name.chars().anyMatch(c -> c > 0x7f))
                .orElse(otherwise);
    }
}
