package io.github.archcheck.cli;

import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.util.Locale;
import java.util.Optional;

/** Finds rules by what users call them. */
final class RuleLookup {
    private RuleLookup() {}

    static Optional<Rule> find(String idOrName) {
        String wanted = idOrName.strip();
        return BuiltInRules.ALL.stream()
                .filter(rule -> rule.info().id().equals(wanted.toUpperCase(Locale.ROOT))
                        || rule.info().name().equals(wanted.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static UsageException unknown(String idOrName) {
        return new UsageException("no such rule: " + idOrName + "; 'archcheck rules' lists them");
    }
}
