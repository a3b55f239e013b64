package io.github.archcheck.packaging.marker;

import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.version.Specifier;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two operands and the sign between them. The variable that decides how they are compared is the left one, or else the right
 * one; a second variable's name counts as a text. Where installers stop with an error, because the sign means nothing for the
 * operands, the comparison does not hold.
 *
 * @param specifier the sign and a right side that is a text, if the left one is a version variable and both make a specifier
 */
record Comparison(Operand left, Sign sign, Operand right, Optional<Specifier> specifier) implements Condition {
    static Condition of(Operand left, Sign sign, Operand right) {
        Operand one = left;
        Operand other = right;
        if (one.isVariable() && one.text().equals(Variables.EXTRA)) {
            other = normalised(other);
        } else if (other.isVariable() && (other.text().equals(Variables.EXTRA) || Variables.isSet(other.text()))) {
            one = normalised(one);
        }
        boolean versions = one.isVariable() && Variables.isVersion(one.text());
        Comparison comparison =
                new Comparison(one, sign, other, versions ? specifier(sign, other.text()) : Optional.empty());
        String name = comparison.otherThanExtra();
        boolean equality = sign == Sign.EQUAL || sign == Sign.NOT_EQUAL;
        return equality && name != null && LockedName.is(name) ? new LockedNameChosen(comparison, name) : comparison;
    }

    private static Operand normalised(Operand operand) {
        return operand.isVariable() ? operand : new Operand(false, ProjectName.normalise(operand.text()));
    }

    private static Optional<Specifier> specifier(Sign sign, String version) {
        return sign.isWord() ? Optional.empty() : Specifier.parse(sign.text() + version);
    }

    @Override
    public boolean holds(Facts facts) {
        if (left.isVariable()) {
            String value = facts.text(left.text());
            return value != null && holds(specifier, value, right.text());
        }
        return right.isVariable() && holdsReversed(facts);
    }

    private boolean holdsReversed(Facts facts) {
        Set<String> members = facts.set(right.text());
        if (members != null) {
            return holdsForSet(members);
        }
        String value = facts.text(right.text());
        if (value == null) {
            return false;
        }
        Optional<Specifier> versions = Variables.isVersion(right.text()) ? specifier(sign, value) : Optional.empty();
        return holds(versions, left.text(), value);
    }

    private boolean holds(Optional<Specifier> versions, String one, String other) {
        return versions.isPresent() ? versions.get().contains(one) : sign.holds(one, other);
    }

    /** A text is never equal to a set. */
    private boolean holdsForSet(Set<String> members) {
        return switch (sign) {
            case IN -> members.contains(left.text());
            case NOT_IN -> !members.contains(left.text());
            case NOT_EQUAL -> true;
            case IDENTICAL, EQUAL, COMPATIBLE, AT_MOST, AT_LEAST, BELOW, ABOVE -> false;
        };
    }

    /** The text that {@code extra} is compared with; null when this is another comparison. */
    private @Nullable String otherThanExtra() {
        if (isExtra(left) && !right.isVariable()) {
            return right.text();
        }
        return isExtra(right) && !left.isVariable() ? left.text() : null;
    }

    private static boolean isExtra(Operand operand) {
        return operand.isVariable() && operand.text().equals(Variables.EXTRA);
    }

    @Override
    public boolean asksForOneExtra() {
        return isExtra(left) || isExtra(right);
    }

    @Override
    public void collect(Set<String> variables) {
        if (left.isVariable()) {
            variables.add(left.text());
        }
        if (right.isVariable()) {
            variables.add(right.text());
        }
    }

    @Override
    public void write(StringBuilder text) {
        text.append(left).append(' ').append(sign.text()).append(' ').append(right);
    }
}
