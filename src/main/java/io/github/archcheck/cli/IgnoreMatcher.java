package io.github.archcheck.cli;

import io.github.archcheck.config.Configuration;
import io.github.archcheck.config.Glob;
import io.github.archcheck.config.IgnoreEntry;
import io.github.archcheck.config.TargetSection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.walk.Exclusions;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** An entry of the configuration, ready to be held against findings. */
final class IgnoreMatcher {
    private final IgnoreEntry entry;
    private final Set<String> rules = new HashSet<>();
    private final Optional<Exclusions> path;

    private IgnoreMatcher(IgnoreEntry entry) throws UsageException {
        this.entry = entry;
        for (String rule : entry.rules()) {
            Optional<Rule> found = RuleLookup.find(rule);
            if (found.isEmpty()) {
                throw new UsageException(
                        entry.at() + ": " + RuleLookup.unknown(rule).getMessage());
            }
            rules.add(found.get().info().id());
        }
        try {
            this.path = entry.path().map(glob -> Exclusions.of(List.of(glob)));
        } catch (PatternSyntaxException e) {
            throw new UsageException(entry.at() + ": path takes a glob such as '**/tests/**', not '" + e.getPattern()
                    + "': " + e.getDescription());
        }
    }

    static IgnoreMatcher of(IgnoreEntry entry) throws UsageException {
        return new IgnoreMatcher(entry);
    }

    /** Entries for other targets must be right, too. */
    static void check(Configuration file) throws UsageException {
        for (IgnoreEntry entry : file.general().ignores()) {
            of(entry);
        }
        for (TargetSection section : file.targets()) {
            for (IgnoreEntry entry : section.section().ignores()) {
                of(entry);
            }
        }
    }

    IgnoreEntry entry() {
        return entry;
    }

    Suppression suppression() {
        return new Suppression(
                Suppression.Kind.IGNORED,
                Optional.of(entry.reason()),
                entry.expires(),
                entry.at().lineOnly());
    }

    boolean matches(Finding finding) {
        return (rules.isEmpty() || rules.contains(finding.rule().id()))
                && (path.isEmpty()
                        || finding.artifact()
                                .map(Artifact::path)
                                .filter(path.get()::coverFile)
                                .isPresent())
                && (entry.distribution().isEmpty()
                        || finding.distributionName()
                                .map(ProjectName::normalise)
                                .filter(name ->
                                        Glob.matches(entry.distribution().get(), name))
                                .isPresent());
    }
}
