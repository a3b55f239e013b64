package io.github.archcheck.lock.pdm;

import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.project.Requirements;
import io.github.archcheck.lock.project.StandardProject;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.lock.walk.Entry;
import io.github.archcheck.lock.walk.Part;
import io.github.archcheck.packaging.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the {@code pyproject.toml} of a PDM project asks for.
 *
 * @param entry the project, as the walk begins at it
 */
record PdmProject(Entry entry) {
    /** Empty when the file asks for nothing, as when it only configures tools. */
    static Optional<PdmProject> read(TomlTable top) throws MalformedLockException {
        if (!top.has("project")) {
            return Optional.empty();
        }
        Map<String, List<Edge>> parts = StandardProject.parts(top);
        Optional<TomlTable> tool = top.table("tool");
        Optional<TomlTable> pdm = tool.isEmpty() ? tool : tool.get().table("pdm");
        Optional<TomlTable> dev = pdm.isEmpty() ? pdm : pdm.get().table("dev-dependencies");
        if (dev.isPresent()) {
            for (String group : dev.get().keys()) {
                parts.put(
                        Part.group(ProjectName.normalise(group)),
                        Requirements.edges(dev.get().texts(group)));
            }
        }
        String name = StandardProject.name(top).orElse("");
        return Optional.of(new PdmProject(new Entry(name, ProjectName.normalise(name), "", "project", parts)));
    }

    boolean has(String part) {
        return entry.parts().containsKey(part);
    }
}
