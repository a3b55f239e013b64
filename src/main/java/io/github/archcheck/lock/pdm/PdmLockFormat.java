package io.github.archcheck.lock.pdm;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.project.ProjectFile;
import io.github.archcheck.lock.toml.TomlFile;
import io.github.archcheck.lock.toml.TomlHead;
import io.github.archcheck.lock.toml.TomlTable;
import java.io.IOException;
import java.util.Optional;

/** {@code pdm.lock}. */
public final class PdmLockFormat implements LockFormat {
    @Override
    public String name() {
        return "pdm.lock";
    }

    @Override
    public boolean hasName(String fileName) {
        return fileName.equals("pdm.lock");
    }

    @Override
    public boolean hasContent(String text) {
        return TomlHead.opens(text, "[metadata]") && TomlHead.sets(text, "lock_version");
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException, IOException {
        PdmLock lock = PdmLock.read(TomlFile.read(text));
        Optional<TomlTable> file = ProjectFile.beside(text);
        Optional<PdmProject> project = file.isEmpty() ? Optional.empty() : PdmProject.read(file.get());
        return new PdmListing(lock, project);
    }
}
