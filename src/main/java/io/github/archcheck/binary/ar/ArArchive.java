package io.github.archcheck.binary.ar;

import io.github.archcheck.binary.Container;

/**
 * The member list of an archive. Symbol tables and name tables are not counted as members.
 *
 * @param thin holds names of members only, which lie in files of their own; such an archive has no images
 * @param countMembers members that were looked at
 * @param countNameless members whose architecture is not said or whose format is not known: text, raw LLVM bitcode;
 *     for a thin archive all of them
 * @param complete false when reading stopped before the last member, at a limit or at damage, or when there were more
 *     architectures than are kept apart
 */
public record ArArchive(boolean thin, int countMembers, int countNameless, boolean complete) implements Container {}
