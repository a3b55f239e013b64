/**
 * Static archives: the list of members, and what each member was compiled for, judged by its first bytes. Knows no
 * other format's package. Start at {@link io.github.archcheck.binary.ar.ArParser}.
 */
@NullMarked
package io.github.archcheck.binary.ar;

import org.jspecify.annotations.NullMarked;
