package io.github.archcheck.verdict;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Fault;
import io.github.archcheck.loader.Load.Found;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Linkage.LinkFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens every extension module and starts every program, as far as files tell, and then opens the libraries that none of
 * them has brought along. A library is judged where it is loaded from: grafted ones find their own needs only through the
 * rpath of who asks for them.
 */
final class LinkSurvey {
    /** Faults about a need, which their subject names. */
    private static final Set<Kind> NEEDS = Set.of(Kind.MISSING_LIBRARY, Kind.NO_RPATH, Kind.UNUSABLE_LIBRARY);

    private final TargetSystem system;
    private final Providers providers;
    private final Map<String, Artifact> byTargetPath = new HashMap<>();
    private final Map<String, List<LinkFault>> ownFaults = new HashMap<>();
    private final Map<String, List<LinkFault>> faultsAlong = new HashMap<>();
    private final Set<String> reached = new HashSet<>();
    private final Map<String, List<Artifact>> openers = new HashMap<>();
    private final Set<String> sound = new HashSet<>();
    private final Map<String, String> assumed = new HashMap<>();

    private LinkSurvey(Inventory inventory, List<Assessment> assessments, TargetSystem system) {
        this.system = system;
        this.providers = new Providers(inventory, assessments, system);
        for (Artifact artifact : inventory.artifacts()) {
            byTargetPath.put(system.paths().apply(artifact.file()), artifact);
        }
    }

    static Linkage of(Inventory inventory, List<Assessment> assessments, TargetSystem system) {
        LinkSurvey survey = new LinkSurvey(inventory, assessments, system);
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
        Load load = assessment.use() == Use.STARTED
                ? system.linker().start(path)
                : system.linker().open(path);
        load.links().forEach(this::remember);
        List<LinkFault> own = new ArrayList<>();
        Map<String, List<LinkFault>> along = new HashMap<>();
        for (Fault fault : load.faults()) {
            spread(artifact, fault, own, along);
        }
        ownFaults.put(artifact.path(), own);
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
                        }
                    });
        }
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
        Optional<Artifact> provider = fault.kind() == Kind.MISSING_LIBRARY || fault.kind() == Kind.NO_RPATH
                ? providers.of(fault.subject(), sufferer)
                : Optional.empty();
        boolean preloads =
                provider.filter(p -> providers.comesFirst(sufferer, p)).isPresent();
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
        return new LinkFault(
                fault,
                preloads ? Kind.NEEDS_PRELOAD : fault.kind(),
                shown,
                blamed.map(byTargetPath::get),
                provider.map(Artifact::path).orElse(""),
                first);
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
        return new Linkage(all, reached, openers, assumed);
    }
}
