/**
 * AIX objects, programs and archives. Knows no other format. Start at
 * {@link io.github.archcheck.binary.xcoff.XcoffParser}.
 */
@NullMarked
package io.github.archcheck.binary.xcoff;

import org.jspecify.annotations.NullMarked;
