package io.github.archcheck.cli;

import io.github.archcheck.inspect.Digests;
import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.Locations;
import io.github.archcheck.preinstall.WheelContents;
import io.github.archcheck.verdict.Verdict;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Looks into the wheels that a listing names and that lie on this machine: where the listing says, beside it, and in the
 * caches of installers.
 */
final class WheelsAtHand implements WheelContents {
    private static final List<String> BESIDE = List.of("", "dist", "wheels", "wheelhouse");

    private final Path directory;
    private final InstallerCaches caches;
    private final PackageFiles packages;

    /** @param directory of the listing; the working directory when it has none */
    WheelsAtHand(Path directory, InstallerCaches caches, PackageFiles packages) {
        this.directory = directory;
        this.caches = caches;
        this.packages = packages;
    }

    @Override
    public Optional<Content> of(Candidate wheel) {
        Optional<Path> file = named(wheel).or(() -> beside(wheel)).or(() -> caches.find(wheel));
        return file.flatMap(found -> isOther(wheel, found)
                ? Optional.of(new Content(
                        Verdict.UNDETERMINED,
                        List.of(found + " is not the file that is locked: its sha256 is another one")))
                : packages.contentOf(wheel.fileName(), found));
    }

    private Optional<Path> named(Candidate wheel) {
        Optional<String> location = wheel.location().map(Locations::withoutFragment);
        try {
            if (location.isEmpty()) {
                return Optional.empty();
            }
            boolean isFile = location.get().startsWith("file:");
            if (!isFile && Locations.isAddress(location.get())) {
                return Optional.empty();
            }
            Path path = isFile ? Path.of(URI.create(location.get())) : directory.resolve(location.get());
            return Optional.of(path).filter(Files::isRegularFile);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> beside(Candidate wheel) {
        try {
            return BESIDE.stream()
                    .map(name -> directory.resolve(name).resolve(wheel.fileName()))
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean isOther(Candidate wheel, Path file) {
        try {
            return wheel.sha256().isPresent()
                    && Files.isRegularFile(file)
                    && !Digests.sha256(file).equals(wheel.sha256().get());
        } catch (IOException e) {
            return false;
        }
    }
}
