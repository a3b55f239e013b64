/**
 * What the machine is that archcheck runs on, and what {@code --target host} therefore means. Everything is learnt
 * through {@link io.github.archcheck.host.Machine}, so that tests can be any machine. Start at
 * {@link io.github.archcheck.host.HostProbe}.
 */
@NullMarked
package io.github.archcheck.host;

import org.jspecify.annotations.NullMarked;
