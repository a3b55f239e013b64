/** Workflow commands, which GitHub shows as annotations. */
@NullMarked
package io.github.archcheck.report.github;

import org.jspecify.annotations.NullMarked;
