package io.github.archcheck.lock.environment;

import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.IndexOptions;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.conda.CondaEntries;
import io.github.archcheck.lock.conda.CondaFile;
import io.github.archcheck.lock.conda.Subdir;
import io.github.archcheck.lock.walk.Picked;
import io.github.archcheck.lock.walk.Truth;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.platform.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an {@code environment.yml} asks for: of conda without files, of pip by its own rules. */
final class EnvironmentListing implements Listing {
    private final List<CondaSpec> specs;
    private final Map<String, Listing> pip;
    private final List<String> platforms;

    /** @param pip by selector */
    EnvironmentListing(List<CondaSpec> specs, Map<String, Listing> pip, List<String> platforms) {
        this.specs = List.copyOf(specs);
        this.pip = pip;
        this.platforms = List.copyOf(platforms);
    }

    @Override
    public IndexOptions indexOptions() {
        Listing plain = pip.get("");
        return plain == null ? IndexOptions.NONE : plain.indexOptions();
    }

    @Override
    public Selection select(Choice choice) {
        List<String> unknown = Picked.of(choice, Set.of(), Set.of(), List.of()).unknown();
        if (!unknown.isEmpty()) {
            return Selection.unknown(unknown);
        }
        Target target = choice.target().machine();
        List<String> notices = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        Optional<PythonTarget> python = Optional.empty();
        boolean selectors = false;
        for (CondaSpec spec : specs) {
            selectors |= !spec.selector().isEmpty();
            Truth truth = Selectors.holds(spec.selector(), target);
            wanted.add(wanted(spec, truth, target));
            if (spec.name().equals("python") && truth != Truth.NO) {
                python = spec.stated().filter(version -> version.contains(".")).flatMap(v -> CondaFile.python(v, ""));
            }
        }
        Choice withPython = new Choice(
                new InstallTarget(target, python.orElse(choice.target().python())),
                Set.of(),
                false,
                Set.of(),
                choice.defaultGroups());
        for (Map.Entry<String, Listing> lines : pip.entrySet()) {
            selectors |= !lines.getKey().isEmpty();
            Selection selection = lines.getValue().select(withPython);
            notices.addAll(selection.notices());
            Truth truth = Selectors.holds(lines.getKey(), target);
            selection.wanted().forEach(each -> wanted.add(selected(each, lines.getKey(), truth)));
        }
        if (selectors) {
            notices.add(
                    "selectors in comments, such as # [osx], are obeyed as conda-lock does; conda itself ignores them");
        }
        Optional<String> subdir = Subdir.of(target);
        if (!platforms.isEmpty() && subdir.filter(platforms::contains).isEmpty()) {
            notices.add("meant for " + String.join(", ", platforms));
        }
        return Selection.of(wanted, notices, python);
    }

    private static Wanted wanted(CondaSpec spec, Truth truth, Target target) {
        List<String> unmet = CondaEntries.unmet(List.of(), spec.subdir(), target);
        Wanted wanted = new Wanted(
                spec.name(),
                spec.version(),
                Optional.empty(),
                new Wanted.Conda(
                        spec.location().map(at -> CondaEntries.file(at, Optional.empty())), spec.subdir(), unmet),
                List.of(),
                List.of());
        return selected(wanted, spec.selector(), truth);
    }

    private static Wanted selected(Wanted wanted, String selector, Truth truth) {
        String words = "selector: " + selector;
        return switch (truth) {
            case YES -> wanted;
            case NO ->
                new Wanted(
                        wanted.name(),
                        wanted.version(),
                        Optional.of(words),
                        wanted.supply(),
                        wanted.doubts(),
                        wanted.requiredBy());
            case MAYBE -> {
                List<String> doubts = new ArrayList<>(wanted.doubts());
                doubts.add(words);
                yield new Wanted(
                        wanted.name(),
                        wanted.version(),
                        wanted.skipped(),
                        wanted.supply(),
                        doubts,
                        wanted.requiredBy());
            }
        };
    }
}
