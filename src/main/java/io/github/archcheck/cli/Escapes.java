package io.github.archcheck.cli;

import java.util.List;
import java.util.Map;

/** Whether a terminal understands ANSI escape sequences, by what it says of itself in the environment. */
final class Escapes {
    /** Set by Windows Terminal, by ANSICON, by the shells of MSYS2, Cygwin and Git, and by editors' terminals. */
    private static final List<String> SIGNS = List.of("WT_SESSION", "ANSICON", "TERM", "TERM_PROGRAM");

    private Escapes() {}

    /** The old console of Windows prints them unless a program asks it not to, which Java cannot. */
    static boolean areUnderstood(Map<String, String> environment) {
        if (environment.getOrDefault("TERM", "").equals("dumb")) {
            return false;
        }
        boolean windows = environment.getOrDefault("OS", "").equals("Windows_NT");
        return !windows
                || environment.getOrDefault("ConEmuANSI", "").equals("ON")
                || SIGNS.stream()
                        .anyMatch(name -> !environment.getOrDefault(name, "").isEmpty());
    }
}
