package io.github.archcheck.loader.glibc;

/**
 * A directory that needs are looked for in.
 *
 * @param prefix what a name is appended to, with a slash at the end
 * @param known whether it is the same for every process; not so, when it depends on the working directory or on something
 *     of the machine that nobody stated
 */
record SearchDirectory(String prefix, boolean known) {
    // Written out, as of all that every scan compares: Java links what it makes up itself anew in every run.
    @Override
    public boolean equals(Object other) {
        return other instanceof SearchDirectory same && same.prefix.equals(prefix) && same.known == known;
    }

    @Override
    public int hashCode() {
        return prefix.hashCode();
    }
}
