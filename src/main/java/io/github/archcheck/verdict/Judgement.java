package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;

/** An artifact and what becomes of it. */
public record Judgement(Artifact artifact, Verdict verdict) {}
