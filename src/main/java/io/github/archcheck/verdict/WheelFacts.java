package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.platform.DataTable;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known about which versions of a distribution have wheels for a machine. Data, in {@code wheels.csv}, with its
 * source in each row.
 */
final class WheelFacts {
    static final WheelFacts BUILT_IN = new WheelFacts();

    private static final Pattern RUNS_OF_SEPARATORS = Pattern.compile("[-_.]+");

    private static final Pattern RELEASE = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6}){0,2}");

    private WheelFacts() {}

    /**
     * The requirement that gets a wheel for the target, such as {@code tensorflow>=2.13}.
     *
     * @return empty when the table does not know the distribution, or knows that its version has such a wheel
     */
    Optional<String> requirement(Distribution distribution, Target target) {
        String name =
                RUNS_OF_SEPARATORS.matcher(distribution.name()).replaceAll("-").toLowerCase(Locale.ROOT);
        return Table.ROWS.stream()
                .filter(row -> row.size() >= 5
                        && row.get(0).equals(name)
                        && row.get(1).equals(target.os().label())
                        && row.get(2).equals(target.architecture().label()))
                .filter(row -> !row.get(3).equals(name) || isOlder(distribution, row.get(4)))
                .map(row -> row.get(3) + ">=" + row.get(4))
                .findFirst();
    }

    /** By the first three numbers, so that a release candidate passes for its release; no version counts as older. */
    private static boolean isOlder(Distribution distribution, String first) {
        Optional<Version> installed = distribution
                .version()
                .map(RELEASE::matcher)
                .filter(Matcher::lookingAt)
                .flatMap(release -> Version.parse(release.group()));
        return installed.isEmpty()
                || !installed.get().isAtLeast(Version.parse(first).orElseThrow());
    }

    /** Read once, when the first fix is asked for; a clean scan never pays for it. */
    private static final class Table {
        static final List<List<String>> ROWS = DataTable.rows(WheelFacts.class, "wheels.csv");
    }
}
