/** Markdown for a pull-request comment. */
@NullMarked
package io.github.archcheck.report.markdown;

import org.jspecify.annotations.NullMarked;
