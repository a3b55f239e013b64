package io.github.archcheck.cli;

import io.github.archcheck.platform.NearestNames;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
        Stream<String> known = BuiltInRules.ALL.stream()
                .map(Rule::info)
                .flatMap(info -> Stream.of(info.id().toLowerCase(Locale.ROOT), info.name()));
        List<String> near = NearestNames.among(known, idOrName).stream()
                .map(name -> find(name)
                        .filter(rule -> !rule.info().name().equals(name))
                        .map(rule -> rule.info().id())
                        .orElse(name))
                .toList();
        return UsageException.aboutOptions(
                "no such rule: '" + idOrName + "'" + Suggestions.of(near) + " ('archcheck rules' lists them)");
    }
}
