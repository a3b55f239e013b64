package io.github.archcheck.index;

import io.github.archcheck.packaging.tags.Fit;
import io.github.archcheck.packaging.tags.Reason;
import io.github.archcheck.packaging.tags.WheelName;
import io.github.archcheck.packaging.version.PackageVersion;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a project's files have for a question: the choice that installers make, and what stands in its way. */
public final class Availability {
    private final Question question;
    private final Project project;
    private final Releases releases;

    private Availability(Question question, Project project) {
        this.question = question;
        this.project = project;
        this.releases = new Releases(question, project);
    }

    public static Offer of(Question question, Project project) {
        return new Availability(question, project).offer();
    }

    private Offer offer() {
        List<Releases.Entry> standing = releases.standing();
        Optional<PackageVersion> newest = releases.newest(standing.stream());
        List<Releases.Entry> files =
                newest.map(version -> Releases.of(version, standing)).orElse(List.of());
        List<WheelName> wheels = Releases.wheels(files);
        Optional<IndexFile> wheel = releases.accepted()
                .best(wheels)
                .flatMap(best -> files.stream()
                        .filter(entry -> entry.file().fileName().equals(best.fileName()))
                        .findFirst())
                .map(Releases.Entry::file);
        boolean buildable = !question.onlyBinary()
                && files.stream().anyMatch(entry -> entry.release().isSource());
        Optional<PackageVersion> other = wheel.isPresent()
                ? Optional.empty()
                : releases.newest(standing.stream().filter(releases::fits));
        return new Offer(
                newest.map(PackageVersion::toString),
                wheel,
                buildable,
                other.map(PackageVersion::toString),
                wheel.isPresent() ? Optional.empty() : reason(wheels.isEmpty() ? nearlyChosen() : wheels),
                wheel.isPresent() || question.noBinary() ? Optional.empty() : nearest(newest, files),
                project.troubles(),
                notices(files));
    }

    /** The wheels of the newest version that matches, where something else than tags speaks against all that match. */
    private List<WheelName> nearlyChosen() {
        List<Releases.Entry> wanted = releases.wanted();
        return releases.installable().isEmpty()
                ? releases.newest(wanted.stream())
                        .map(version -> Releases.wheels(Releases.of(version, wanted)))
                        .orElse(List.of())
                : List.of();
    }

    private Optional<Reason> reason(List<WheelName> wheels) {
        return wheels.stream()
                .map(releases.accepted()::fit)
                .map(Fit::reason)
                .filter(reason -> !reason.fits())
                .max(Comparator.naturalOrder());
    }

    private Optional<String> nearest(Optional<PackageVersion> newest, List<Releases.Entry> files) {
        Optional<String> never = project.troubles().isEmpty()
                ? releases.accepted().neverPublished(Releases.wheels(releases.all()))
                : Optional.empty();
        if (never.isPresent()) {
            return never;
        }
        if (newest.isEmpty()) {
            return obstacle();
        }
        return overtaken(newest.get()).or(() -> miss(files));
    }

    /**
     * What a newer version needs, where the target's Python leaves only one that is too old to have anything: such leftovers
     * allow every Python because nobody thought of this one.
     */
    private Optional<String> overtaken(PackageVersion newest) {
        boolean isLeftover = releases.standing().stream().noneMatch(releases::isUsable);
        return isLeftover
                ? releases.newest(releases.wanted().stream().filter(entry -> !entry.isYanked()))
                        .filter(version -> version.compareTo(newest) > 0)
                        .map(version -> otherPython() + " for " + version)
                : Optional.empty();
    }

    private Optional<String> miss(List<Releases.Entry> files) {
        List<WheelName> wheels = Releases.wheels(Releases.possible(files));
        boolean fits = wheels.isEmpty() || wheels.stream().anyMatch(releases.accepted()::accepts);
        return fits
                ? Optional.empty()
                : Optional.of(releases.accepted().nearestMiss(wheels)).filter(words -> !words.isEmpty());
    }

    /** Why no version may be chosen, by the first thing that leaves none. */
    private Optional<String> obstacle() {
        if (releases.all().isEmpty()) {
            return Optional.empty();
        }
        if (releases.matching().isEmpty()) {
            return releases.all().stream()
                    .map(Releases.Entry::version)
                    .max(Comparator.naturalOrder())
                    .map(version -> "no version is " + question.specifiers() + "; the newest is " + version);
        }
        if (releases.wanted().isEmpty()) {
            return Optional.of("no file has a hash that is asked for");
        }
        return releases.installable().isEmpty() ? Optional.of(otherPython()) : takenBack();
    }

    private String otherPython() {
        List<Releases.Entry> wanted = releases.wanted();
        Optional<PackageVersion> newest = releases.newest(wanted.stream());
        List<Releases.Entry> files =
                newest.map(version -> Releases.of(version, wanted)).orElse(wanted);
        String needed = files.stream()
                .flatMap(entry -> entry.file().requiresPython().stream())
                .map(Specifiers::toString)
                .findFirst()
                .orElse("");
        String miss = miss(files).orElse("");
        if (miss.contains("Python ")) {
            return miss;
        }
        return "needs Python " + needed + (miss.isEmpty() ? "" : "; " + miss);
    }

    private Optional<String> takenBack() {
        List<Releases.Entry> installable = releases.installable();
        return installable.stream()
                .max(Comparator.comparing(Releases.Entry::version))
                .map(entry -> entry.version() + " was yanked" + reasonOf(entry));
    }

    private static String reasonOf(Releases.Entry entry) {
        return entry.file()
                .yanked()
                .filter(reason -> !reason.isBlank())
                .map(reason -> ": " + reason)
                .orElse("");
    }

    private List<String> notices(List<Releases.Entry> chosen) {
        List<String> notices = new ArrayList<>(project.notices());
        chosen.stream()
                .filter(Releases.Entry::isYanked)
                .findFirst()
                .ifPresent(entry -> notices.add(entry.version() + " was yanked" + reasonOf(entry)));
        if (!question.sha256().isEmpty()
                && chosen.stream().anyMatch(entry -> entry.file().sha256().isEmpty())) {
            notices.add("the index states no hashes, so those that are asked for were not compared");
        }
        return notices;
    }
}
