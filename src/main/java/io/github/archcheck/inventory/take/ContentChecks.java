package io.github.archcheck.inventory.take;

import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.Set;

/**
 * How much to read of files whose headers say all that a loader asks. Sizes are always compared.
 *
 * @param limitBytes larger files are not hashed
 * @param budgetBytes that may be hashed, for a digest and for a signature each; the smallest files come first
 * @param signed slices whose code signatures to check
 */
public record ContentChecks(long limitBytes, long budgetBytes, Slices signed) {
    /** Which slices. */
    public enum Slices {
        NONE,
        ARM64,
        ALL
    }

    /** Nothing is read. */
    public static final ContentChecks SIZES = new ContentChecks(-1, 0, Slices.NONE);

    /** Every file is read from beginning to end. */
    public static final ContentChecks EVERYTHING = new ContentChecks(Long.MAX_VALUE, Long.MAX_VALUE, Slices.ALL);

    private static final long CHEAP_FILE_BYTES = 1 << 20;

    /** A third of a second for one processor: Java's fast compiler makes digests of some 100 MB a second. */
    private static final long CHEAP_BYTES = 32 << 20;

    private static final Set<Architecture> ARM64 = Set.of(Known.ARM64, Known.ARM64E, Known.ARM64_V8);

    /** Small files only, and of their signatures those that the target's kernel insists on. */
    public static ContentChecks cheap(Target target) {
        boolean enforced = target.os() == OperatingSystem.MACOS && target.architecture() == Known.ARM64;
        return new ContentChecks(CHEAP_FILE_BYTES, CHEAP_BYTES, enforced ? Slices.ARM64 : Slices.NONE);
    }

    boolean checksSignature(Architecture architecture) {
        return switch (signed) {
            case NONE -> false;
            case ARM64 -> ARM64.contains(architecture);
            case ALL -> true;
        };
    }
}
