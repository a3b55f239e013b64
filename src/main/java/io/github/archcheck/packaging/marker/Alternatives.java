package io.github.archcheck.packaging.marker;

import java.util.List;
import java.util.Set;

/**
 * Conditions joined by {@code or}, each of which is a list of conditions joined by {@code and}.
 *
 * @param any at least two conditions in all
 */
record Alternatives(List<List<Condition>> any) implements Condition {
    @Override
    public boolean holds(Facts facts) {
        for (List<Condition> all : any) {
            if (holdAll(all, facts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdAll(List<Condition> all, Facts facts) {
        for (Condition condition : all) {
            if (!condition.holds(facts)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean asksForOneExtra() {
        return any.stream().flatMap(List::stream).anyMatch(Condition::asksForOneExtra);
    }

    @Override
    public void collect(Set<String> variables) {
        for (List<Condition> all : any) {
            for (Condition condition : all) {
                condition.collect(variables);
            }
        }
    }

    @Override
    public void write(StringBuilder text) {
        String or = "";
        for (List<Condition> all : any) {
            String and = or;
            for (Condition condition : all) {
                text.append(and);
                writeInside(condition, text);
                and = " and ";
            }
            or = " or ";
        }
    }

    private static void writeInside(Condition condition, StringBuilder text) {
        boolean joined = condition instanceof Alternatives;
        text.append(joined ? "(" : "");
        condition.write(text);
        text.append(joined ? ")" : "");
    }
}
