package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.SiteDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which top-level packages and modules lose something, judged by where the broken files lie. */
final class BrokenImports {
    private BrokenImports() {}

    static List<BrokenImport> of(Scene scene, List<Finding> findings) {
        Set<String> broken = new HashSet<>();
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                finding.artifact().ifPresent(a -> broken.add(a.path()));
            }
        }
        Map<String, Artifact> firstBroken = new TreeMap<>();
        Set<String> withWorking = new HashSet<>();
        for (Assessment assessment : scene.assessments()) {
            Optional<String> module = topLevel(scene, assessment.artifact());
            if (module.isEmpty()) {
                continue;
            }
            if (broken.contains(assessment.artifact().path())) {
                firstBroken.putIfAbsent(module.get(), assessment.artifact());
            } else if (assessment.works()) {
                withWorking.add(module.get());
            }
        }
        List<BrokenImport> imports = new ArrayList<>();
        firstBroken.forEach((module, because) -> imports.add(new BrokenImport(
                module,
                withWorking.contains(module) ? BrokenImport.Outcome.PARTLY : BrokenImport.Outcome.FAILS,
                because)));
        return imports;
    }

    /** The package or module that a file belongs to; empty when it lies below no site directory. */
    private static Optional<String> topLevel(Scene scene, Artifact artifact) {
        if (artifact.module().isPresent()) {
            String module = artifact.module().get();
            int dot = module.indexOf('.');
            return Optional.of(dot < 0 ? module : module.substring(0, dot));
        }
        return scene.inventory().environment().siteDirectories().stream()
                .map(SiteDirectory::path)
                .filter(artifact.file()::startsWith)
                .max(Comparator.comparingInt(Path::getNameCount))
                .map(site -> site.relativize(artifact.file()))
                .filter(below -> below.getNameCount() > 1)
                .map(below -> below.getName(0).toString().replaceFirst("\\.libs$", ""))
                .filter(BrokenImports::isIdentifier);
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isJavaIdentifierPart);
    }
}
