/** JUnit XML, for the test pages of CI services. */
@NullMarked
package io.github.archcheck.report.junit;

import org.jspecify.annotations.NullMarked;
