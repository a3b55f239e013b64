/** SARIF 2.1.0, for code scanning services. */
@NullMarked
package io.github.archcheck.report.sarif;

import org.jspecify.annotations.NullMarked;
