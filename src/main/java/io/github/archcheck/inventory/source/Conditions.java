package io.github.archcheck.inventory.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads conditions from the tokens of the current line. What is not simple is unknown. */
final class Conditions {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_OPERANDS = 32;
    private static final Set<String> ORDER = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final Tokens tokens;

    Conditions(Tokens tokens) {
        this.tokens = tokens;
    }

    Condition parse(int from, int to) {
        return parse(from, to, 0);
    }

    private Condition parse(int from, int to, int depth) {
        if (from >= to || depth > MAX_DEPTH) {
            return Condition.UNKNOWN;
        }
        if (hasTop("if", from, to) || hasTop("lambda", from, to) || hasTop(":=", from, to) || hasTop(",", from, to)) {
            return Condition.UNKNOWN;
        }
        if (hasTop("or", from, to)) {
            return new Condition.Any(parts("or", from, to, depth));
        }
        if (hasTop("and", from, to)) {
            return new Condition.All(parts("and", from, to, depth));
        }
        if (tokens.is(from, "not")) {
            return new Condition.Not(parse(from + 1, to, depth + 1));
        }
        if (tokens.is(from, "(") && tokens.closing(from, to) == to - 1 && tokens.is(to - 1, ")")) {
            return parse(from + 1, to - 1, depth + 1);
        }
        return atom(from, to);
    }

    private boolean hasTop(String word, int from, int to) {
        return top(word, from, to) < to;
    }

    private int top(String word, int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            depth += tokens.depthChange(i);
            if (depth == 0 && tokens.is(i, word)) {
                return i;
            }
        }
        return to;
    }

    private List<Condition> parts(String word, int from, int to, int depth) {
        List<Condition> parts = new ArrayList<>();
        int start = from;
        while (start <= to) {
            int end = top(word, start, to);
            parts.add(parse(start, end, depth + 1));
            start = end + 1;
        }
        return parts;
    }

    private Condition atom(int from, int to) {
        if (to - from == 1) {
            return single(from);
        }
        for (int i = from + 1; i < to - 1; i++) {
            if (ORDER.contains(tokens.text(i)) && !tokens.isString(i)) {
                return comparison(from, i, i + 1, to, tokens.text(i));
            }
        }
        int in = top("in", from, to);
        if (in < to) {
            boolean isNegated = tokens.is(in - 1, "not");
            return comparison(from, isNegated ? in - 1 : in, in + 1, to, isNegated ? "not in" : "in");
        }
        int is = top("is", from, to);
        if (is < to) {
            return identity(from, is, to);
        }
        if (tokens.is(to - 1, ")")) {
            int open = opening(from, to);
            if (open > from + 1 && tokens.is(open - 1, "startswith")) {
                return compare(subject(from, open - 2), "startswith", operands(open + 1, to - 1));
            }
        }
        return subject(from, to).equals("typing.TYPE_CHECKING") ? Condition.FALSE : Condition.UNKNOWN;
    }

    private int opening(int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.is(i, "(") && tokens.closing(i, to) == to - 1) {
                return i;
            }
        }
        return -1;
    }

    private Condition single(int token) {
        if (tokens.isString(token)) {
            return new Condition.Constant(!tokens.content(token).isEmpty());
        }
        String text = tokens.text(token);
        return switch (text) {
            case "True", "__debug__", "1" -> Condition.TRUE;
            case "False", "None", "TYPE_CHECKING", "0" -> Condition.FALSE;
            default -> tokens.isName(token) ? new Condition.Name(text) : Condition.UNKNOWN;
        };
    }

    /** {@code X is None}: what an import binds is no None. */
    private Condition identity(int from, int is, int to) {
        boolean isNegated = tokens.is(is + 1, "not");
        int right = is + (isNegated ? 2 : 1);
        if (is != from + 1 || right != to - 1 || !tokens.isName(from)) {
            return Condition.UNKNOWN;
        }
        Condition name = new Condition.Name(tokens.text(from));
        return switch (tokens.text(right)) {
            case "None", "False" -> isNegated ? name : new Condition.Not(name);
            case "True" -> isNegated ? new Condition.Not(name) : name;
            default -> Condition.UNKNOWN;
        };
    }

    private Condition comparison(int from, int operator, int right, int to, String word) {
        List<String> operands = operands(right, to);
        if (!operands.isEmpty()) {
            String subject = subject(from, operator);
            return subject.equals("__name__") && word.equals("==") ? Condition.FALSE : compare(subject, word, operands);
        }
        List<String> swapped = operands(from, operator);
        String subject = subject(right, to);
        return switch (word) {
            case "==", "!=" -> compare(subject, word, swapped);
            case "in" -> compare(subject, "contains", swapped);
            default -> Condition.UNKNOWN;
        };
    }

    private static Condition compare(String subject, String operator, List<String> operands) {
        return subject.isEmpty() || operands.isEmpty()
                ? Condition.UNKNOWN
                : new Condition.Comparison(subject, operator, operands);
    }

    /** As written, without blanks; empty when it holds more than names, indexes and calls without arguments. */
    private String subject(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            String token = tokens.text(i);
            boolean isName = tokens.isName(i);
            boolean isPart = isName || ".()[]:".contains(token) || (!tokens.isString(i) && Literals.isNumber(token));
            if (!isPart || text.length() > MAX_DEPTH * 4) {
                return "";
            }
            text.append(token);
        }
        return text.toString();
    }

    /** Strings and numbers, alone or in a tuple, list or set; empty for anything else. */
    private List<String> operands(int from, int to) {
        List<String> operands = new ArrayList<>();
        for (int i = from; i < to; i++) {
            String token = tokens.text(i);
            if (tokens.isString(i)) {
                operands.add(tokens.content(i));
            } else if (Literals.isNumber(token)) {
                operands.add(token);
            } else if (!"()[]{},".contains(token)) {
                return List.of();
            }
        }
        return operands.size() > MAX_OPERANDS ? List.of() : operands;
    }
}
