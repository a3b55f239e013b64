package io.github.archcheck.packaging;

import io.github.archcheck.platform.Target;

/** What a wheel's tags must fit and markers are asked about: a machine, and the Python on it. */
public record InstallTarget(Target machine, PythonTarget python) {}
