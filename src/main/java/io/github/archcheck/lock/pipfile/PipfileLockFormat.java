package io.github.archcheck.lock.pipfile;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.tree.TreeReader;
import io.github.archcheck.lock.tree.Value;
import java.util.Optional;
import java.util.Set;

/** {@code Pipfile.lock}, whose {@code pipfile-spec} is 6. */
public final class PipfileLockFormat implements LockFormat {
    private static final String SPEC = "6";

    @Override
    public String name() {
        return "Pipfile.lock";
    }

    @Override
    public boolean hasName(String fileName) {
        return fileName.equals("Pipfile.lock") || fileName.endsWith(".Pipfile.lock");
    }

    @Override
    public boolean hasContent(String text) {
        return text.stripLeading().startsWith("{") && text.contains("\"pipfile-spec\"");
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException {
        Value.Mapping root = TreeReader.mapping(text, TreeReader.json(text, Set.of()), "a Pipfile.lock");
        Optional<String> spec = root.mapping("_meta").text("pipfile-spec");
        if (spec.isEmpty()) {
            throw new MalformedLockException(text.name(), 0, "is not a Pipfile.lock: _meta.pipfile-spec is missing");
        }
        if (!spec.get().equals(SPEC)) {
            throw new MalformedLockException(text.name(), 0, "is of pipfile-spec " + spec.get() + "; only 6 is known");
        }
        return new PipfileListing(root, text.environment());
    }
}
