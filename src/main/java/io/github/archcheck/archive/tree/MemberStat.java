package io.github.archcheck.archive.tree;

/**
 * What an archive says of a file without its bytes.
 *
 * @param sizeBytes of its content
 * @param modifiedMillis since 1970, in UTC; 0 when it is not told
 * @param executable whether anybody may execute it
 */
public record MemberStat(long sizeBytes, long modifiedMillis, boolean executable) {}
