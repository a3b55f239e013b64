package io.github.archcheck.preinstall;

import io.github.archcheck.index.IndexFile;
import io.github.archcheck.lock.Candidate;
import java.util.Optional;

/** Files of an index as candidates, like those of a listing. */
final class IndexFiles {
    private IndexFiles() {}

    static Candidate candidate(IndexFile file) {
        return new Candidate(file.fileName(), Optional.of(file.url().toString()), file.sizeBytes(), file.sha256());
    }
}
