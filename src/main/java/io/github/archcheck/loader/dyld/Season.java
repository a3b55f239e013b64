package io.github.archcheck.loader.dyld;

import io.github.archcheck.platform.Version;

/**
 * Half a year of Apple's calendar, in which dyld counts SDKs of all its systems: checks begin with an SDK's season.
 *
 * @param spring of {@code year}; else its autumn
 */
record Season(int year, boolean spring) implements Comparable<Season> {
    /** Before every check. */
    static final Season NEVER = new Season(0, true);

    private static final int MAC_BASE = 2009;
    private static final int OLD_MAC_BASE = 2004;
    private static final int IOS_BASE = 2006;
    private static final int ALIGNED = 26;
    private static final int CENTURY = 1999;
    private static final int OLD_MAC = 0x000a_0000;

    static Season fall(int year) {
        return new Season(year, false);
    }

    static Season spring(int year) {
        return new Season(year, true);
    }

    /**
     * The season of an SDK.
     *
     * @param macOs otherwise a system that counts as iOS does
     */
    static Season of(boolean macOs, Version sdk) {
        if (macOs && sdk.major() < 11) {
            return ofOldMac(sdk);
        }
        int springMinor = macOs && sdk.major() <= 13 ? 3 : 4;
        boolean spring = sdk.minor() >= springMinor;
        int base = macOs ? MAC_BASE : IOS_BASE;
        int year = sdk.major() >= ALIGNED ? CENTURY + sdk.major() : Math.min(base + sdk.major(), CENTURY + ALIGNED + 1);
        return new Season(spring ? year + 1 : year, spring);
    }

    /**
     * dyld reckons in 16 bits from 10.0 on, so that an SDK of 0.0 or 1.x comes out tens of thousands of years from now
     * and switches every check on.
     */
    private static Season ofOldMac(Version sdk) {
        int packed = sdk.major() << 16 | (sdk.minor() & 0xff) << 8 | (sdk.patch() & 0xff);
        int year = (OLD_MAC_BASE + ((packed - OLD_MAC) >>> 8)) & 0xffff;
        boolean spring = (packed & 0xff) >= 4;
        return new Season(spring ? year - 1 : year, spring);
    }

    boolean isAtLeast(Season other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Season other) {
        return year != other.year ? Integer.compare(year, other.year) : Boolean.compare(other.spring, spring);
    }
}
