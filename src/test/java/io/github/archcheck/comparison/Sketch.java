package io.github.archcheck.comparison;

import io.github.archcheck.comparison.Snapshot.Binary;
import io.github.archcheck.comparison.Snapshot.Distribution;
import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.comparison.Snapshot.Import;
import io.github.archcheck.comparison.Snapshot.Machine;
import io.github.archcheck.comparison.Snapshot.Python;
import io.github.archcheck.comparison.Snapshot.Root;
import io.github.archcheck.comparison.Snapshot.Slice;
import io.github.archcheck.comparison.Snapshot.Unreadable;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A root of a report in a few words. */
final class Sketch {
    static final Machine MAC = new Machine("macos-14-arm64", "macos", "arm64");
    static final Machine INTEL = new Machine("macos-14-x86_64", "macos", "x86_64");
    static final Machine LINUX = new Machine("linux-x86_64-glibc2.28", "linux", "x86_64");
    static final String SITE = "lib/python3.11/site-packages/";

    private String path = "venv";
    private Optional<String> environment = Optional.empty();
    private String kind = "venv";
    private Machine target = MAC;
    private Optional<Python> python = Optional.of(new Python(Optional.of("3.11.4"), "cpython", List.of("arm64")));
    private final List<Distribution> distributions = new ArrayList<>();
    private final List<Snapshot.Planned> planned = new ArrayList<>();
    private final List<Binary> binaries = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> suppressed = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    Sketch at(String newPath) {
        path = newPath;
        return this;
    }

    Sketch in(String directory) {
        environment = Optional.of(directory);
        return this;
    }

    Sketch kind(String newKind) {
        kind = newKind;
        return this;
    }

    Sketch target(Machine newTarget) {
        target = newTarget;
        return this;
    }

    Sketch python(String version, String architecture) {
        python = Optional.of(new Python(Optional.of(version), "cpython", List.of(architecture)));
        return this;
    }

    Sketch has(String name, String version) {
        return has(name, version, Verdict.RUNS);
    }

    Sketch has(String name, String version, Verdict verdict) {
        distributions.add(new Distribution(name, Optional.of(version), verdict));
        return this;
    }

    Sketch plans(String name, String version, PackageVerdict.Outcome outcome) {
        planned.add(new Snapshot.Planned(name, Optional.of(version), "uv.lock", outcome));
        return this;
    }

    /** A file of a package; {@code ""} for nobody. */
    Sketch file(String owner, String file, String... architectures) {
        return file(owner, file, Verdict.RUNS, "", architectures);
    }

    /** @param minimum of macOS or glibc; empty for none */
    Sketch file(String owner, String file, Verdict verdict, String minimum, String... architectures) {
        Optional<String> floor = Optional.of(minimum).filter(text -> !text.isEmpty());
        boolean mac = target.os().equals("macos");
        List<Slice> slices = new ArrayList<>();
        for (String architecture : architectures) {
            slices.add(new Slice(
                    architecture,
                    Optional.of("macos").filter(m -> mac),
                    floor.filter(f -> mac),
                    floor.filter(f -> !mac)));
        }
        binaries.add(new Binary(
                file,
                mac ? "mach-o" : "elf",
                List.of(architectures),
                Optional.of(owner).filter(name -> !name.isEmpty()),
                verdict,
                slices));
        return this;
    }

    Sketch error(String rule, String owner, String file) {
        findings.add(finding(Severity.ERROR, rule, owner, file));
        return this;
    }

    Sketch warning(String rule, String owner, String file) {
        findings.add(finding(Severity.WARNING, rule, owner, file));
        return this;
    }

    Sketch known(String rule, String owner, String file) {
        suppressed.add(finding(Severity.ERROR, rule, owner, file));
        return this;
    }

    Sketch finding(Finding finding) {
        findings.add(finding);
        return this;
    }

    Sketch loses(String module, boolean fails, String because) {
        imports.add(new Import(module, fails, because));
        return this;
    }

    Sketch unreadable(String file) {
        unreadable.add(new Unreadable(file, "permission denied"));
        return this;
    }

    static Finding finding(Severity severity, String rule, String owner, String file) {
        return new Finding(
                rule,
                "name-of-" + rule,
                severity,
                Optional.of(file).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.of(owner).filter(text -> !text.isEmpty()),
                "says " + rule,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                rule + "|" + file + "|" + owner);
    }

    Root root() {
        return new Root(
                path,
                environment,
                kind,
                target,
                python,
                distributions,
                planned,
                binaries,
                findings,
                suppressed,
                imports,
                unreadable);
    }

    static Snapshot snapshot(Sketch... roots) {
        List<Root> all = new ArrayList<>();
        for (Sketch root : roots) {
            all.add(root.root());
        }
        long known = all.stream().mapToLong(root -> root.suppressed().size()).sum();
        return new Snapshot("1.2.3", MAC, all, known);
    }

    static Comparison compare(Sketch before, Sketch after) {
        return compare(snapshot(before), snapshot(after));
    }

    static Comparison compare(Snapshot before, Snapshot after) {
        return Comparison.of(new Comparison.Side("old.json", before), new Comparison.Side("new.json", after));
    }
}
