package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.SiteDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which top-level packages and modules lose something, judged by where the broken files lie: all that can be said where
 * there are no sources. Programs do not count: no import starts one.
 */
final class ImportsByPlace {
    private static final String GRAFTED = ".libs";

    private final List<Path> sites;
    private final Map<Distribution, Set<String>> modulesOf = new HashMap<>();

    private ImportsByPlace(Environment environment, List<Assessment> assessments) {
        this.sites = environment.siteDirectories().stream()
                .map(SiteDirectory::path)
                .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
                .toList();
        for (Assessment assessment : assessments) {
            Artifact artifact = assessment.artifact();
            artifact.owner()
                    .ifPresent(owner -> topLevel(artifact)
                            .filter(ImportsByPlace::isIdentifier)
                            .ifPresent(module -> modulesOf
                                    .computeIfAbsent(owner, o -> new TreeSet<>())
                                    .add(module)));
        }
    }

    /**
     * By module name.
     *
     * @param broken chains from broken files to the ones at fault, by path
     */
    static List<BrokenImport> of(
            Environment environment, List<Assessment> assessments, Map<String, List<String>> broken) {
        return new ImportsByPlace(environment, assessments).from(assessments, broken);
    }

    private List<BrokenImport> from(List<Assessment> assessments, Map<String, List<String>> broken) {
        Map<String, Artifact> firstBroken = new TreeMap<>();
        Set<String> withModules = new HashSet<>();
        Set<String> withWorkingModule = new HashSet<>();
        Set<String> withWorking = new HashSet<>();
        for (Assessment assessment : assessments) {
            Artifact artifact = assessment.artifact();
            if (assessment.use() == Use.STARTED) {
                continue;
            }
            boolean isModule = artifact.module().isPresent();
            for (String module : modules(artifact)) {
                if (isModule) {
                    withModules.add(module);
                }
                if (broken.containsKey(artifact.path())) {
                    firstBroken.merge(module, artifact, ImportsByPlace::nearerToTheImport);
                } else if (assessment.works()) {
                    withWorking.add(module);
                    if (isModule) {
                        withWorkingModule.add(module);
                    }
                }
            }
        }
        List<BrokenImport> imports = new ArrayList<>();
        firstBroken.forEach((module, because) -> imports.add(new BrokenImport(
                module,
                (withModules.contains(module) ? withWorkingModule : withWorking).contains(module)
                        ? BrokenImport.Outcome.PARTLY
                        : BrokenImport.Outcome.FAILS,
                because,
                chain(module, broken.getOrDefault(because.path(), List.of())))));
        return imports;
    }

    private static List<String> chain(String module, List<String> files) {
        List<String> chain = new ArrayList<>(List.of(module));
        chain.addAll(files);
        return chain;
    }

    /** An extension module is what the import meets; of two alike, the first by path. */
    private static Artifact nearerToTheImport(Artifact known, Artifact later) {
        return known.module().isEmpty() && later.module().isPresent() ? later : known;
    }

    /** {@code pillow.libs} is called after the distribution; what it serves is the distribution's own package. */
    private Set<String> modules(Artifact artifact) {
        Optional<String> top = topLevel(artifact);
        if (top.filter(name -> name.endsWith(GRAFTED)).isPresent()) {
            return artifact.owner()
                    .map(owner -> modulesOf.getOrDefault(owner, Set.of()))
                    .orElse(Set.of());
        }
        return top.filter(ImportsByPlace::isIdentifier).map(Set::of).orElse(Set.of());
    }

    /** The package or module that a file belongs to by its place; empty when it lies below no site directory. */
    private Optional<String> topLevel(Artifact artifact) {
        if (artifact.module().isPresent()) {
            String module = artifact.module().get();
            int dot = module.indexOf('.');
            return Optional.of(dot < 0 ? module : module.substring(0, dot));
        }
        return sites.stream()
                .filter(artifact.file()::startsWith)
                .findFirst()
                .map(site -> site.relativize(artifact.file()))
                .filter(below -> below.getNameCount() > 1)
                .map(below -> below.getName(0).toString());
    }

    private static boolean isIdentifier(String name) {
        return name.codePoints().limit(1).allMatch(c -> c == '_' || Character.isUnicodeIdentifierStart(c))
                && name.codePoints().allMatch(c -> c == '_' || Character.isUnicodeIdentifierPart(c));
    }
}
