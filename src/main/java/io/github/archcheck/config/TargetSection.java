package io.github.archcheck.config;

/** What counts for some targets only. */
public record TargetSection(TargetPattern pattern, Section section, Position at) {}
