package io.github.archcheck.lock.toml;

import io.github.archcheck.lock.MalformedLockException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a lock file's format, written as {@code major.minor}. */
public final class FormatVersion {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.\\d{1,6})*");

    private FormatVersion() {}

    /**
     * Refuses what cannot be understood.
     *
     * @param oldest major version that is known
     * @param newest major version that is known
     * @param newestMinor of the newest major version
     * @return a notice when the version is newer than any that is known
     * @throws MalformedLockException when the table has no such key, or a major version that is not known
     */
    public static Optional<String> check(
            TomlTable table, String key, String format, int oldest, int newest, int newestMinor)
            throws MalformedLockException {
        if (!table.has(key)) {
            throw table.malformed(key, "has no " + key + ": this is no " + format + " file");
        }
        String version = table.text(key);
        Matcher numbers = TEXT.matcher(version);
        if (!numbers.matches()) {
            throw table.malformed(key, key + " is '" + version + "': this is no " + format + " file");
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2));
        if (major < oldest || major > newest) {
            String known = oldest == newest ? oldest + ".x" : oldest + ".x to " + newest + ".x";
            throw table.malformed(key, key + " is " + version + "; known are " + known + " of " + format);
        }
        return major == newest && minor > newestMinor
                ? Optional.of(key + " " + version + " is newer than " + newest + "." + newestMinor
                        + ", the newest that is known: what it adds is not looked at")
                : Optional.empty();
    }
}
