package io.github.archcheck.binary;

/** What the wrapper around several images says: a fat header, an archive's member list. */
public interface Container {}
