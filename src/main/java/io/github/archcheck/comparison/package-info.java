/** Two reports side by side: what broke, what was repaired, what is another one. Knows reports as their JSON tells them. */
@NullMarked
package io.github.archcheck.comparison;

import org.jspecify.annotations.NullMarked;
