package io.github.archcheck.inventory.locate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment that a user is working in. */
public final class ActiveEnvironment {
    private ActiveEnvironment() {}

    /**
     * Looks at {@code VIRTUAL_ENV}, then {@code CONDA_PREFIX}, then for {@code .venv} and {@code venv} in the working
     * directory.
     *
     * @param variables of the process
     * @param workingDirectory absolute
     * @return an existing directory; empty when there is none
     */
    public static Optional<Path> find(Map<String, String> variables, Path workingDirectory) {
        for (String variable : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
            Optional<Path> named = Optional.ofNullable(variables.get(variable))
                    .filter(text -> !text.isBlank())
                    .flatMap(text -> Directories.resolve(workingDirectory, text))
                    .filter(Files::isDirectory);
            if (named.isPresent()) {
                return named;
            }
        }
        return List.of(".venv", "venv").stream()
                .map(workingDirectory::resolve)
                .filter(Files::isDirectory)
                .findFirst();
    }
}
