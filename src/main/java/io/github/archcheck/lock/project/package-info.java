/** What a project asks for in the {@code pyproject.toml} beside its lock file: where the walk through the lock begins. */
@NullMarked
package io.github.archcheck.lock.project;

import org.jspecify.annotations.NullMarked;
