/**
 * What a project has written down about its runs: settings and findings that are known, each with the place where it is
 * written. It knows the names and types of settings from its caller, and nothing of rules. Start reading at
 * {@link io.github.archcheck.config.ConfigReader}.
 */
@NullMarked
package io.github.archcheck.config;

import org.jspecify.annotations.NullMarked;
