package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Native code that a RECORD lists and that is not there. Once for each distribution. */
final class MissingRecordedFile implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC306",
            "missing-recorded-file",
            Severity.WARNING,
            "native code that its installer recorded and that is not there");

    /** Images of containers are made smaller like this. */
    private static final Pattern TESTS = Pattern.compile("/(?:tests?|testing)/|/_[a-z_]*tests?\\.[^/]+$");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        Map<Distribution, List<String>> missing = new LinkedHashMap<>();
        for (Alteration alteration : scene.inventory().alterations()) {
            if (alteration instanceof Alteration.Missing gone
                    && !TESTS.matcher(gone.path()).find()) {
                missing.computeIfAbsent(gone.owner(), k -> new ArrayList<>()).add(gone.path());
            }
        }
        return missing.entrySet().stream()
                .map(entry -> Finding.aboutRoot(
                                INFO,
                                entry.getValue().get(0) + ": listed in the RECORD of "
                                        + entry.getKey().name() + " and not there"
                                        + More.files(entry.getValue().size() - 1, entry.getKey()))
                        .withFix(scene.advice().reinstall(entry.getKey())));
    }
}
