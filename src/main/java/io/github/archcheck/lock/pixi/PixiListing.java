package io.github.archcheck.lock.pixi;

import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.conda.CondaEntries;
import io.github.archcheck.lock.conda.CondaFile;
import io.github.archcheck.lock.conda.Subdir;
import io.github.archcheck.lock.requirements.Direct;
import io.github.archcheck.lock.tree.Value;
import io.github.archcheck.lock.walk.Conditions;
import io.github.archcheck.lock.walk.MarkerTexts;
import io.github.archcheck.lock.walk.Picked;
import io.github.archcheck.lock.walk.Truth;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.requirement.Requirement;
import io.github.archcheck.packaging.version.Specifiers;
import io.github.archcheck.platform.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code pixi install} would take: the environment {@code default}, or those named as groups. */
final class PixiListing implements Listing {
    private static final String DEFAULT = "default";
    private static final String PYTHON = "python";

    private final Value.Mapping environments;
    private final Map<String, PixiPackage> packages;
    private final PixiPlatforms platforms;

    /** @param packages by {@link PixiPackage#key} */
    PixiListing(Value.Mapping root, Map<String, PixiPackage> packages) {
        this.environments = root.mapping("environments");
        this.packages = packages;
        this.platforms = new PixiPlatforms(root.mappings("platforms"));
    }

    @Override
    public Selection select(Choice choice) {
        Target target = choice.target().machine();
        Map<String, String> byNormalised = new LinkedHashMap<>();
        environments.entries().keySet().forEach(name -> byNormalised.put(ProjectName.normalise(name), name));
        Picked picked = Picked.of(choice, Set.of(), byNormalised.keySet(), List.of());
        if (!picked.unknown().isEmpty()) {
            return Selection.unknown(picked.unknown());
        }
        Set<String> names = new LinkedHashSet<>();
        picked.groups().forEach(name -> names.add(byNormalised.getOrDefault(name, name)));
        if (names.isEmpty()) {
            boolean single = environments.entries().size() == 1;
            names.addAll(single ? environments.entries().keySet() : Set.of(DEFAULT));
        }
        Optional<String> subdir = Subdir.of(target);
        List<String> notices = new ArrayList<>();
        Map<String, PixiPackage> here = new LinkedHashMap<>();
        Map<String, PixiPackage> elsewhere = new LinkedHashMap<>();
        for (String name : names) {
            Value.Mapping lists = environments.mapping(name).mapping("packages");
            Optional<PixiPlatforms.Pick> pick = platforms.pick(lists.entries().keySet(), subdir.orElse(""), target);
            if (pick.isEmpty()) {
                return Selection.refused(notLocked(name, subdir.orElse(target.name()), lists));
            }
            notices.addAll(pick.get().notices());
            for (String platform : lists.entries().keySet()) {
                boolean taken = platform.equals(pick.get().platform());
                list(lists.mappings(platform), taken ? here : elsewhere);
            }
        }
        return selection(here.values(), elsewhere.values(), choice.target(), notices);
    }

    private static String notLocked(String environment, String subdir, Value.Mapping lists) {
        Set<String> platforms = lists.entries().keySet();
        String rosetta = subdir.equals("osx-arm64") && platforms.contains("osx-64")
                ? "; pixi takes osx-64 instead there, which needs Rosetta 2 (judge that with a rosetta target)"
                : "";
        return "environment " + environment + " is not locked for " + subdir
                + (platforms.isEmpty() ? "" : ", only for " + String.join(", ", platforms)) + rosetta;
    }

    private void list(List<Value.Mapping> references, Map<String, PixiPackage> found) {
        for (Value.Mapping reference : references) {
            PixiPackage.of(reference)
                    .ifPresent(each -> found.putIfAbsent(each.key(), packages.getOrDefault(each.key(), each)));
        }
    }

    private static Selection selection(
            Collection<PixiPackage> here,
            Collection<PixiPackage> elsewhere,
            InstallTarget asked,
            List<String> notices) {
        Optional<PythonTarget> python = here.stream()
                .filter(each ->
                        each.kind() == PixiPackage.Kind.CONDA && each.name().equals(PYTHON))
                .findFirst()
                .flatMap(each -> CondaFile.python(
                        each.version().orElse(""),
                        each.condaFile().map(CondaFile::build).orElse("")));
        InstallTarget target = new InstallTarget(asked.machine(), python.orElse(asked.python()));
        Conditions conditions = Conditions.of(new MarkerTexts(), target);
        CondaEntries entries = new CondaEntries();
        Set<String> names = new HashSet<>();
        for (PixiPackage each : here) {
            add(each, Optional.empty(), target.machine(), conditions, entries);
            names.add(ProjectName.normalise(each.name()));
        }
        for (PixiPackage each : elsewhere) {
            if (names.add(ProjectName.normalise(each.name()))) {
                Optional<String> skipped = Optional.of("locked only for other platforms");
                entries.add(each.name(), each.version(), skipped, supply(each), List.of());
            }
        }
        List<Wanted> wanted = entries.wanted();
        boolean refused = wanted.stream()
                .anyMatch(each -> each.supply() instanceof Wanted.Conda conda
                        && !conda.unmet().isEmpty());
        if (refused) {
            notices.add("pixi refuses the whole environment on a machine that lacks what one package asks for");
        }
        return Selection.of(wanted, notices, python);
    }

    private static void add(
            PixiPackage each, Optional<String> skipped, Target target, Conditions conditions, CondaEntries entries) {
        if (each.kind() == PixiPackage.Kind.CONDA && !each.isSource()) {
            Optional<String> sha256 = each.entry().text("sha256");
            entries.addConda(
                    each.name(),
                    each.version(),
                    skipped,
                    each.location(),
                    each.subdir(),
                    sha256,
                    each.depends(),
                    target);
        } else {
            List<String> needs = new ArrayList<>(each.depends());
            for (String text : each.requirements()) {
                Requirement.parse(text)
                        .filter(need -> need.marker()
                                .map(marker -> conditions.of(marker.toString()) != Truth.NO)
                                .orElse(true))
                        .ifPresent(need -> needs.add(need.name()));
            }
            entries.add(each.name(), each.version(), skipped, supply(each), needs);
        }
    }

    private static Wanted.Supply supply(PixiPackage each) {
        Optional<String> sha256 = each.entry().text("sha256");
        if (each.kind() == PixiPackage.Kind.PYPI) {
            Specifiers requiresPython = each.entry()
                    .text("requires_python")
                    .flatMap(Specifiers::parse)
                    .orElse(Specifiers.ANY);
            return Direct.of(each.location()).files(sha256.map(Set::of).orElse(Set.of()), requiresPython);
        }
        if (each.isSource()) {
            return new Wanted.Files(List.of(), Optional.of("conda source"), Optional.empty(), Specifiers.ANY, false);
        }
        return new Wanted.Conda(Optional.of(CondaEntries.file(each.location(), sha256)), each.subdir(), List.of());
    }
}
