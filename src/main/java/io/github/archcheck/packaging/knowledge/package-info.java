/** What is known of distributions beyond what their files are called; data, each row with its certainty and source. */
@NullMarked
package io.github.archcheck.packaging.knowledge;

import org.jspecify.annotations.NullMarked;
