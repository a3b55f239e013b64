package io.github.archcheck.lock.report;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;

/** pip's installation report: {@code pip install --dry-run --quiet --report - …}. */
public final class ReportFormat implements LockFormat {
    static final String LIST = "install";

    @Override
    public String name() {
        return "pip-report";
    }

    /** No file name tells. */
    @Override
    public boolean hasName(String fileName) {
        return false;
    }

    /** Also with lines of pip's log before it, which {@link #read} can then explain. */
    @Override
    public boolean hasContent(String text) {
        return PipJson.hasContent(text, LIST);
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException {
        return new ReportListing(PipJson.read(text, "a report of pip", LIST));
    }
}
