/**
 * The way back from a loader's or installer's words to their cause: pasted text goes in, diagnoses come out, the likeliest
 * first. Start at {@link io.github.archcheck.diagnosis.Diagnostician}; what it recognises is listed in
 * {@link io.github.archcheck.diagnosis.Recognisers}.
 */
@NullMarked
package io.github.archcheck.diagnosis;

import org.jspecify.annotations.NullMarked;
