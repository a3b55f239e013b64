package io.github.archcheck.lock.poetry;

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

/** {@code poetry.lock}. */
public final class PoetryLockFormat implements LockFormat {
    @Override
    public String name() {
        return "poetry.lock";
    }

    @Override
    public boolean hasName(String fileName) {
        return fileName.equals("poetry.lock");
    }

    @Override
    public boolean hasContent(String text) {
        return TomlHead.opens(text, "[metadata]")
                && TomlHead.sets(text, "content-hash")
                && !TomlHead.setsAtTop(text, "lock-version");
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException, IOException {
        PoetryLock lock = PoetryLock.read(TomlFile.read(text));
        Optional<TomlTable> file = ProjectFile.beside(text);
        Optional<PoetryProject> project = file.isEmpty() ? Optional.empty() : PoetryProject.read(file.get());
        return new PoetryListing(lock, project);
    }
}
