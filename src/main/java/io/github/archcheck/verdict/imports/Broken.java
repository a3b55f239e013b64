package io.github.archcheck.verdict.imports;

import io.github.archcheck.inventory.Artifact;
import java.util.List;

/**
 * A native file that cannot be loaded.
 *
 * @param chain paths and needs from the file itself to the one at fault
 */
public record Broken(Artifact artifact, List<String> chain) {
    public Broken {
        chain = List.copyOf(chain);
    }
}
