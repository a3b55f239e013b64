/** One page that needs nothing else. */
@NullMarked
package io.github.archcheck.report.html;

import org.jspecify.annotations.NullMarked;
