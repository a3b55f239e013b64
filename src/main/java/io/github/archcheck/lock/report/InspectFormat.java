package io.github.archcheck.lock.report;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.tree.Value;

/** What {@code pip inspect} says of an environment. */
public final class InspectFormat implements LockFormat {
    static final String LIST = "installed";

    @Override
    public String name() {
        return "pip-inspect";
    }

    /** No file name tells. */
    @Override
    public boolean hasName(String fileName) {
        return false;
    }

    @Override
    public boolean hasContent(String text) {
        return PipJson.hasContent(text, LIST);
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException {
        Value.Mapping root = PipJson.read(text, "an output of pip inspect", LIST);
        return new InspectListing(root);
    }
}
