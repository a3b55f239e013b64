package io.github.archcheck.verdict;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Image;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.platform.Architecture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a file has the verdict that it has, in one line. */
public final class Grounds {
    private final Scene scene;
    private final Map<String, Assessment> assessments = new HashMap<>();
    private final Map<String, List<Finding>> findings = new HashMap<>();

    /** @param all findings, also those that do not count */
    public Grounds(Scene scene, List<Finding> all) {
        this.scene = scene;
        scene.assessments().forEach(a -> assessments.put(a.artifact().path(), a));
        for (Finding finding : all) {
            finding.artifact()
                    .ifPresent(a -> findings.computeIfAbsent(a.path(), path -> new ArrayList<>())
                            .add(finding));
        }
    }

    /** The rule that decided, or what the loader chooses and why nobody asks it; no final full stop. */
    public String of(Judgement judgement) {
        List<Finding> about = findings.getOrDefault(judgement.artifact().path(), List.of());
        List<Finding> deciding = about.stream()
                .filter(f -> f.implies().filter(judgement.verdict()::equals).isPresent())
                .toList();
        if (!deciding.isEmpty()) {
            Finding first = deciding.get(0);
            List<String> others = deciding.stream()
                    .map(f -> f.rule().id())
                    .filter(id -> !id.equals(first.rule().id()))
                    .distinct()
                    .toList();
            return first.message() + " [" + first.rule().id() + "]"
                    + (others.isEmpty() ? "" : ", also " + String.join(", ", others));
        }
        Assessment assessment = assessments.get(judgement.artifact().path());
        String grounds = assessment == null ? machines(judgement.artifact()) : of(assessment, judgement.verdict());
        String told = about.stream().map(f -> f.rule().id()).distinct().collect(Collectors.joining(", "));
        return told.isEmpty() ? grounds : grounds + "; see " + told;
    }

    private String of(Assessment assessment, Verdict verdict) {
        Artifact artifact = assessment.artifact();
        return switch (assessment.use()) {
            case NEVER_TRIED -> neverTried(artifact);
            case FOR_ANOTHER_MACHINE -> foreign(artifact);
            case NOT_LOADED -> notLoaded(artifact);
            case OPENED, STARTED ->
                assessment
                        .answer()
                        .map(answer -> answer.match(
                                accepts -> chosen(assessment, accepts, verdict),
                                refuses -> "refused: "
                                        + (refuses.words().isEmpty()
                                                ? refuses.explanation()
                                                : refuses.wordsFor(scene.loaderPath(assessment))),
                                Answer.Undetermined::why))
                        .orElseGet(() -> machines(artifact));
        };
    }

    private String chosen(Assessment assessment, Answer.Accepts accepts, Verdict verdict) {
        List<Image> images = Machines.images(assessment.artifact());
        String slice = images.get(accepts.image()).architecture().label();
        String which = images.size() == 1 ? slice : slice + " of " + machines(assessment.artifact());
        if (verdict == Verdict.CANNOT_RUN || verdict == Verdict.UNDETERMINED) {
            // Only a rule that was left out says more.
            return which + " would be taken; a rule that did not run speaks against it";
        }
        String how = assessment.use() == Use.STARTED ? " started" : " loaded";
        return which + how + (verdict == Verdict.RUNS_TRANSLATED ? ", translated by Rosetta 2" : "");
    }

    private String neverTried(Artifact artifact) {
        String suffix = artifact.extension().map(ExtensionName::suffix).orElse("");
        return "its name ends in " + suffix + ", which this interpreter does not try"
                + (scene.suffixes().isEmpty() ? "" : "; it tries " + String.join(", ", scene.suffixes()));
    }

    private String foreign(Artifact artifact) {
        String what = Machines.format(artifact).map(BinaryFormat::title).orElse("code") + " for " + machines(artifact);
        return Machines.isForeign(artifact, scene.target().os())
                ? what + ": for another system on purpose"
                : what + ": for another machine on purpose, by its place or beside a file for this one";
    }

    private String notLoaded(Artifact artifact) {
        if (scene.inventory().environment().kind() == EnvironmentKind.SOURCE) {
            return "in a source distribution, of which nothing is loaded before it is built";
        }
        if (artifact.inspection() instanceof Inspection.NotBinary other) {
            return other.content().title() + ", which nobody opens as code";
        }
        return switch (artifact.role()) {
            case DEBUG_INFO -> "debug information, which nothing loads";
            case LINK_INPUT -> "input for a linker, which nothing loads";
            case EXTENSION, LIBRARY, PROGRAM, INTERPRETER -> "nothing loads it";
        };
    }

    private static String machines(Artifact artifact) {
        List<Architecture> architectures = Machines.architectures(artifact);
        return architectures.isEmpty()
                ? "no slice that could be read"
                : architectures.stream().map(Architecture::label).collect(Collectors.joining("+"));
    }
}
