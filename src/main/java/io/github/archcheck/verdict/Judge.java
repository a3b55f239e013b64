package io.github.archcheck.verdict;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.source.PythonFiles;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Loader;
import io.github.archcheck.loader.dyld.Rosetta;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs the rules over one inventory and draws the conclusions. */
public final class Judge {
    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding f) -> f.artifact().isPresent())
            .thenComparing(f -> f.artifact().map(Artifact::path).orElse(""))
            .thenComparing(
                    f -> f.planned().map(p -> p.name() + " " + p.source()).orElse(""))
            .thenComparing(f -> f.slice().orElse(""))
            .thenComparing(f -> f.rule().id())
            .thenComparing(Finding::message);

    private final List<Rule> rules;
    private final Function<Target, Loader> loaders;
    private final TargetSystems systems;
    private final PythonFiles sources;

    /**
     * @param rules to run, in any order
     * @param loaders the loader of a target
     * @param systems the same loader at work among the target's files
     * @param sources to follow imports in, when something is broken
     */
    public Judge(List<Rule> rules, Function<Target, Loader> loaders, TargetSystems systems, PythonFiles sources) {
        this.rules = List.copyOf(rules);
        this.loaders = loaders;
        this.systems = systems;
        this.sources = sources;
    }

    /** The same, where nothing is to be installed. */
    public Judged judge(
            Inventory inventory,
            Target asked,
            Optional<Interpreter> python,
            String rootText,
            Predicate<Finding> shown) {
        return judge(inventory, asked, python, rootText, Optional.empty(), shown);
    }

    /**
     * @param rootText the root as the user wrote it, for commands to type
     * @param python the interpreter to judge for when the environment has none of its own; {@code --python} overrules
     *     the environment's
     * @param plan what is to be installed, when that is the question
     * @param shown which findings to keep; verdicts do not depend on it
     */
    public Judged judge(
            Inventory inventory,
            Target asked,
            Optional<Interpreter> python,
            String rootText,
            Optional<InstallPlan> plan,
            Predicate<Finding> shown) {
        Optional<Interpreter> interpreter =
                python.or(() -> inventory.environment().interpreter());
        Target target = TargetResolution.apply(asked, interpreter);
        Loader loader = loaders.apply(target);
        TriedSuffixes suffixes = TriedSuffixes.of(interpreter, target);
        List<Assessment> assessments = Assessor.assess(inventory, target, loader, suffixes);
        Optional<Answer> start = interpreter.flatMap(Interpreter::inspection).map(loader::execute);
        boolean interpreterStarts =
                start.filter(Answer.Refuses.class::isInstance).isEmpty();
        ImportReach reach = new ImportReach(inventory, assessments, suffixes.suffixes(), target, interpreter, sources);
        Optional<TargetSystem> system = systems.of(target, inventory, interpreter);
        Linkage linkage =
                system.map(s -> LinkSurvey.of(inventory, assessments, s, reach)).orElse(Linkage.NONE);
        Scene scene = new Scene(
                inventory,
                asked,
                target,
                loader,
                interpreter,
                start,
                suffixes.suffixes(),
                assessments,
                working(assessments),
                linkage,
                system,
                new NeededFiles(linkage, system, reach),
                new Advice(rootText, inventory.environment(), interpreter, interpreterStarts, target),
                plan);
        List<Finding> findings =
                rules.stream().flatMap(rule -> rule.judge(scene)).sorted(ORDER).toList();
        List<Judgement> judgements = judgements(scene, findings);
        return new Judged(
                scene,
                findings.stream().filter(shown).toList(),
                judgements,
                distributions(inventory, judgements, findings),
                reach.broken(BrokenFiles.of(findings)));
    }

    private static Set<Distribution> working(List<Assessment> assessments) {
        return assessments.stream()
                .filter(Assessment::works)
                .flatMap(a -> a.artifact().owner().stream())
                .collect(Collectors.toSet());
    }

    private static List<Judgement> judgements(Scene scene, List<Finding> findings) {
        Map<String, Verdict> implied = new HashMap<>();
        for (Finding finding : findings) {
            finding.artifact()
                    .ifPresent(a ->
                            finding.implies().ifPresent(verdict -> implied.merge(a.path(), verdict, Verdict::worst)));
        }
        List<Judgement> judgements = new ArrayList<>();
        for (Assessment assessment : scene.assessments()) {
            Artifact artifact = assessment.artifact();
            if (!(artifact.inspection() instanceof Inspection.Unreadable)) {
                Verdict verdict = Optional.ofNullable(implied.get(artifact.path()))
                        .orElseGet(() -> withoutFinding(assessment, scene.target()));
                judgements.add(new Judgement(artifact, verdict));
            }
        }
        return judgements;
    }

    private static Verdict withoutFinding(Assessment assessment, Target target) {
        return switch (assessment.use()) {
            case NEVER_TRIED, FOR_ANOTHER_MACHINE, NOT_LOADED -> Verdict.NOT_USED;
            case OPENED, STARTED ->
                assessment
                        .answer()
                        .orElseThrow()
                        .match(
                                accepted -> ofAccepted(assessment, target),
                                refused -> Verdict.CANNOT_RUN,
                                undetermined -> Verdict.UNDETERMINED);
        };
    }

    /** On Apple Silicon x86_64 code runs translated, where there is a Rosetta 2. */
    private static Verdict ofAccepted(Assessment assessment, Target target) {
        boolean intel = assessment
                .chosen()
                .filter(image -> image.architecture() == Architecture.Known.X86_64)
                .isPresent();
        boolean appleSilicon = target.os() == OperatingSystem.MACOS
                && (target.translated() || target.architecture() == Architecture.Known.ARM64);
        if (!intel || !appleSilicon) {
            return Verdict.RUNS;
        }
        return target.osVersion().map(Rosetta::runs).orElse(true) ? Verdict.RUNS_TRANSLATED : Verdict.CANNOT_RUN;
    }

    private static List<DistributionVerdict> distributions(
            Inventory inventory, List<Judgement> judgements, List<Finding> findings) {
        Map<Distribution, Integer> binaries = new HashMap<>();
        Map<Distribution, Verdict> verdicts = new HashMap<>();
        for (Judgement judgement : judgements) {
            judgement.artifact().owner().ifPresent(owner -> {
                binaries.merge(owner, 1, Integer::sum);
                verdicts.merge(owner, judgement.verdict(), Verdict::worst);
            });
        }
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                finding.distribution().ifPresent(d -> verdicts.merge(d, Verdict.CANNOT_RUN, Verdict::worst));
            }
        }
        return inventory.distributions().stream()
                .map(d ->
                        new DistributionVerdict(d, binaries.getOrDefault(d, 0), verdicts.getOrDefault(d, Verdict.RUNS)))
                .toList();
    }
}
