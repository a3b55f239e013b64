package io.github.archcheck.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code --color}, and the variables that people set instead. */
enum ColorChoice {
    AUTO,
    ALWAYS,
    NEVER;

    static ColorChoice parse(String text) throws UsageException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "auto" -> AUTO;
            case "always" -> ALWAYS;
            case "never" -> NEVER;
            default -> throw new UsageException("--color takes auto, always or never, not " + text);
        };
    }

    /** https://no-color.org and https://bixense.com/clicolors; a forced colour beats both. */
    boolean resolve(Map<String, String> environment, boolean isTerminal) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> automatic(environment, isTerminal);
        };
    }

    private static boolean automatic(Map<String, String> environment, boolean isTerminal) {
        if (isSet(environment, "NO_COLOR")) {
            return false;
        }
        if (isOn(environment, "FORCE_COLOR") || isOn(environment, "CLICOLOR_FORCE")) {
            return true;
        }
        boolean refused = environment.getOrDefault("CLICOLOR", "").equals("0")
                || environment.getOrDefault("TERM", "").equals("dumb");
        return isTerminal && !refused;
    }

    /** The variable that decides in the place of {@code auto}; empty when it is left to the terminal. */
    static Optional<String> variable(Map<String, String> environment) {
        if (isSet(environment, "NO_COLOR")) {
            return Optional.of("NO_COLOR");
        } else if (isOn(environment, "FORCE_COLOR")) {
            return Optional.of("FORCE_COLOR");
        } else if (isOn(environment, "CLICOLOR_FORCE")) {
            return Optional.of("CLICOLOR_FORCE");
        }
        return environment.getOrDefault("CLICOLOR", "").equals("0") ? Optional.of("CLICOLOR") : Optional.empty();
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    private static boolean isOn(Map<String, String> environment, String name) {
        return isSet(environment, name) && !environment.getOrDefault(name, "").equals("0");
    }
}
