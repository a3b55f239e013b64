package io.github.archcheck.lock.requirements;

import java.util.List;

/** The options that a line of a requirements file may have. */
enum Option {
    INDEX_URL(true, "--index-url --pypi-url -i"),
    EXTRA_INDEX_URL(true, "--extra-index-url"),
    NO_INDEX(false, "--no-index"),
    CONSTRAINT(true, "--constraint -c"),
    REQUIREMENT(true, "--requirement -r"),
    EDITABLE(true, "--editable -e"),
    FIND_LINKS(true, "--find-links -f"),
    NO_BINARY(true, "--no-binary"),
    ONLY_BINARY(true, "--only-binary"),
    PREFER_BINARY(false, "--prefer-binary"),
    REQUIRE_HASHES(false, "--require-hashes"),
    NO_REQUIRE_HASHES(false, "--no-require-hashes"),
    PRE(false, "--pre"),
    ALL_RELEASES(true, "--all-releases"),
    ONLY_FINAL(true, "--only-final"),
    TRUSTED_HOST(true, "--trusted-host"),
    USE_FEATURE(true, "--use-feature"),
    HASH(true, "--hash"),
    CONFIG_SETTINGS(true, "--config-settings --config-setting -C");

    private final boolean takesValue;
    private final String names;

    /** @param names separated by spaces, the usual one first */
    Option(boolean takesValue, String names) {
        this.takesValue = takesValue;
        this.names = names;
    }

    boolean takesValue() {
        return takesValue;
    }

    /** Whether its value is a list of projects. */
    boolean takesNames() {
        return this == NO_BINARY || this == ONLY_BINARY || this == ALL_RELEASES || this == ONLY_FINAL;
    }

    /** The usual one first. */
    List<String> names() {
        return List.of(names.split(" ", -1));
    }
}
