package io.github.archcheck.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be installed, judged package by package.
 *
 * @param python which one it is for, such as {@code 3.11}
 * @param refusal why what is given is not for the target at all, in words; then there are no packages
 * @param packages in the order of the source's own graph, or by name
 * @param notices what a user should know of how the source was read
 * @param onlyBinary whether nothing may be built
 */
public record InstallPlan(
        String python,
        Optional<String> refusal,
        List<PackageVerdict> packages,
        List<String> notices,
        boolean onlyBinary) {
    public InstallPlan {
        packages = List.copyOf(packages);
        notices = List.copyOf(notices);
    }

    /** The same with one more notice. */
    public InstallPlan noting(Optional<String> notice) {
        List<String> all = new ArrayList<>(notices);
        notice.ifPresent(all::add);
        return new InstallPlan(python, refusal, packages, all, onlyBinary);
    }

    /** Those that can be installed, and used as far as is known. */
    public long usable() {
        return packages.stream()
                .filter(p -> p.outcome() == PackageVerdict.Outcome.OK
                        && p.content().filter(Verdict.CANNOT_RUN::equals).isEmpty())
                .count();
    }

    public long count(PackageVerdict.Outcome outcome) {
        return packages.stream().filter(p -> p.outcome() == outcome).count();
    }
}
