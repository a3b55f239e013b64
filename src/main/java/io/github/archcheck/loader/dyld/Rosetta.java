package io.github.archcheck.loader.dyld;

import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which macOS versions run x86_64 programs on Apple Silicon; the dates are data, in {@code rosetta.properties}. */
public final class Rosetta {
    private static final String DATA = "rosetta.properties";
    private static final Properties TIMELINE = load();

    private Rosetta() {}

    /** Whether an arm64 machine with this macOS translates x86_64 programs, once Rosetta 2 is installed. */
    public static boolean runs(Version macOs) {
        return macOs.isAtLeast(version("first")) && macOs.major() <= lastMajor();
    }

    /** Whether macOS itself warns, when an x86_64 program is started, that this will end. */
    public static boolean warns(Version macOs) {
        return runs(macOs) && macOs.isAtLeast(version("warning"));
    }

    /** The first number of the last macOS with Rosetta 2 for every program. */
    public static int lastMajor() {
        return version("last").major();
    }

    private static Version version(String key) {
        return Version.parse(TIMELINE.getProperty(key, ""))
                .orElseThrow(() -> new IllegalStateException(DATA + ": no version for " + key));
    }

    private static Properties load() {
        try (InputStream in = Rosetta.class.getResourceAsStream(DATA)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + DATA);
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
