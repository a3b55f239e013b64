package io.github.archcheck.binary.xcoff;

import io.github.archcheck.binary.Container;

/**
 * An AIX archive, which is how AIX keeps its shared libraries too.
 *
 * @param big the format since AIX 4.3, with 64-bit offsets
 * @param countMembers members that were looked at, XCOFF or not
 * @param complete false when reading stopped before the last member, at a limit or at damage
 */
public record XcoffArchive(boolean big, int countMembers, boolean complete) implements Container {}
