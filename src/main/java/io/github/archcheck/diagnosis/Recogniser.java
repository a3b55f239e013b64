package io.github.archcheck.diagnosis;

import java.util.List;

/** Knows the sentences of one kind. A pure function of the text; its cost grows linearly with it. */
interface Recogniser {
    /** The more telling first. */
    List<Sighting> find(Pasted text);
}
