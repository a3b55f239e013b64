package io.github.archcheck.cli;

import io.github.archcheck.report.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the working copy around the working directory. */
final class Checkouts {
    private Checkouts() {}

    /** A worktree and a submodule have a file where a clone has a directory. */
    static Checkout of(Session session) {
        Path workingDirectory = session.workingDirectory();
        for (@Nullable Path top = workingDirectory; top != null; top = top.getParent()) {
            if (Files.exists(top.resolve(".git"))) {
                return new Checkout(top, workingDirectory);
            }
        }
        return new Checkout(workingDirectory, workingDirectory);
    }
}
