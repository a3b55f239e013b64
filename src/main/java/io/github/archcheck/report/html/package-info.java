/**
 * One page that needs nothing else: what matters is plain HTML, written by {@link
 * io.github.archcheck.report.html.HtmlReportWriter}; the picture, the table and the filters are made in the browser by
 * the scripts beside it, from one block of data. Knows no rule, no file system and no network. What comes from a report
 * passes through {@link io.github.archcheck.report.html.Markup} or {@link io.github.archcheck.report.html.DataWriter},
 * and in the browser becomes text, never markup.
 */
@NullMarked
package io.github.archcheck.report.html;

import org.jspecify.annotations.NullMarked;
