package io.github.archcheck.lock.requirements;

import io.github.archcheck.lock.IndexOptions;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.requirement.ExclusiveNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the lines of requirements files add up to, while they are read. */
final class Collected {
    private final List<Entry> requirements = new ArrayList<>();
    private final List<Entry> constraints = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final ExclusiveNames formats = new ExclusiveNames();
    private final ExclusiveNames releases = new ExclusiveNames();
    private final List<String> extraIndexes = new ArrayList<>();
    private final List<String> findLinks = new ArrayList<>();
    private final List<String> trustedHosts = new ArrayList<>();
    private Optional<String> index = Optional.empty();
    private boolean noIndex;
    private boolean preferBinary;
    private boolean requireHashes;

    /** In the order of the lines. */
    List<Entry> requirements() {
        return requirements;
    }

    List<Entry> constraints() {
        return constraints;
    }

    /** Requirements files that cannot be read from here, without credentials. */
    List<String> unread() {
        return unread;
    }

    List<String> notices() {
        return notices;
    }

    /** Binary first, source second. */
    ExclusiveNames formats() {
        return formats;
    }

    /** Pre-releases first, only final ones second. */
    ExclusiveNames releases() {
        return releases;
    }

    boolean requireHashes() {
        return requireHashes;
    }

    /** An option on a line without a requirement. */
    void option(OptionReader.Given given) {
        String value = given.value();
        switch (given.option()) {
            case INDEX_URL -> index(value);
            case EXTRA_INDEX_URL -> extraIndex(value);
            case NO_INDEX -> noIndex();
            case FIND_LINKS -> findLinks.add(value);
            case PREFER_BINARY -> preferBinary = true;
            case REQUIRE_HASHES -> requireHashes = true;
            case NO_REQUIRE_HASHES -> requireHashes = false;
            case PRE -> releases.addFirst(ExclusiveNames.ALL);
            case TRUSTED_HOST -> trustedHosts.add(value);
            case NO_BINARY,
                    ONLY_BINARY,
                    ALL_RELEASES,
                    ONLY_FINAL,
                    CONSTRAINT,
                    REQUIREMENT,
                    EDITABLE,
                    USE_FEATURE,
                    HASH,
                    CONFIG_SETTINGS -> {
                // Handled with the line they stand on, or without meaning for which files there are.
            }
        }
    }

    /** The options that count wherever they stand, since pip obeys them while it is still reading the line. */
    void control(OptionReader.Given given) {
        String value = given.value();
        switch (given.option()) {
            case ONLY_BINARY -> formats.addFirst(value);
            case NO_BINARY -> formats.addSecond(value);
            case ALL_RELEASES -> releases.addFirst(value);
            case ONLY_FINAL -> releases.addSecond(value);
            case INDEX_URL,
                    EXTRA_INDEX_URL,
                    NO_INDEX,
                    CONSTRAINT,
                    REQUIREMENT,
                    EDITABLE,
                    FIND_LINKS,
                    PREFER_BINARY,
                    REQUIRE_HASHES,
                    NO_REQUIRE_HASHES,
                    PRE,
                    TRUSTED_HOST,
                    USE_FEATURE,
                    HASH,
                    CONFIG_SETTINGS -> {
                // Not of this kind.
            }
        }
    }

    private void index(String url) {
        if (!noIndex) {
            index = Optional.of(url);
            extraIndexes.clear();
        }
    }

    private void extraIndex(String url) {
        if (!noIndex) {
            extraIndexes.add(url);
        }
    }

    private void noIndex() {
        noIndex = true;
        index = Optional.empty();
        extraIndexes.clear();
    }

    boolean allowsPreReleases(String name) {
        return releases.isInFirst(ProjectName.normalise(name));
    }

    IndexOptions indexOptions() {
        return new IndexOptions(
                index,
                extraIndexes,
                findLinks,
                noIndex,
                releases.first().contains(ExclusiveNames.ALL),
                preferBinary,
                formats.first(),
                formats.second(),
                trustedHosts);
    }
}
