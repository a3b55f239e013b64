package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.inventory.ExtensionNames;
import io.github.archcheck.inventory.ModuleNames;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.Role;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From files to artifacts: owner, role and module name.
 *
 * @param artifacts in the order of the candidates
 * @param systemOwners packages of the system that own at least one of them
 * @param notes what was decided between several owners
 */
record Attribution(List<Artifact> artifacts, Set<Distribution> systemOwners, List<Note> notes) {
    Attribution {
        artifacts = List.copyOf(artifacts);
        systemOwners = Collections.unmodifiableSet(new LinkedHashSet<>(systemOwners));
        notes = List.copyOf(notes);
    }

    static Attribution of(
            List<Candidate> candidates, Distributions distributions, Environment environment, PathNames names) {
        Owners owners = new Owners(distributions.owners());
        ImportRoots roots = new ImportRoots(environment, owners.moduleBases());
        List<Optional<Distribution>> found = new ArrayList<>();
        List<Candidate> unowned = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Optional<Distribution> owner = owners.listed(i, candidate)
                    .or(() -> owners.around(candidate))
                    .or(() -> roots.folderInPlace(candidate.name()).flatMap(owners::named));
            found.add(owner);
            boolean isInVenv = environment.kind() == EnvironmentKind.VENV
                    && !names.of(candidate.name()).equals(candidate.name());
            if (owner.isEmpty() && !isInVenv) {
                unowned.add(candidate);
            }
        }
        SystemOwners system = new SystemOwners(unowned, environment.root().getFileSystem(), names);
        Roles roles = new Roles(environment);
        List<Artifact> artifacts = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            artifacts.add(artifact(candidate, found.get(i).or(() -> system.of(candidate)), roles, roots));
        }
        return new Attribution(artifacts, system.owners(), owners.notes());
    }

    private static Artifact artifact(
            Candidate candidate, Optional<Distribution> owner, Roles roles, ImportRoots roots) {
        Importable importable = Importable.of(candidate, roots);
        Role role = roles.of(candidate, importable.extension(), importable.isBelowRoot());
        return new Artifact(
                candidate.found().path(),
                candidate.found().file(),
                candidate.inspection(),
                role,
                owner,
                importable.extension(),
                role == Role.EXTENSION ? importable.module() : Optional.empty(),
                importable
                        .extension()
                        .filter(name -> hasPythonTwin(candidate, name))
                        .isPresent(),
                candidate.found().otherNames());
    }

    /** A module of the same name in Python, as a file or a package. */
    private static boolean hasPythonTwin(Candidate candidate, ExtensionName name) {
        Path file = candidate.found().file();
        try {
            return Files.exists(file.resolveSibling(name.stem() + ".py"))
                    || Files.exists(file.resolveSibling(name.stem()).resolve("__init__.py"));
        } catch (InvalidPathException e) {
            // The locale of this machine cannot spell the name.
            return false;
        }
    }

    /**
     * What the names of a file say about importing it; of several names the first that can be imported counts.
     *
     * @param isBelowRoot whether at least one name lies below a directory that modules are imported from
     */
    private record Importable(Optional<ExtensionName> extension, Optional<String> module, boolean isBelowRoot) {
        static Importable of(Candidate candidate, ImportRoots roots) {
            Optional<ExtensionName> any = Optional.empty();
            boolean isBelowRoot = false;
            for (String name : candidate.names()) {
                Optional<ExtensionName> extension = ExtensionNames.parse(name.substring(name.lastIndexOf('/') + 1));
                Optional<String> relative = roots.relative(name);
                isBelowRoot |= relative.isPresent();
                Optional<String> module = extension.isPresent() ? relative.flatMap(ModuleNames::of) : Optional.empty();
                if (module.isPresent()) {
                    return new Importable(extension, module, true);
                }
                any = any.isPresent() ? any : extension;
            }
            return new Importable(any, Optional.empty(), isBelowRoot);
        }
    }
}
