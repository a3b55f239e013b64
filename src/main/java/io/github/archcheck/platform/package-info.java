/**
 * Architectures, versions, systems and targets: values with rules for comparing. Knows neither files nor bytes. Start at
 * {@link io.github.archcheck.platform.Target}.
 */
@NullMarked
package io.github.archcheck.platform;

import org.jspecify.annotations.NullMarked;
