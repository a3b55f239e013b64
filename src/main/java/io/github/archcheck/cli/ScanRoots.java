package io.github.archcheck.cli;

import io.github.archcheck.inventory.locate.ActiveEnvironment;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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

    private static final String NOT_THERE = "no such file or directory: ";

    private ScanRoots() {}

    /** Without arguments, the environment that the user works in. */
    static List<ScanRoot> of(Session session, List<String> arguments) throws UsageException {
        if (arguments.isEmpty()) {
            namesNothing(session, "VIRTUAL_ENV");
            namesNothing(session, "CONDA_PREFIX");
            Path active = ActiveEnvironment.find(session.environment(), session.workingDirectory())
                    .orElseThrow(() ->
                            UsageException.aboutOptions("which environment? No PATH was given, neither VIRTUAL_ENV nor"
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

    /** A variable that is set means that environment; taking another one instead would judge the wrong thing. */
    private static void namesNothing(Session session, String variable) throws UsageException {
        String value = session.environment().getOrDefault(variable, "");
        if (!value.isBlank() && !Files.isDirectory(path(session, value))) {
            throw new UsageException(variable + " names no directory: " + value
                    + "; activate another environment, unset it" + " or give a PATH");
        }
    }

    /** A path that the user wrote, which something lies at. */
    static Path existing(Session session, String text) throws UsageException {
        if (text.isEmpty()) {
            throw new UsageException("PATH is empty; '.' is the working directory");
        }
        Path path = path(session, text);
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isOther()) {
                throw new UsageException("a pipe, socket or device, which cannot be judged: " + text);
            }
            return path;
        } catch (NoSuchFileException e) {
            throw new UsageException((isLink(path) ? "a link that leads nowhere: " : NOT_THERE) + text);
        } catch (AccessDeniedException e) {
            throw new UsageException("permission denied: " + text);
        } catch (IOException e) {
            throw new UsageException((isLink(path) ? "a link that leads nowhere: " : "cannot be read: ") + text);
        }
    }

    private static boolean isLink(Path path) {
        return Files.isSymbolicLink(path);
    }

    /** A path that the user wrote. What a {@code ..} behind a link means, only the file system can tell. */
    static Path path(Session session, String text) throws UsageException {
        try {
            Path path = session.workingDirectory().resolve(text);
            return hasParentSteps(path) && Files.exists(path) ? path.toRealPath() : path.normalize();
        } catch (InvalidPathException | IOException e) {
            throw new UsageException(NOT_THERE + text);
        }
    }

    private static boolean hasParentSteps(Path path) {
        for (Path name : path) {
            if (name.toString().equals("..")) {
                return true;
            }
        }
        return false;
    }
}
