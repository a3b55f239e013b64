/** JSON by Jackson's streaming generator, in the shape of {@code report.schema.json}. */
@NullMarked
package io.github.archcheck.report.json;

import org.jspecify.annotations.NullMarked;
