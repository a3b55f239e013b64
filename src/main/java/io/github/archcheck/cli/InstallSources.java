package io.github.archcheck.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sources to judge before installing. */
final class InstallSources {
    private static final String STANDARD_INPUT = "-";

    /** In the order in which they are looked for when none is named. */
    private static final List<String> LOCKS = List.of(
            "uv.lock",
            "pylock.toml",
            "poetry.lock",
            "pdm.lock",
            "Pipfile.lock",
            "pixi.lock",
            "conda-lock.yml",
            "requirements.txt");

    private InstallSources() {}

    /** One of them. */
    sealed interface Source {
        /** As the user wrote it. */
        String text();
    }

    /** One wheel, or another package file. */
    record PackageFile(String text, Path file) implements Source {}

    /**
     * A folder of package files.
     *
     * @param wheels those directly in it, by name
     */
    record Folder(String text, Path folder, List<Path> wheels) implements Source {
        Folder {
            wheels = List.copyOf(wheels);
        }
    }

    /** A file that says what to install. */
    record ListFile(String text, Path file) implements Source {}

    /** Standard input says what to install. */
    record StandardInput(String text) implements Source {}

    static List<Source> of(Session session, List<String> arguments) throws IOException, UsageException {
        if (arguments.isEmpty()) {
            return List.of(found(session));
        }
        List<Source> sources = new ArrayList<>();
        for (String argument : arguments) {
            boolean isInput = argument.equals(STANDARD_INPUT);
            sources.add(isInput ? new StandardInput(argument) : source(session, argument));
        }
        return sources;
    }

    private static Source found(Session session) throws UsageException {
        for (String name : LOCKS) {
            Path file = session.workingDirectory().resolve(name);
            if (Files.isRegularFile(file)) {
                return new ListFile(name, file);
            }
        }
        throw UsageException.aboutOptions("what is to be installed? No SOURCE was given, and there is none of "
                + String.join(", ", LOCKS) + " here");
    }

    private static Source source(Session session, String argument) throws IOException, UsageException {
        Path path = ScanRoots.existing(session, argument);
        if (Files.isDirectory(path)) {
            return folder(argument, path);
        }
        String name = String.valueOf(path.getFileName());
        return PackageNames.isPackage(name) ? new PackageFile(argument, path) : new ListFile(argument, path);
    }

    private static Folder folder(String argument, Path folder) throws IOException, UsageException {
        List<Path> wheels = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (PackageNames.isWheel(String.valueOf(entry.getFileName())) && Files.isRegularFile(entry)) {
                    wheels.add(entry);
                }
            }
        }
        if (wheels.isEmpty()) {
            throw new UsageException("no wheels in the folder " + argument
                    + "; name its lock file, or use 'archcheck scan' for what is installed");
        }
        wheels.sort(null);
        return new Folder(argument, folder, wheels);
    }
}
