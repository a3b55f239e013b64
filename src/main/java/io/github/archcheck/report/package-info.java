/**
 * What is told, apart from how: one subpackage per output format, which do not see each other. Start at
 * {@link io.github.archcheck.report.Report}.
 */
@NullMarked
package io.github.archcheck.report;

import org.jspecify.annotations.NullMarked;
