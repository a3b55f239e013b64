package io.github.archcheck.cli;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.open.Archives;
import io.github.archcheck.index.IndexFile;
import io.github.archcheck.index.remote.RemoteFiles;
import io.github.archcheck.lock.Candidate;
import io.github.archcheck.preinstall.WheelContents;
import io.github.archcheck.verdict.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks into wheels that lie on a server, by reading parts of them.
 *
 * @param atHand asked first
 */
record RemoteWheels(WheelContents atHand, RemoteFiles files, PackageFiles packages) implements WheelContents {
    private static final Set<String> SCHEMES = Set.of("https", "http", "file");

    @Override
    public Optional<Content> of(Candidate wheel) {
        return atHand.of(wheel).or(() -> address(wheel).map(url -> read(wheel, url)));
    }

    private static Optional<URI> address(Candidate wheel) {
        if (wheel.location().isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(wheel.location().get());
            return Optional.of(url).filter(u -> SCHEMES.contains(String.valueOf(u.getScheme())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Content read(Candidate wheel, URI url) {
        IndexFile file = new IndexFile(
                wheel.fileName(), url, wheel.sha256(), wheel.sizeBytes(), Optional.empty(), Optional.empty(), false);
        try (OpenArchive archive = Archives.open(files.open(file))) {
            return packages.contentOf(wheel.fileName(), archive);
        } catch (RefusedArchiveException e) {
            // The server may be to blame as well as the wheel.
            return new Content(
                    Verdict.UNDETERMINED,
                    List.of(wheel.fileName() + " is no wheel as the server hands it out: " + e.getMessage()));
        } catch (IOException e) {
            return new Content(
                    Verdict.UNDETERMINED, List.of(wheel.fileName() + " could not be opened: " + e.getMessage()));
        }
    }
}
