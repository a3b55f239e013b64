package io.github.archcheck.lock.conda;

import io.github.archcheck.platform.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conda's version conditions, for versions of systems, which are numbers: {@code >=2.17,<3.0.a0|2.12.*}. */
final class CondaVersions {
    private static final Pattern CLAUSE = Pattern.compile(
            "(>=|<=|==|!=|~=|>|<|=)? ?(\\d{1,6}(?:\\.\\d{1,6}){0,2})(?:\\.?[A-Za-z][A-Za-z0-9.]{0,20})?(\\.?\\*)?");

    private CondaVersions() {}

    /** Empty for a condition that is not understood. */
    static Optional<Boolean> matches(String condition, Version version) {
        Optional<Boolean> any = Optional.of(false);
        for (String alternative : condition.split("\\|", -1)) {
            Optional<Boolean> all = allOf(alternative, version);
            if (all.isPresent() && all.get()) {
                return all;
            }
            any = all.isEmpty() ? all : any;
        }
        return any;
    }

    private static Optional<Boolean> allOf(String clauses, Version version) {
        Optional<Boolean> all = Optional.of(true);
        for (String clause : clauses.split(",", -1)) {
            Optional<Boolean> one = one(clause.strip(), version);
            if (one.isPresent() && !one.get()) {
                return one;
            }
            all = one.isEmpty() ? one : all;
        }
        return all;
    }

    private static Optional<Boolean> one(String clause, Version version) {
        if (clause.isEmpty() || clause.equals("*")) {
            return Optional.of(true);
        }
        Matcher parts = CLAUSE.matcher(clause);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String number = parts.group(2);
        String operator = parts.group(1) == null ? "=" : parts.group(1);
        boolean exact = operator.equals("==") && parts.group(3) == null;
        return Version.parse(number)
                .map(other -> exact ? version.equals(other) : holds(operator, number, other, version));
    }

    private static boolean holds(String operator, String number, Version other, Version version) {
        int order = version.compareTo(other);
        return switch (operator) {
            case ">=" -> order >= 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case "<" -> order < 0;
            case "!=" -> order != 0;
            case "~=" -> order >= 0 && version.major() == other.major();
            default -> begins(number, version);
        };
    }

    /** {@code =2.28} holds for 2.28.1. */
    private static boolean begins(String number, Version version) {
        String whole = version.major() + "." + version.minor() + "." + version.patch() + ".";
        return whole.startsWith(number + ".");
    }
}
