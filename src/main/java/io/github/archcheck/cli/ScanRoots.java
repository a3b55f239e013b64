package io.github.archcheck.cli;

import io.github.archcheck.inventory.locate.ActiveEnvironment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The paths to judge. */
final class ScanRoots {
    /**
     * One of them.
     *
     * @param text as the user wrote it
     * @param path absolute and existing
     */
    record ScanRoot(String text, Path path) {}

    private ScanRoots() {}

    /** Without arguments, the environment that the user works in. */
    static List<ScanRoot> of(Session session, List<String> arguments) throws UsageException {
        if (arguments.isEmpty()) {
            Path active = ActiveEnvironment.find(session.environment(), session.workingDirectory())
                    .orElseThrow(
                            () -> new UsageException("which environment? No PATH was given, neither VIRTUAL_ENV nor"
                                    + " CONDA_PREFIX names one, and there is no .venv or venv here"));
            boolean below = active.startsWith(session.workingDirectory());
            String text = below ? session.workingDirectory().relativize(active).toString() : active.toString();
            return List.of(new ScanRoot(text, active));
        }
        List<ScanRoot> roots = new ArrayList<>();
        for (String argument : arguments) {
            roots.add(new ScanRoot(argument, existing(session, argument)));
        }
        return roots;
    }

    private static Path existing(Session session, String text) throws UsageException {
        Path path = path(session, text);
        if (Files.exists(path)) {
            return path;
        }
        throw new UsageException((Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                        ? "a link that leads nowhere: "
                        : "no such file or directory: ")
                + text);
    }

    /** A path that the user wrote. */
    static Path path(Session session, String text) throws UsageException {
        try {
            return session.workingDirectory().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new UsageException("no such file or directory: " + text);
        }
    }
}
