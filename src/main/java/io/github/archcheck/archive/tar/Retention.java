package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.Troubles;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How much may be kept of what passes by, in all the streams of one archive. For one thread. */
public final class Retention {
    private static final long MOST_BYTES = 256L << 20;
    private static final long MOST_HELD_BYTES = 64L << 20;

    /** The rest of the memory is for the tree, for what is read of it, and for what is made of that. */
    private static final int PART_KEPT = 3;

    private static final int PART_HELD = 8;

    private final Troubles troubles;
    private final long heldBytes;
    private final Map<KeepingRule, Long> keptBy = new EnumMap<>(KeepingRule.class);
    private final Set<KeepingRule> full = EnumSet.noneOf(KeepingRule.class);
    private final long allBytes;
    private long kept;
    private boolean isFull;

    /**
     * @param memoryBytes what the program may use, of which a third may be kept, and an eighth held while it passes
     * @param troubles told, once, when no more can be kept
     */
    public Retention(long memoryBytes, Troubles troubles) {
        this.allBytes = Math.min(MOST_BYTES, memoryBytes / PART_KEPT);
        this.heldBytes = Math.min(MOST_HELD_BYTES, memoryBytes / PART_HELD);
        this.troubles = troubles;
    }

    /** How far into a file one can read while it passes. */
    long heldBytes() {
        return heldBytes;
    }

    /** @return whether a file may be kept as a whole; then it counts */
    boolean takeWhole(KeepingRule rule, long size) {
        if (size > rule.fileBytes()) {
            return false;
        }
        long before = keptBy.getOrDefault(rule, 0L);
        if (size > rule.allBytes() - before || !fits(size)) {
            if (rule != KeepingRule.SMALL && full.add(rule)) {
                String what = rule.name().toLowerCase(Locale.ROOT);
                troubles.add(
                        "", "has too many " + what + " to keep them all while it passes; some cannot be read", false);
            }
            return false;
        }
        keptBy.put(rule, before + size);
        kept += size;
        return true;
    }

    /** @return whether so much of a file may be kept; then it counts */
    boolean takePart(long size) {
        if (!fits(size)) {
            if (!isFull) {
                isFull = true;
                troubles.add(
                        "",
                        "more than " + (allBytes >> 20)
                                + " MiB of it would have to be kept while it passes; decompress it first to have all judged",
                        false);
            }
            return false;
        }
        kept += size;
        return true;
    }

    private boolean fits(long size) {
        return size <= allBytes - kept;
    }
}
