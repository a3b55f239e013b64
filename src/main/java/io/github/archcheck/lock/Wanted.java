package io.github.archcheck.lock;

import io.github.archcheck.packaging.version.Specifiers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One distribution that a listing names, as it is meant for one machine.
 *
 * @param name as the listing spells it
 * @param version empty when the listing does not fix it
 * @param skipped why it is not meant for this machine, in words such as {@code marker: sys_platform == 'win32'}; empty when
 *     it is
 * @param supply what it could be installed from
 * @param doubts conditions that could not be decided, such as a marker that asks for the kernel's release; then it is
 *     treated as meant
 * @param requiredBy the shortest way from a root to what requires it, itself excluded, such as {@code [transformers[tf]]};
 *     empty for a root
 */
public record Wanted(
        String name,
        Optional<String> version,
        Optional<String> skipped,
        Supply supply,
        List<String> doubts,
        List<String> requiredBy) {
    public Wanted {
        doubts = List.copyOf(doubts);
        requiredBy = List.copyOf(requiredBy);
    }

    /** What a distribution could be installed from. */
    public sealed interface Supply {}

    /**
     * The files of one version, as the listing tells them: all that there are for it.
     *
     * @param wheels may be empty
     * @param buildFrom what it could be built from, such as {@code sdist}, {@code git}, {@code directory}; empty when nothing
     * @param requiresPython of that version, where the listing says
     * @param ownIndex whether absence here means absence on the index (poetry), or only in the listing
     */
    public record Files(
            List<Candidate> wheels,
            Optional<String> buildFrom,
            Optional<Candidate> source,
            Specifiers requiresPython,
            boolean ownIndex)
            implements Supply {
        public Files {
            wheels = List.copyOf(wheels);
        }
    }

    /**
     * No files are named; only an index can tell.
     *
     * @param sha256 if not empty, only files with one of these count; lower-case hexadecimal
     * @param noBinary wheels must not be taken
     * @param onlyBinary nothing may be built
     */
    public record Asked(
            Specifiers specifiers, Set<String> sha256, boolean noBinary, boolean onlyBinary, boolean preReleases)
            implements Supply {
        public Asked {
            sha256 = Set.copyOf(sha256);
        }
    }

    /**
     * A conda package.
     *
     * @param file empty when the listing fixes no file, as in {@code environment.yml}
     * @param subdir such as {@code osx-arm64} or {@code noarch}; empty when not told
     * @param unmet what it asks of the machine that the target has not, such as {@code __glibc >=2.34}
     */
    public record Conda(Optional<Candidate> file, Optional<String> subdir, List<String> unmet) implements Supply {
        public Conda {
            unmet = List.copyOf(unmet);
        }
    }

    /**
     * The listing names it and still does not say enough, nor could an index.
     *
     * @param why in words, such as {@code its requirements file is on another machine}
     */
    public record Undecided(String why) implements Supply {}
}
