package io.github.archcheck.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code --color}, and the variables that people set instead. */
enum ColorChoice {
    AUTO,
    ALWAYS,
    NEVER;

    private static final String OPTION = "--color";

    /** What the arguments say, before anybody has read them: for help, which is printed whatever else they say. */
    static ColorChoice among(String... arguments) {
        ColorChoice choice = AUTO;
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            boolean separate = arguments[i].equals(OPTION) && i + 1 < arguments.length;
            String value = separate
                    ? arguments[i + 1]
                    : arguments[i].startsWith(OPTION + "=") ? arguments[i].substring(OPTION.length() + 1) : "";
            choice = named(value).orElse(choice);
        }
        return choice;
    }

    private static Optional<ColorChoice> named(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.name().equalsIgnoreCase(text))
                .findFirst();
    }

    static ColorChoice parse(String text) throws UsageException {
        return named(text).orElseThrow(() -> Choices.unknown(OPTION, text, List.of("auto", "always", "never")));
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
        boolean refused = environment.getOrDefault("CLICOLOR", "").equals("0");
        return isTerminal && !refused && Escapes.areUnderstood(environment);
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
