package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.Passing;
import io.github.archcheck.archive.Troubles;
import io.github.archcheck.archive.compress.Inflation;
import io.github.archcheck.archive.compress.InflationLimits;

/** What all tar archives share that make up one tree: what they may cost, what is kept of them, what is wrong. */
public record TarReading(Inflation inflation, PassedFiles files, MemberCount memberCount, Troubles troubles) {
    /** For one archive, which may hold others. */
    public static TarReading of(Passing passing) {
        Troubles troubles = new Troubles();
        long memoryBytes = Runtime.getRuntime().maxMemory();
        return new TarReading(
                new Inflation(InflationLimits.STANDARD),
                new PassedFiles(passing, new Retention(memoryBytes, troubles)),
                new MemberCount(MemberCount.ARCHIVE),
                troubles);
    }

    /** For the layers of an image, which may have more members. */
    public TarReading forLayers() {
        return new TarReading(inflation, files, new MemberCount(MemberCount.IMAGE), troubles);
    }
}
