package io.github.archcheck.verdict;

import io.github.archcheck.binary.Need;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Fault;
import io.github.archcheck.loader.Load.Found;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Linkage.LinkFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens every extension module and starts every program, as far as files tell, and then opens the libraries that none of
 * them has brought along. A library is judged where it is loaded from: grafted ones find their own needs only through the
 * rpath of who asks for them.
 */
final class LinkSurvey {
    /** Faults about a need, which their subject names. */
    private static final Set<Kind> NEEDS = Set.of(Kind.MISSING_LIBRARY, Kind.NO_RPATH, Kind.UNUSABLE_LIBRARY);

    /** Libraries between one at fault and the farthest that is told of it by another way than the loader's. */
    private static final int MOST_STEPS = 16;

    private final Path base;
    private final TargetSystem system;
    private final Providers providers;
    private final Map<String, Artifact> byTargetPath = new HashMap<>();
    private final Map<String, List<LinkFault>> ownFaults = new HashMap<>();
    private final Map<String, List<LinkFault>> faultsAlong = new HashMap<>();
    private final Set<String> reached = new HashSet<>();
    private final Map<String, List<Artifact>> openers = new HashMap<>();
    private final Set<String> sound = new HashSet<>();
    private final Map<String, String> assumed = new HashMap<>();

    private LinkSurvey(Inventory inventory, List<Assessment> assessments, TargetSystem system, ImportReach reach) {
        this.base = inventory.environment().base();
        this.system = system;
        this.providers = new Providers(inventory, assessments, system, reach);
        for (Artifact artifact : inventory.artifacts()) {
            byTargetPath.put(system.paths().apply(artifact.file()), artifact);
            byTargetPath.put(system.realPaths().apply(artifact.file()), artifact);
        }
    }

    static Linkage of(Inventory inventory, List<Assessment> assessments, TargetSystem system, ImportReach reach) {
        LinkSurvey survey = new LinkSurvey(inventory, assessments, system, reach);
        assessments.stream().filter(LinkSurvey::isRoot).forEach(survey::follow);
        assessments.stream()
                .filter(a -> a.works() && a.use() == Use.OPENED && !isRoot(a))
                .filter(a -> !survey.reached.contains(a.artifact().path()))
                .forEach(survey::follow);
        return survey.linkage();
    }

    private static boolean isRoot(Assessment assessment) {
        return assessment.works()
                && (assessment.use() == Use.STARTED
                        || (assessment.use() == Use.OPENED
                                && assessment.artifact().role() == Role.EXTENSION));
    }

    private void follow(Assessment assessment) {
        Artifact artifact = assessment.artifact();
        String path = system.paths().apply(artifact.file());
        follow(
                artifact,
                assessment.use() == Use.STARTED
                        ? system.linker().start(path)
                        : system.linker().open(path));
        if (artifact.role() == Role.EXTENSION) {
            // $ORIGIN and @loader_path may depend on the name that a module is imported by.
            for (String name : artifact.otherNames()) {
                follow(artifact, system.linker().open(system.paths().apply(base.resolve(name))));
            }
        }
    }

    private void follow(Artifact artifact, Load load) {
        load.links().forEach(this::remember);
        List<LinkFault> own = new ArrayList<>();
        Map<String, List<LinkFault>> along = new HashMap<>();
        for (Fault fault : load.faults()) {
            spread(artifact, fault, own, along);
        }
        boolean isWhole = load.faults().stream().allMatch(fault -> fault.certainty() == Certainty.RISK);
        if (!isWhole) {
            pullDown(load, along, artifact);
        }
        ownFaults.computeIfAbsent(artifact.path(), p -> new ArrayList<>()).addAll(own);
        along.forEach(faultsAlong::putIfAbsent);
        for (String other : along.keySet()) {
            reached.add(other);
            openers.computeIfAbsent(other, p -> new ArrayList<>()).add(artifact);
        }
        for (Load.LoadedImage image : load.images()) {
            Optional.ofNullable(byTargetPath.get(image.file().path()))
                    .filter(other -> !other.path().equals(artifact.path()))
                    .ifPresent(other -> {
                        reached.add(other.path());
                        if (!along.containsKey(other.path())) {
                            sound.add(other.path());
                            providers.isLoadedBy(other, artifact);
                        }
                    });
        }
    }

    /** A loader finds a library at fault by one way only; others that need it suffer too, and those that need them. */
    private void pullDown(Load load, Map<String, List<LinkFault>> along, Artifact root) {
        boolean isGrowing = true;
        for (int step = 0; isGrowing && step < MOST_STEPS; step++) {
            Map<String, List<LinkFault>> more = oneStepUp(load, along);
            more.remove(root.path());
            along.putAll(more);
            isGrowing = !more.isEmpty();
        }
    }

    /** Those that need a file that suffers, and are not known to suffer themselves. */
    private Map<String, List<LinkFault>> oneStepUp(Load load, Map<String, List<LinkFault>> along) {
        Map<String, List<LinkFault>> more = new HashMap<>();
        for (Load.Link link : load.links()) {
            if (link.found() instanceof Found.Image to && link.need().kind() != Need.Kind.WEAK) {
                Artifact from = artifact(load, link.from());
                Artifact needed = artifact(load, to.index());
                if (from != null
                        && needed != null
                        && along.containsKey(needed.path())
                        && !along.containsKey(from.path())) {
                    more.putIfAbsent(
                            from.path(),
                            along.get(needed.path()).stream()
                                    .filter(fault -> fault.fault().certainty() != Certainty.RISK)
                                    .map(fault -> fault.behind(from.path()))
                                    .toList());
                }
            }
        }
        more.values().removeIf(List::isEmpty);
        return more;
    }

    private @Nullable Artifact artifact(Load load, int image) {
        return byTargetPath.get(load.images().get(image).file().path());
    }

    private void remember(Load.Link link) {
        if (link.found() instanceof Found.Assumed because) {
            assumed.put(link.need().name(), because.why());
        }
    }

    /** A fault concerns all files on the way to it; a mere risk only the file that bears it. */
    private void spread(Artifact root, Fault fault, List<LinkFault> own, Map<String, List<LinkFault>> along) {
        List<String> chain = fault.chain();
        int last = chain.size() - 1;
        for (int i = fault.certainty() == Certainty.RISK ? last : 0; i <= last; i++) {
            Artifact sufferer = i == 0 ? root : byTargetPath.get(chain.get(i));
            if (sufferer != null) {
                List<LinkFault> list = i == 0 ? own : along.computeIfAbsent(sufferer.path(), path -> new ArrayList<>());
                boolean isFirst = list.isEmpty() && i == 0;
                list.add(linkFault(sufferer, fault, chain.subList(i, last + 1), isFirst));
            }
        }
    }

    private LinkFault linkFault(Artifact sufferer, Fault fault, List<String> chain, boolean first) {
        List<String> shown = new ArrayList<>();
        shown.add(sufferer.path());
        chain.stream().skip(1).map(this::shown).forEach(shown::add);
        boolean isNeed = NEEDS.contains(fault.kind());
        if (isNeed) {
            shown.add(fault.culprit().map(this::shown).orElse(fault.subject()));
        }
        Optional<String> blamed = isNeed && fault.culprit().isEmpty()
                ? Optional.empty()
                : fault.culprit().or(() -> last(chain));
        return new LinkFault(fault, fault.kind(), shown, blamed.map(byTargetPath::get), "", first);
    }

    private static Optional<String> last(List<String> chain) {
        return Optional.of(chain.get(chain.size() - 1));
    }

    private String shown(String targetPath) {
        Artifact artifact = byTargetPath.get(targetPath);
        return artifact == null ? targetPath : artifact.path();
    }

    private Linkage linkage() {
        Map<String, List<LinkFault>> all = new HashMap<>(ownFaults);
        faultsAlong.forEach((path, faults) -> {
            if (!sound.contains(path)) {
                all.putIfAbsent(path, faults);
            }
        });
        all.values().removeIf(List::isEmpty);
        all.replaceAll((path, faults) -> providers.name(path, faults));
        return new Linkage(all, openers, assumed);
    }
}
