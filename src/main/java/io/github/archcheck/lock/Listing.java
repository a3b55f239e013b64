package io.github.archcheck.lock;

/** What a file says is to be installed, ready to be asked for a machine. */
public interface Listing {
    /** What of it is meant for a machine; a walk from the roots wherever the file tells them. */
    Selection select(Choice choice);

    /** What it says about indexes. */
    default IndexOptions indexOptions() {
        return IndexOptions.NONE;
    }
}
