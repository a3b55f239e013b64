package io.github.archcheck.verdict;

import java.util.regex.Pattern;

/**
 * What a rule is called.
 *
 * @param id {@code AC} and three digits, never reused
 * @param name what is wrong, in kebab case, so that "ignore missing-architecture" reads as English
 * @param severity of its findings as a rule
 * @param summary one line, without a final full stop
 */
public record RuleInfo(String id, String name, Severity severity, String summary) {
    private static final Pattern ID = Pattern.compile("AC\\d{3}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public RuleInfo {
        if (!ID.matcher(id).matches() || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("bad rule id or name: " + id + " " + name);
        }
    }
}
