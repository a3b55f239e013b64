package io.github.archcheck.comparison;

import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a report says, as far as two of them are compared. All texts are as they stand in its JSON, so words of strangers.
 *
 * @param toolVersion of the archcheck that wrote it
 * @param target as it was asked for
 * @param suppressed how many findings do not count there, listed or not
 */
public record Snapshot(String toolVersion, Machine target, List<Root> roots, long suppressed) {
    public Snapshot {
        roots = List.copyOf(roots);
    }

    /** The same with only these findings. */
    public Snapshot keeping(Predicate<Finding> shown) {
        return new Snapshot(
                toolVersion,
                target,
                roots.stream().map(root -> root.keeping(shown)).toList(),
                suppressed);
    }

    /** Whether something could not be read or not be found out, so that the report may say too little. */
    public boolean isIncomplete() {
        return roots.stream().anyMatch(Root::isIncomplete);
    }

    /**
     * A target.
     *
     * @param name as {@code --target} takes it
     * @param architecture of the process
     */
    public record Machine(String name, String os, String architecture) {}

    /** An interpreter; an empty version is an unknown one. */
    public record Python(Optional<String> version, String implementation, List<String> architectures) {
        public Python {
            architectures = List.copyOf(architectures);
        }
    }

    /** Something installed. */
    public record Distribution(String name, Optional<String> version, Verdict verdict) {}

    /**
     * Something to be installed.
     *
     * @param source that names it; for a wheel, its own name
     */
    public record Planned(String name, Optional<String> version, String source, PackageVerdict.Outcome verdict) {}

    /**
     * One slice of a binary.
     *
     * @param platform empty when it does not say
     * @param minimumOs version of its platform that it asks for
     * @param minimumGlibc version of glibc that it asks for
     */
    public record Slice(
            String architecture,
            Optional<String> platform,
            Optional<String> minimumOs,
            Optional<String> minimumGlibc) {}

    /**
     * A native file.
     *
     * @param path below its root
     * @param architectures one per slice, in file order; none when it is no native code after all
     * @param distribution empty when nobody owns it
     */
    public record Binary(
            String path,
            String format,
            List<String> architectures,
            Optional<String> distribution,
            Verdict verdict,
            List<Slice> slices) {
        public Binary {
            architectures = List.copyOf(architectures);
            slices = List.copyOf(slices);
        }
    }

    /**
     * A finding; its members are those of the report.
     *
     * @param name of the rule
     */
    public record Finding(
            String rule,
            String name,
            Severity severity,
            Optional<String> path,
            Optional<String> slice,
            Optional<String> distribution,
            String message,
            List<String> chain,
            Optional<String> loaderError,
            Optional<String> fix,
            String fingerprint) {
        public Finding {
            chain = List.copyOf(chain);
        }
    }

    /**
     * An import that does not work.
     *
     * @param fails as a whole; otherwise parts of the module cannot be used
     * @param because path of the first broken file that it meets
     */
    public record Import(String module, boolean fails, String because) {}

    /** What could not be read, and why. */
    public record Unreadable(String path, String reason) {}

    /**
     * One PATH, one environment in an archive, or one source of packages.
     *
     * @param environment of an archive, the directory inside it; empty when it is all of it
     * @param target as it was applied here
     * @param packages what is to be installed; empty when that was not the question
     * @param suppressed findings that do not count, as far as the report lists them
     */
    public record Root(
            String path,
            Optional<String> environment,
            String kind,
            Machine target,
            Optional<Python> python,
            List<Distribution> distributions,
            List<Planned> packages,
            List<Binary> binaries,
            List<Finding> findings,
            List<Finding> suppressed,
            List<Import> imports,
            List<Unreadable> unreadable) {
        public Root {
            distributions = List.copyOf(distributions);
            packages = List.copyOf(packages);
            binaries = List.copyOf(binaries);
            findings = List.copyOf(findings);
            suppressed = List.copyOf(suppressed);
            imports = List.copyOf(imports);
            unreadable = List.copyOf(unreadable);
        }

        /** As written for people. */
        public String title() {
            return environment.map(directory -> path + ": " + directory).orElse(path);
        }

        boolean isIncomplete() {
            return !unreadable.isEmpty()
                    || packages.stream().anyMatch(p -> p.verdict() == PackageVerdict.Outcome.UNKNOWN);
        }

        Root keeping(Predicate<Finding> shown) {
            return new Root(
                    path,
                    environment,
                    kind,
                    target,
                    python,
                    distributions,
                    packages,
                    binaries,
                    findings.stream().filter(shown).toList(),
                    suppressed.stream().filter(shown).toList(),
                    imports,
                    unreadable);
        }
    }
}
