package io.github.archcheck.cli;

import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.locate.Interpreters;
import io.github.archcheck.inventory.locate.SystemPlaces;
import io.github.archcheck.inventory.take.ContentChecks;
import io.github.archcheck.inventory.walk.WalkOptions;
import io.github.archcheck.platform.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the options of a run ask for, checked.
 *
 * @param target as {@code --target} names it
 * @param sysroot an existing directory
 * @param python of {@code --python}
 * @param checks what to read wholly; empty for what is cheap
 * @param work learns what is being done
 */
record Asked(
        Optional<String> target,
        Optional<Path> sysroot,
        Optional<Interpreter> python,
        SystemPlaces places,
        WalkOptions walk,
        Optional<ContentChecks> checks,
        Work work) {
    static Asked of(Session session, ScanOptions options, FileInspector inspector) throws IOException, UsageException {
        Optional<Path> sysroot = sysroot(session, options);
        SystemPlaces places =
                sysroot.map(SystemPlaces::sysroot).orElseGet(() -> SystemPlaces.of(session.environment()));
        return new Asked(
                Optional.ofNullable(options.target),
                sysroot,
                python(session, options, inspector, places),
                places,
                new WalkOptions(options.thorough, options.exclusions(), options.jobs()),
                options.verifySignatures ? Optional.of(ContentChecks.EVERYTHING) : Optional.empty(),
                new Work());
    }

    private static Optional<Path> sysroot(Session session, ScanOptions options) throws UsageException {
        if (options.sysroot == null) {
            return Optional.empty();
        }
        Path directory = ScanRoots.path(session, options.sysroot);
        if (!Files.isDirectory(directory)) {
            throw UsageException.aboutOptions("--sysroot takes a directory, not '" + options.sysroot + "'");
        }
        return Optional.of(directory);
    }

    private static Optional<Interpreter> python(
            Session session, ScanOptions options, FileInspector inspector, SystemPlaces places)
            throws IOException, UsageException {
        if (options.python == null) {
            return Optional.empty();
        }
        String text = options.python;
        Optional<Interpreter> version = Interpreters.ofVersion(text);
        if (version.isPresent()) {
            return version;
        }
        Path file = ScanRoots.path(session, text);
        if (!Files.isRegularFile(file) && !Files.isSymbolicLink(file)) {
            throw UsageException.aboutOptions("--python takes a file or a version such as 3.11, not '" + text + "'");
        }
        Optional<Interpreter> located =
                Interpreters.ofFile(file, inspector, places).interpreter();
        if (located.isEmpty()
                || located.get().inspection().filter(Asked::isNoProgram).isPresent()) {
            throw new UsageException("not a Python interpreter: " + text);
        }
        return located;
    }

    /** A script may start an interpreter; other text or data does not. */
    private static boolean isNoProgram(Inspection inspection) {
        return inspection instanceof Inspection.NotBinary other && other.content() != Content.SCRIPT;
    }

    /** The same with so many threads. */
    Asked withJobs(int jobs) {
        WalkOptions fewer = new WalkOptions(walk.thorough(), walk.exclusions(), jobs);
        return new Asked(target, sysroot, python, places, fewer, checks, work);
    }

    /** The same for another interpreter. */
    Asked withPython(Optional<Interpreter> other) {
        return new Asked(target, sysroot, other, places, walk, checks, work);
    }

    /** The same without reading files wholly unless that was asked for. */
    Asked withoutHashes() {
        return new Asked(
                target, sysroot, python, places, walk, checks.or(() -> Optional.of(ContentChecks.SIZES)), work);
    }

    /** What to read wholly. */
    ContentChecks checksFor(Target applied) {
        return checks.orElseGet(() -> ContentChecks.cheap(applied));
    }
}
