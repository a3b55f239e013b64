/** The table for people: plain text that fits a terminal. */
@NullMarked
package io.github.archcheck.report.table;

import org.jspecify.annotations.NullMarked;
