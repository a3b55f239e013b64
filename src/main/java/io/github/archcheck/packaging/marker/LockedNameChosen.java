package io.github.archcheck.packaging.marker;

import java.util.Set;

/**
 * A comparison of {@code extra} with a {@link LockedName}: whether that name is, or is not, among those chosen.
 *
 * @param written with {@code ==} or {@code !=}
 */
record LockedNameChosen(Comparison written, String name) implements Condition {
    @Override
    public boolean holds(Facts facts) {
        return facts.chosen().extra().contains(name) == (written.sign() == Sign.EQUAL);
    }

    @Override
    public boolean asksForOneExtra() {
        return false;
    }

    @Override
    public void collect(Set<String> variables) {
        written.collect(variables);
    }

    @Override
    public void write(StringBuilder text) {
        written.write(text);
    }
}
