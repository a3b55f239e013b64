package io.github.archcheck.preinstall;

import io.github.archcheck.index.ProjectSource;
import io.github.archcheck.index.config.FormatControl;

/**
 * The indexes that may be asked, and what their configuration says of the choice.
 *
 * @param preReleases whether these may be chosen for every project
 */
public record IndexAccess(ProjectSource projects, FormatControl formats, boolean preReleases) {}
