package io.github.archcheck.preinstall;

import io.github.archcheck.index.Availability;
import io.github.archcheck.index.IndexFile;
import io.github.archcheck.index.Offer;
import io.github.archcheck.index.Project;
import io.github.archcheck.index.Question;
import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.marker.MarkerEnvironment;
import io.github.archcheck.packaging.tags.AcceptedTags;
import io.github.archcheck.packaging.tags.Reason;
import io.github.archcheck.packaging.tags.WheelName;
import io.github.archcheck.packaging.version.PackageVersion;
import io.github.archcheck.packaging.version.Specifiers;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges what a listing wants, package by package. */
public final class Planner {
    private final InstallTarget target;
    private final AcceptedTags accepted;
    private final Hints hints;
    private final Optional<IndexAccess> index;
    private final WheelContents contents;
    private final boolean onlyBinary;
    private final boolean explains;

    /**
     * @param index empty when no index may be asked
     * @param onlyBinary whether nothing may be built
     */
    public Planner(InstallTarget target, Optional<IndexAccess> index, WheelContents contents, boolean onlyBinary) {
        this(target, index, contents, onlyBinary, false);
    }

    /** @param explains whether to say of every wheel why it is taken or not, which costs time */
    public Planner(
            InstallTarget target,
            Optional<IndexAccess> index,
            WheelContents contents,
            boolean onlyBinary,
            boolean explains) {
        this.target = target;
        this.accepted = AcceptedTags.of(target);
        this.hints = new Hints(target);
        this.index = index;
        this.contents = contents;
        this.onlyBinary = onlyBinary;
        this.explains = explains;
    }

    /** @param source the listing's name, or for a wheel its own */
    public InstallPlan plan(String source, Selection selection) {
        List<PackageVerdict> packages = new ArrayList<>();
        for (Wanted wanted : selection.wanted()) {
            packages.add(explained(wanted, judge(wanted)).verdict(source));
        }
        return new InstallPlan(
                target.python().series() + (target.python().freeThreaded() ? "t" : ""),
                selection.refusal(),
                packages,
                selection.notices(),
                onlyBinary);
    }

    /** A file that was given by itself, so that nothing stands beside it: what it is by its name, and by its content. */
    public PackageVerdict file(String source, Wanted wanted) {
        Conclusion conclusion = judge(wanted);
        boolean isNamed = wanted.supply() instanceof Wanted.Files files
                && BestWheel.of(files.wheels(), accepted).invalid().isEmpty();
        return (isNamed ? conclusion.because("") : conclusion).verdict(source);
    }

    private Conclusion explained(Wanted wanted, Conclusion conclusion) {
        if (!explains || wanted.skipped().isPresent()) {
            return conclusion;
        }
        List<String> names = List.of();
        if (wanted.supply() instanceof Wanted.Files files) {
            names = files.wheels().stream().map(Candidate::fileName).toList();
        } else if (wanted.supply() instanceof Wanted.Asked && index.isPresent()) {
            names = offered(wanted, conclusion.version());
        }
        return conclusion.wheels(new WheelReasons(accepted).of(names, conclusion.file()));
    }

    /** The wheels of the version that would be chosen. */
    private List<String> offered(Wanted wanted, Optional<String> version) {
        Optional<PackageVersion> chosen = version.flatMap(PackageVersion::parse);
        return index.orElseThrow().projects().project(ProjectName.normalise(wanted.name())).files().stream()
                .map(IndexFile::fileName)
                .filter(file -> chosen.isPresent()
                        && WheelName.parse(file)
                                .flatMap(name -> PackageVersion.parse(name.version()))
                                .equals(chosen))
                .toList();
    }

    private Conclusion judge(Wanted wanted) {
        if (wanted.skipped().isPresent()) {
            return new Conclusion(wanted, Outcome.SKIPPED)
                    .because(wanted.skipped().get());
        }
        if (wanted.supply() instanceof Wanted.Files files) {
            return listed(wanted, files);
        }
        if (wanted.supply() instanceof Wanted.Asked asked) {
            return asked(wanted, asked);
        }
        if (wanted.supply() instanceof Wanted.Conda conda) {
            return CondaPackages.judge(wanted, conda, target.machine(), contents);
        }
        return new Conclusion(wanted, Outcome.UNKNOWN).because(((Wanted.Undecided) wanted.supply()).why());
    }

    private Conclusion listed(Wanted wanted, Wanted.Files files) {
        BestWheel best = BestWheel.of(files.wheels(), accepted);
        Optional<String> reason = best.reason().map(Reason::name);
        if (!allows(files.requiresPython())) {
            return new Conclusion(wanted, Outcome.BLOCKED)
                    .reason(reason)
                    .nearest(Optional.of("needs Python " + files.requiresPython()));
        }
        if (best.taken().isPresent()) {
            Candidate taken = best.taken().get();
            return opened(wanted, contents.of(taken))
                    .file(taken.fileName())
                    .reason(reason)
                    .doubt(Shells.doubts(taken, files.wheels()))
                    .doubt(hints.ofWheel(wanted.name(), wanted.version()));
        }
        Optional<String> nearest =
                best.names().isEmpty() ? Optional.empty() : Optional.of(accepted.nearestMiss(best.names()));
        if (files.buildFrom().isPresent()) {
            return new Conclusion(wanted, Outcome.BUILD)
                    .reason(reason)
                    .nearest(nearest)
                    .because("from " + files.buildFrom().get())
                    .fix(hints.instead(wanted.name(), wanted.version(), index.isPresent()));
        }
        return blocked(wanted, files, best)
                .reason(reason)
                .nearest(nearest)
                .fix(hints.instead(wanted.name(), wanted.version(), index.isPresent()));
    }

    /** The listing has nothing; an index, where one may be asked, tells whether that is the listing's fault. */
    private Conclusion blocked(Wanted wanted, Wanted.Files files, BestWheel best) {
        Conclusion conclusion = new Conclusion(wanted, Outcome.BLOCKED);
        String invalid = best.invalid().isEmpty() ? "" : "no valid wheel name: " + String.join(", ", best.invalid());
        if (index.isEmpty()) {
            return conclusion.because(
                    !invalid.isEmpty()
                            ? invalid
                            : files.wheels().isEmpty()
                                    ? "no file is listed for it"
                                    : Notes.listedOnly(files.ownIndex()));
        }
        Offer offer = offer(wanted, new Wanted.Asked(pinned(wanted), Set.of(), false, true, true));
        if (offer.wheel().isPresent()) {
            return conclusion.because("the index has " + offer.wheel().get().fileName() + ": lock again");
        }
        return conclusion.because(Notes.otherVersion(offer).orElse(invalid)).doubt(offer.troubles());
    }

    private static Specifiers pinned(Wanted wanted) {
        return wanted.version().flatMap(v -> Specifiers.parse("==" + v)).orElse(Specifiers.ANY);
    }

    private Conclusion asked(Wanted wanted, Wanted.Asked asked) {
        if (index.isEmpty()) {
            return new Conclusion(wanted, Outcome.UNKNOWN)
                    .because("no file is named, and no index was asked (--index, --use-pip-config)")
                    .fix(hints.instead(wanted.name(), wanted.version(), false));
        }
        Optional<String> nothing = nothingThere(wanted);
        if (nothing.isPresent()) {
            return new Conclusion(wanted, Outcome.UNKNOWN).because(nothing.get());
        }
        Offer offer = offer(wanted, asked);
        Optional<String> reason = offer.reason().map(Reason::name);
        if (offer.wheel().isPresent() && offer.troubles().isEmpty()) {
            String file = offer.wheel().get().fileName();
            return opened(wanted, contents.of(IndexFiles.candidate(offer.wheel().get())))
                    .version(offer.newest())
                    .file(file)
                    .reason(reason)
                    .doubt(offer.notices())
                    .doubt(hints.ofWheel(wanted.name(), offer.newest()));
        }
        if (!offer.troubles().isEmpty()) {
            return new Conclusion(wanted, Outcome.UNKNOWN)
                    .version(offer.newest())
                    .because(String.join("; ", offer.troubles()));
        }
        Outcome outcome = offer.buildable() && !asked.onlyBinary() ? Outcome.BUILD : Outcome.BLOCKED;
        return new Conclusion(wanted, outcome)
                .version(offer.newest())
                .reason(reason)
                .nearest(offer.nearest())
                .because(Notes.otherVersion(offer).orElse(""))
                .fix(instead(wanted, offer))
                .doubt(offer.notices());
    }

    /** What cannot be looked into is not known to run, whatever its name says. */
    private static Conclusion opened(Wanted wanted, Optional<WheelContents.Content> content) {
        boolean isClosed = content.filter(c ->
                        c.verdict() == Verdict.UNDETERMINED && !c.problems().isEmpty())
                .isPresent();
        Conclusion conclusion = new Conclusion(wanted, isClosed ? Outcome.UNKNOWN : Outcome.OK).content(content);
        return isClosed
                ? conclusion.because(String.join("; ", content.orElseThrow().problems()))
                : conclusion;
    }

    /** An index that knows nothing of a project, or lists nothing for it, has not said that there is nothing. */
    private Optional<String> nothingThere(Wanted wanted) {
        Project project = index.orElseThrow().projects().project(ProjectName.normalise(wanted.name()));
        if (!project.troubles().isEmpty()) {
            return Optional.empty();
        }
        if (!project.found()) {
            return Optional.of("no index that was asked has a project of this name (404)");
        }
        return project.files().isEmpty() && project.notices().isEmpty()
                ? Optional.of("the index lists no file for it")
                : Optional.empty();
    }

    /** Without the limits that were asked for, an index may have something. */
    private Optional<Fix> instead(Wanted wanted, Offer offer) {
        if (offer.newestWithWheel().isPresent()) {
            // Said already; whether an old one is of use is another question.
            return hints.instead(wanted.name(), offer.newest(), false);
        }
        Offer any = offer(wanted, new Wanted.Asked(Specifiers.ANY, Set.of(), false, true, false));
        Optional<String> other = any.wheel().isPresent() ? any.newest() : any.newestWithWheel();
        return other.map(version ->
                Fix.sentence(wanted.name() + " " + version + " is the newest version with a wheel that fits"));
    }

    private Offer offer(Wanted wanted, Wanted.Asked asked) {
        IndexAccess access = index.orElseThrow();
        String name = ProjectName.normalise(wanted.name());
        Question question = new Question(
                wanted.name(),
                asked.specifiers(),
                asked.sha256(),
                asked.noBinary() || access.formats().forbidsWheels(name),
                asked.onlyBinary() || access.formats().forbidsBuilding(name),
                asked.preReleases() || access.preReleases(),
                target);
        return Availability.of(question, access.projects().project(name));
    }

    private boolean allows(Specifiers requiresPython) {
        return Optional.ofNullable(MarkerEnvironment.of(target).values().get("python_full_version"))
                .flatMap(PackageVersion::parse)
                .map(requiresPython::contains)
                .orElse(true);
    }
}
