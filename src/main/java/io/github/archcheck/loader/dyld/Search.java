package io.github.archcheck.loader.dyld;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * dyld's search for one name. It goes on after what it cannot use, and remembers why.
 *
 * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-1323.3/dyld/Loader.cpp">Loader::getLoader</a>
 */
final class Search {
    /** Real paths of real paths: the first settles it. */
    private static final int MOST_RETRIES = 2;

    /** What came of it. */
    sealed interface Outcome {
        /** An image that is there already. */
        record Present(int index) implements Outcome {}

        /**
         * A file to be mapped.
         *
         * @param flaw why that fails in the end although the headers are right; nothing better was found
         */
        record Fresh(Mapped image, Optional<Flaw> flaw) implements Outcome {}

        /** The system's own. */
        record OfSystem() implements Outcome {}

        /** Something lies there, and nobody can tell whether it is of use. */
        record Undetermined(String path, String why) implements Outcome {}

        /** Nothing of use. */
        record Failed() implements Outcome {}
    }

    /** What is found wrong only when an image is mapped. */
    enum Flaw {
        UNSIGNED,
        ENCRYPTED
    }

    /**
     * The first file that was refused.
     *
     * @param path its real path
     * @param words dyld's reason, as it reads for the path that was tried
     */
    record Culprit(String path, Answer.Refuses refusal, String words) {}

    private final World world;
    private final Images images;
    private final PathSource source;
    private final Budget budget;
    private final List<Attempt> attempts = new ArrayList<>();
    private Optional<Culprit> culprit = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();
    private Optional<Outcome.Fresh> flawed = Optional.empty();
    private boolean exhausted;

    Search(World world, Images images, PathSource source, Budget budget) {
        this.world = world;
        this.images = images;
        this.source = source;
        this.budget = budget;
    }

    Outcome run(PathSource.Request request) {
        String name = request.name();
        outcome = name.startsWith(AtPaths.RPATH) || (request.linked() && name.startsWith("/"))
                ? images.named(name).map(Outcome.Present::new)
                : Optional.empty();
        PathSource.Request asked = request;
        for (int i = 0; i < MOST_RETRIES && outcome.isEmpty() && !exhausted; i++) {
            PathSource.Request current = asked;
            source.forEach(current, (path, onDisk) -> visit(current, path, onDisk));
            Optional<String> real = outcome.isPresent() || !current.name().startsWith("/")
                    ? Optional.empty()
                    : world.realPath(current.name());
            if (world.release() == DyldRelease.DYLD2) {
                real.ifPresent(path -> visit(current, path, false));
                break;
            }
            if (real.isEmpty() || current.name().startsWith(real.get())) {
                break;
            }
            asked = request.named(real.get());
        }
        return outcome.or(() -> flawed).orElseGet(Outcome.Failed::new);
    }

    /** In the order in which they were made. */
    List<Attempt> attempts() {
        return attempts;
    }

    Optional<Culprit> culprit() {
        return culprit;
    }

    /** Whether it was broken off, for there were too many places to look. */
    boolean isExhausted() {
        return exhausted;
    }

    /** Whether it looked where nobody can see what lies there. */
    boolean isIncomplete() {
        return attempts.stream().anyMatch(Attempt::isUnknown);
    }

    private boolean visit(PathSource.Request request, String path, boolean onDisk) {
        Optional<Integer> present = images.named(path);
        if (present.isPresent()) {
            outcome = present.map(Outcome.Present::new);
            return true;
        }
        if (!budget.spend(1)) {
            exhausted = true;
            return true;
        }
        Place place = place(path);
        if (place instanceof Place.File file) {
            take(request, path, file);
        } else if (!onDisk && world.system().has(path, path.equals(request.name()))) {
            outcome = Optional.of(new Outcome.OfSystem());
        } else {
            attempts.add(failed(path, onDisk, place));
        }
        return outcome.isPresent();
    }

    private Place place(String path) {
        if (path.startsWith(AtPaths.CRYPTEX) || path.startsWith("$")) {
            // Apple's own files only; and a variable of another system's loader.
            return new Place.Absent();
        }
        return path.startsWith("/") ? world.at(path) : new Place.Unknown();
    }

    private Attempt failed(String path, boolean onDisk, Place place) {
        boolean system = SystemLibraries.mayHave(path);
        if (place instanceof Place.Unknown && !system) {
            return Attempt.unknown(path);
        }
        String kind = place instanceof Place.NotAFile ? "not a file" : Envelope.NO_SUCH_FILE;
        boolean told = world.release().isAtLeast(DyldRelease.V13_0) && !onDisk && SystemLibraries.isExpected(path);
        return Attempt.missing(path, told ? kind + ", not in dyld cache" : kind);
    }

    private void take(PathSource.Request request, String path, Place.File file) {
        Optional<Integer> present = images.ofFile(file.path());
        if (present.isPresent()) {
            outcome = present.map(Outcome.Present::new);
            return;
        }
        Answer answer = world.judge(file, request.linked());
        if (answer instanceof Answer.Accepts accepts) {
            world.mapped(file, accepts.image()).ifPresent(image -> accept(path, image));
        } else if (answer instanceof Answer.Refuses refuses) {
            refuse(path, file, refuses);
        } else if (answer instanceof Answer.Undetermined undetermined) {
            outcome = Optional.of(new Outcome.Undetermined(file.path(), undetermined.why()));
        }
    }

    private void accept(String path, Mapped image) {
        Optional<Flaw> flaw = flaw(image);
        Outcome.Fresh fresh = new Outcome.Fresh(image, flaw);
        if (flaw.isEmpty()) {
            outcome = Optional.of(fresh);
        } else {
            flawed = flawed.or(() -> Optional.of(fresh));
            attempts.add(Attempt.refused(path, Optional.empty()));
        }
    }

    private Optional<Flaw> flaw(Mapped image) {
        if (image.isUnsigned() && world.process().isArm64()) {
            return Optional.of(Flaw.UNSIGNED);
        }
        return image.details().isEncrypted() ? Optional.of(Flaw.ENCRYPTED) : Optional.empty();
    }

    private void refuse(String path, Place.File file, Answer.Refuses refuses) {
        Optional<String> reason = world.loader().reason(path, refuses);
        attempts.add(Attempt.refused(path, reason));
        if (culprit.isEmpty()) {
            culprit = Optional.of(new Culprit(file.path(), refuses, reason.orElse("")));
        }
    }
}
