package io.github.archcheck.index;

import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.marker.MarkerEnvironment;
import io.github.archcheck.packaging.tags.AcceptedTags;
import io.github.archcheck.packaging.tags.WheelName;
import io.github.archcheck.packaging.tags.WheelTag;
import io.github.archcheck.packaging.version.PackageVersion;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a project with what their names say, for one question. */
final class Releases {
    private static final Pattern PYTHON_TAG = Pattern.compile("([a-z]+)([0-9])([0-9]{1,3})");

    private final Question question;
    private final AcceptedTags accepted;
    private final Optional<PackageVersion> python;
    private final List<Entry> all;

    /** A file and what its name says. */
    record Entry(IndexFile file, ReleaseFile release) {
        PackageVersion version() {
            return release.version();
        }

        boolean isYanked() {
            return file.yanked().isPresent();
        }
    }

    Releases(Question question, Project project) {
        this.question = question;
        this.accepted = AcceptedTags.of(question.target());
        this.python = Optional.ofNullable(
                        MarkerEnvironment.of(question.target()).values().get("python_full_version"))
                .flatMap(PackageVersion::parse);
        String name = ProjectName.normalise(question.name());
        this.all = project.files().stream()
                .flatMap(file ->
                        ReleaseFile.parse(file.fileName(), name).map(release -> new Entry(file, release)).stream())
                .toList();
    }

    AcceptedTags accepted() {
        return accepted;
    }

    /** Everything that is a file of the project. */
    List<Entry> all() {
        return all;
    }

    /** What the specifiers hold for, whatever else speaks against it. */
    List<Entry> matching() {
        return only(all, entry -> question.specifiers().contains(entry.version()));
    }

    /** Of those, what has one of the hashes asked for, where the index states any, and is of a kind that may be taken. */
    List<Entry> wanted() {
        return only(
                matching(),
                entry -> hasHash(entry)
                        && !(question.noBinary() && !entry.release().isSource()));
    }

    private boolean hasHash(Entry entry) {
        return question.sha256().isEmpty()
                || entry.file().sha256().map(question.sha256()::contains).orElse(true);
    }

    /** Of those, what the target's Python may install. */
    List<Entry> installable() {
        return only(
                wanted(),
                entry -> entry.file().requiresPython().map(this::allows).orElse(true));
    }

    private boolean allows(Specifiers requiresPython) {
        return python.map(requiresPython::contains).orElse(true);
    }

    /**
     * Of those, what was not taken back; where a version is asked for exactly and nothing else of it would do, what was taken
     * back too (PEP 592).
     */
    List<Entry> standing() {
        List<Entry> installable = installable();
        List<Entry> live = only(installable, entry -> !entry.isYanked());
        boolean isTaken = question.specifiers().isPinned()
                && live.stream().noneMatch(this::isUsable)
                && installable.stream().anyMatch(this::isUsable);
        return isTaken ? installable : live;
    }

    /** Whether an installer would take it. */
    boolean isUsable(Entry entry) {
        return entry.release().isSource() ? !question.onlyBinary() : fits(entry);
    }

    boolean fits(Entry entry) {
        return entry.release().wheel().map(accepted::accepts).orElse(false);
    }

    /** The newest version that may be chosen of some files. */
    Optional<PackageVersion> newest(Stream<Entry> entries) {
        List<PackageVersion> versions = entries.map(Entry::version)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        return question.specifiers().filter(versions, question.preReleases()).stream()
                .findFirst();
    }

    static List<Entry> of(PackageVersion version, List<Entry> entries) {
        return only(entries, entry -> entry.version().equals(version));
    }

    /** Those that some Python could install: a tag may name a Python that the file itself does not allow. */
    static List<Entry> possible(List<Entry> entries) {
        return only(
                entries,
                entry -> entry.file()
                        .requiresPython()
                        .map(required -> entry.release().wheel().stream()
                                .flatMap(wheel -> wheel.tags().stream())
                                .anyMatch(tag -> isAllowed(tag, required)))
                        .orElse(true));
    }

    private static boolean isAllowed(WheelTag tag, Specifiers required) {
        Matcher python = PYTHON_TAG.matcher(tag.python());
        if (!python.matches() || tag.abi().startsWith("abi3") || python.group(1).equals("py")) {
            return true;
        }
        return PackageVersion.parse(python.group(2) + "." + python.group(3) + ".99")
                .map(required::contains)
                .orElse(true);
    }

    static List<WheelName> wheels(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.release().wheel().stream())
                .distinct()
                .toList();
    }

    private static List<Entry> only(List<Entry> entries, Predicate<Entry> condition) {
        return entries.stream().filter(condition).toList();
    }
}
