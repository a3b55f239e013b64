package io.github.archcheck.inventory.take;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.inspect.ContentCheck;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.SignatureState;
import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.metadata.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What reading beyond the headers has shown: each file is read once at most.
 *
 * @param alterations in the order of the candidates
 */
record Contents(List<Alteration> alterations, List<Inventory.UnreadablePath> unreadable, List<Note> notes) {
    private static final Contents NOTHING = new Contents(List.of(), List.of(), List.of());

    Contents {
        alterations = List.copyOf(alterations);
        unreadable = List.copyOf(unreadable);
        notes = List.copyOf(notes);
    }

    /**
     * @param fileOf where the bytes of a candidate lie
     * @throws IOException only when the thread was interrupted while it read
     */
    static Contents of(
            List<Candidate> candidates,
            Function<Candidate, Path> fileOf,
            Recordings recordings,
            ContentChecks checks,
            int jobs)
            throws IOException, InterruptedException {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Task.of(candidates.get(i), fileOf, recordings.of(i), checks).ifPresent(tasks::add);
        }
        Set<Task> opened = affordable(tasks, checks);
        List<Contents> results;
        try {
            results = Distributions.inParallel(tasks, task -> task.run(opened.contains(task)), jobs);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Contents(
                results.stream().flatMap(each -> each.alterations.stream()).toList(),
                results.stream().flatMap(each -> each.unreadable.stream()).toList(),
                results.stream().flatMap(each -> each.notes.stream()).toList());
    }

    /** Small files before large ones, and files of one size by their paths. */
    private static Set<Task> affordable(List<Task> tasks, ContentChecks checks) {
        List<Task> bySize = tasks.stream()
                .filter(task -> task.hashedBytes() > 0 && task.sizeBytes() <= checks.limitBytes())
                .sorted(Comparator.comparingLong(Task::sizeBytes))
                .toList();
        Set<Task> affordable = Collections.newSetFromMap(new IdentityHashMap<>());
        long left = checks.budgetBytes();
        for (Task task : bySize) {
            if (task.hashedBytes() > left) {
                break;
            }
            left -= task.hashedBytes();
            affordable.add(task);
        }
        return affordable;
    }

    /**
     * What is asked about one file.
     *
     * @param recorded what may be right, by its size; empty when nobody vouches for the file or only the signature counts
     * @param wrongSize what is wrong by its size alone
     * @param images numbers of those whose signatures to check
     */
    private record Task(
            String path,
            Path file,
            long sizeBytes,
            List<Recorded.Digest> recorded,
            Optional<Alteration> wrongSize,
            List<Image> all,
            List<Integer> images) {

        static Optional<Task> of(
                Candidate candidate, Function<Candidate, Path> fileOf, List<Recorded> recorded, ContentChecks checks) {
            String path = candidate.found().path();
            long size = sizeBytes(candidate.inspection());
            List<Recorded> possible = recorded.stream()
                    .filter(each -> each.sizeBytes().orElse(size) == size)
                    .toList();
            Optional<Alteration> wrongSize = !recorded.isEmpty() && possible.isEmpty()
                    ? Optional.of(new Alteration.Content(
                            path,
                            "size",
                            Long.toString(recorded.get(0).sizeBytes().orElseThrow()),
                            Long.toString(size)))
                    : Optional.empty();
            boolean isVouchedFor =
                    possible.stream().allMatch(each -> each.digest().isPresent());
            List<Recorded.Digest> digests = isVouchedFor
                    ? possible.stream().flatMap(each -> each.digest().stream()).toList()
                    : List.of();
            List<Image> all = candidate.inspection() instanceof Inspection.Parsed parsed
                    ? parsed.binary().images()
                    : List.of();
            List<Integer> images = signed(all, checks);
            return digests.isEmpty() && images.isEmpty() && wrongSize.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Task(path, fileOf.apply(candidate), size, digests, wrongSize, all, images));
        }

        private static List<Integer> signed(List<Image> images, ContentChecks checks) {
            List<Integer> signed = new ArrayList<>();
            for (int i = 0; i < images.size(); i++) {
                Image image = images.get(i);
                if (image.details() instanceof MachODetails machO
                        && machO.signature().isPresent()
                        && checks.checksSignature(image.architecture())) {
                    signed.add(i);
                }
            }
            return signed;
        }

        private static long sizeBytes(Inspection inspection) {
            return inspection.match(
                    Inspection.Parsed::sizeBytes,
                    Inspection.Damaged::sizeBytes,
                    Inspection.NotBinary::sizeBytes,
                    unreadable -> -1L);
        }

        /** At most: signatures are about their slices, and slices do not overlap. */
        long hashedBytes() {
            long digests =
                    recorded.stream().map(Recorded.Digest::algorithm).distinct().count();
            return sizeBytes * (digests + (images.isEmpty() ? 0 : 1));
        }

        /** @param opened whether to read the file */
        Contents run(boolean opened) {
            List<Alteration> alterations = new ArrayList<>(wrongSize.stream().toList());
            if (!opened) {
                return new Contents(alterations, List.of(), List.of());
            }
            Set<String> algorithms = new TreeSet<>();
            recorded.forEach(digest -> algorithms.add(digest.algorithm()));
            ContentCheck.Outcome outcome;
            try {
                outcome = ContentCheck.check(
                        file, algorithms, images.stream().map(all::get).toList());
            } catch (ClosedByInterruptException e) {
                throw new UncheckedIOException(e);
            }
            if (outcome instanceof ContentCheck.Outcome.Checked checked) {
                List<Note> notes = new ArrayList<>();
                content(checked).ifPresent(alterations::add);
                signatures(checked, alterations, notes);
                return new Contents(alterations, List.of(), notes);
            } else if (outcome instanceof ContentCheck.Outcome.Unreadable failure) {
                return Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
                        ? NOTHING
                        : new Contents(
                                alterations, List.of(new Inventory.UnreadablePath(path, failure.reason())), List.of());
            }
            throw new AssertionError("sealed");
        }

        private Optional<Alteration> content(ContentCheck.Outcome.Checked checked) {
            boolean isRight = recorded.stream()
                    .anyMatch(digest -> digest.hex().equals(checked.digests().get(digest.algorithm())));
            return recorded.isEmpty() || isRight
                    ? Optional.empty()
                    : Optional.of(new Alteration.Content(
                            path,
                            recorded.get(0).algorithm(),
                            recorded.get(0).hex(),
                            String.valueOf(checked.digests().get(recorded.get(0).algorithm()))));
        }

        private void signatures(ContentCheck.Outcome.Checked checked, List<Alteration> alterations, List<Note> notes) {
            for (int i = 0; i < images.size(); i++) {
                SignatureState state = checked.signatures().get(i);
                int image = images.get(i);
                if (state instanceof SignatureState.Stale || state instanceof SignatureState.Uncovered) {
                    alterations.add(new Alteration.Signature(path, image, state));
                } else if (state instanceof SignatureState.Unverifiable unverifiable) {
                    notes.add(new Note(
                            Note.Kind.INFORMATION,
                            path,
                            "the code signature of its "
                                    + all.get(image).architecture().label() + " code cannot be checked: "
                                    + unverifiable.why()));
                }
            }
        }
    }
}
