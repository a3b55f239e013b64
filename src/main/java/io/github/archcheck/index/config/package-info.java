/**
 * Where installers look for packages: what pip and uv read from files and the environment, and logins. Read only when asked for;
 * nothing here reaches for the network, and nothing here shows a login. Start at {@link
 * io.github.archcheck.index.config.IndexConfiguration}.
 */
@NullMarked
package io.github.archcheck.index.config;

import org.jspecify.annotations.NullMarked;
