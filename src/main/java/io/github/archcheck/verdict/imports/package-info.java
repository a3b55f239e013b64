/**
 * What an import of each module of an environment meets when some native files cannot be loaded, told from the sources.
 * Start at {@link io.github.archcheck.verdict.imports.ImportGraph}.
 */
@NullMarked
package io.github.archcheck.verdict.imports;

import org.jspecify.annotations.NullMarked;
