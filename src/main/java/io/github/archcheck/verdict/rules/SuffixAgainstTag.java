package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.inventory.ExtensionSuffixes;
import io.github.archcheck.inventory.Interpreter.Implementation;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Version;
import io.github.archcheck.verdict.Carried;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.PlatformTag;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tags of a wheel name interpreters that do not try the names of its extension modules: it is installed, and imports
 * say "No module named". Once for each distribution and tag. A module for the stable ABI in a wheel for one version works,
 * and is only mentioned, of a wheel by itself.
 */
final class SuffixAgainstTag implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC305",
            "suffix-against-tag",
            Severity.WARNING,
            "a wheel's tag names a Python that does not look for files of these names");

    private static final Pattern INTERPRETER = Pattern.compile("(cp|pp|py)(\\d)(\\d{0,3})");
    private static final Pattern STABLE = Pattern.compile("abi3t?(?:\\.abi3t?)*");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Carried.in(scene).stream().flatMap(carried -> findings(scene, carried).stream());
    }

    private static List<Finding> findings(Scene scene, Carried carried) {
        Map<String, List<Artifact>> modules = modules(carried);
        List<Finding> findings = new ArrayList<>();
        for (String tag : carried.promise().tags()) {
            Optional<Predicate<ExtensionName>> tries = whoTries(tag);
            if (tries.isPresent()) {
                List<Artifact> unseen = modules.values().stream()
                        .filter(variants -> variants.stream()
                                .flatMap(artifact -> artifact.extension().stream())
                                .noneMatch(tries.get()))
                        .map(variants -> variants.get(0))
                        .toList();
                if (!unseen.isEmpty()) {
                    findings.add(mismatch(carried, tag, unseen));
                    return findings;
                }
            }
        }
        if (scene.inventory().environment().kind().isDistribution()) {
            stableInside(carried).ifPresent(findings::add);
        }
        return findings;
    }

    /** By place, the files of one module; not those that have a twin in Python. */
    private static Map<String, List<Artifact>> modules(Carried carried) {
        Map<String, List<Artifact>> modules = new LinkedHashMap<>();
        for (Artifact artifact : carried.files()) {
            if (Carried.isModule(artifact) && !artifact.hasPythonTwin()) {
                String suffix = artifact.extension().map(ExtensionName::suffix).orElse("");
                String path = artifact.path();
                String stem = path.endsWith(suffix) ? path.substring(0, path.length() - suffix.length()) : path;
                modules.computeIfAbsent(stem, k -> new ArrayList<>()).add(artifact);
            }
        }
        return modules;
    }

    private static Finding mismatch(Carried carried, String tag, List<Artifact> unseen) {
        Artifact first = unseen.get(0);
        return Finding.about(
                first,
                INFO,
                "has the suffix " + first.extension().map(ExtensionName::suffix).orElse("")
                        + ", which no Python that takes " + tag + " looks for"
                        + (isStable(tag) ? " in all its versions" : "")
                        + More.files(unseen.size() - 1, carried.distribution()));
    }

    /** Harmless, but the wheel could serve more versions than it is given to. */
    private static Optional<Finding> stableInside(Carried carried) {
        boolean saysSo = carried.promise().tags().stream().anyMatch(SuffixAgainstTag::isStable);
        List<Artifact> modules =
                carried.files().stream().filter(Carried::isModule).toList();
        List<Artifact> stable = modules.stream()
                .filter(artifact -> artifact.extension()
                        .flatMap(ExtensionName::interpreter)
                        .filter(interpreter -> interpreter.startsWith("abi3"))
                        .isPresent())
                .toList();
        boolean isForOneVersion = carried.promise().tags().stream().allMatch(tag -> tag.matches("(?:cp|pp)\\d{2,}-.*"));
        return saysSo || stable.isEmpty() || stable.size() < modules.size() || !isForOneVersion
                ? Optional.empty()
                : Optional.of(Finding.about(
                                stable.get(0),
                                INFO,
                                "is built for the stable ABI, but its wheel is only for "
                                        + carried.promise().tags().get(0)
                                        + More.files(stable.size() - 1, carried.distribution()))
                        .withSeverity(Severity.INFO));
    }

    private static boolean isStable(String tag) {
        String[] parts = tag.split("-", -1);
        return parts.length >= 2 && STABLE.matcher(parts[parts.length - 2]).matches();
    }

    /** What the interpreters of a tag try, all of them; empty where that cannot be told. */
    private static Optional<Predicate<ExtensionName>> whoTries(String tag) {
        String[] parts = tag.split("-", -1);
        Matcher python = INTERPRETER.matcher(parts[0]);
        Optional<PlatformTag> platform = parts.length == 3 ? PlatformTag.parse(parts[2]) : Optional.empty();
        if (platform.isEmpty() || !python.matches()) {
            return Optional.empty();
        }
        List<Known> processors = List.copyOf(platform.get().architectures());
        if (processors.isEmpty()) {
            return Optional.empty();
        }
        boolean isOneVersion = !python.group(3).isEmpty() && !python.group(1).equals("py") && !isStable(tag);
        if (!isOneVersion) {
            return Optional.of(name ->
                    name.interpreter().isEmpty() || name.interpreter().get().startsWith("abi3"));
        }
        List<String> tried = tried(python, parts[1].endsWith("t"), platform.get(), processors.get(0));
        boolean freeThreaded = parts[1].endsWith("t");
        return tried.isEmpty()
                ? Optional.empty()
                : Optional.of(name -> tried.contains(name.suffix()) && !(freeThreaded && isPlainStable(name)));
    }

    /** Builds without the lock take the stable ABI of others nowhere. */
    private static boolean isPlainStable(ExtensionName name) {
        return name.interpreter().filter("abi3"::equals).isPresent();
    }

    private static List<String> tried(Matcher python, boolean freeThreaded, PlatformTag platform, Known processor) {
        Version version = Version.of(Integer.parseInt(python.group(2)), Integer.parseInt(python.group(3)));
        Implementation implementation = python.group(1).equals("pp") ? Implementation.PYPY : Implementation.CPYTHON;
        List<String> tried = new ArrayList<>(suffixes(implementation, version, freeThreaded, platform, processor));
        if (implementation == Implementation.PYPY && !tried.isEmpty()) {
            // The second part is that of the release, which tags do not always spell like this.
            tried.add(platform.os() == OperatingSystem.WINDOWS ? ".pyd" : ".so");
        }
        return tried;
    }

    private static List<String> suffixes(
            Implementation implementation,
            Version version,
            boolean freeThreaded,
            PlatformTag platform,
            Known processor) {
        Optional<Libc> libc = platform.libc().map(kind -> new Libc(kind, Version.of(1, 0)));
        return ExtensionSuffixes.derive(implementation, version, freeThreaded, false, platform.os(), processor, libc);
    }
}
