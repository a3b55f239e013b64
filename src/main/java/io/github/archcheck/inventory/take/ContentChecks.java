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
 * @param signed slices whose code signatures to check
 */
public record ContentChecks(long limitBytes, Slices signed) {
    /** Which slices. */
    public enum Slices {
        NONE,
        ARM64,
        ALL
    }

    /** Nothing is read. */
    public static final ContentChecks SIZES = new ContentChecks(-1, Slices.NONE);

    /** Every file is read from beginning to end. */
    public static final ContentChecks EVERYTHING = new ContentChecks(Long.MAX_VALUE, Slices.ALL);

    /** So that a scan with the checks takes little longer than one without: see {@code bench/README.md}. */
    public static final long CHEAP_BYTES = 1 << 20;

    private static final Set<Architecture> ARM64 = Set.of(Known.ARM64, Known.ARM64E, Known.ARM64_V8);

    /** Small files only, and of their signatures those that the target's kernel insists on. */
    public static ContentChecks cheap(Target target) {
        boolean enforced = target.os() == OperatingSystem.MACOS && target.architecture() == Known.ARM64;
        return new ContentChecks(CHEAP_BYTES, enforced ? Slices.ARM64 : Slices.NONE);
    }

    boolean hashes(long fileBytes) {
        return fileBytes <= limitBytes;
    }

    boolean checksSignature(Architecture architecture) {
        return switch (signed) {
            case NONE -> false;
            case ARM64 -> ARM64.contains(architecture);
            case ALL -> true;
        };
    }
}
