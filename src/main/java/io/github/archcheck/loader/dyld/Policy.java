package io.github.archcheck.loader.dyld;

/**
 * Which checks dyld makes of an image, by the SDK that it was linked with: what an old linker wrote stays loadable.
 *
 * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-1323.3/mach_o/Policy.cpp">Policy.cpp</a>
 */
record Policy(Season sdk, boolean program, DyldRelease release) {
    static Policy of(MachHead head, DyldRelease release) {
        return new Policy(Platforms.season(head), head.fileType() == MachHead.MH_EXECUTE, release);
    }

    boolean readOnlyLinkedit() {
        return sdk.isAtLeast(sparingPrograms(2015));
    }

    boolean segmentOrder() {
        return sdk.isAtLeast(sparingPrograms(2019));
    }

    boolean textPermissions() {
        return sdk.isAtLeast(Season.fall(2019));
    }

    boolean sectionsInSegment() {
        return sdk.isAtLeast(Season.fall(2020));
    }

    boolean uuid() {
        return sdk.isAtLeast(sparingPrograms(2021));
    }

    boolean mainFlags() {
        return sdk.isAtLeast(Season.fall(2021));
    }

    boolean linksSomething() {
        return sdk.isAtLeast(Season.spring(2025));
    }

    boolean noDuplicateDylibs() {
        return sdk.isAtLeast(since26() ? Season.fall(2025) : Season.fall(2024));
    }

    boolean noDuplicateRpaths() {
        return sdk.isAtLeast(since26() ? Season.fall(2025) : Season.spring(2025));
    }

    boolean dataPermissions() {
        return sdk.isAtLeast(Season.fall(2025));
    }

    boolean uniqueSegmentNames() {
        return since26() && sdk.isAtLeast(Season.fall(2025));
    }

    /** Programs went unchecked before macOS 26, so that their checks begin with its SDK. */
    private Season sparingPrograms(int year) {
        return since26() && program ? Season.fall(2025) : Season.fall(year);
    }

    private boolean since26() {
        return release.isAtLeast(DyldRelease.V26_0);
    }
}
