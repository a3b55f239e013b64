/**
 * The command line: picocli, exit statuses, wiring, and the only place that touches the standard streams. Start at
 * {@link io.github.archcheck.cli.Main}.
 */
@NullMarked
package io.github.archcheck.cli;

import org.jspecify.annotations.NullMarked;
