package io.github.archcheck.cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The commonest command lines, understood without picocli, which takes about as long to start as a scan to run. What is
 * understood here means the same to picocli. All else is left to it, and so is whatever has to be said about a command line.
 */
final class PlainScan {
    private PlainScan() {}

    /** The exit status; empty when nothing was done yet, and picocli is to do it. */
    static OptionalInt run(Session session, String... args) throws IOException, InterruptedException {
        if (args.length == 0 || !args[0].equals("scan")) {
            return OptionalInt.empty();
        }
        ScanCommand command = new ScanCommand(session);
        try {
            return fill(command, args) ? OptionalInt.of(command.call()) : OptionalInt.empty();
        } catch (UsageException e) {
            // Thrown before anything is written.
            return OptionalInt.empty();
        }
    }

    /** Whether all words are understood: paths, and those options that are given most. */
    static boolean fill(ScanCommand command, String... args) {
        Set<String> given = new HashSet<>();
        for (int i = 1; i < args.length; i++) {
            String word = args[i];
            String name = longName(word);
            if (isValue(word)) {
                command.paths.add(word);
            } else if (!given.add(name)) {
                return false;
            } else if (!setFlag(command.options, name)) {
                i++;
                if (i == args.length || !isValue(args[i]) || !set(command.options, name, args[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isValue(String word) {
        return !word.isEmpty() && word.charAt(0) != '-';
    }

    private static String longName(String word) {
        return switch (word) {
            case "-f" -> "--format";
            case "-q" -> "--quiet";
            case "-v" -> "--verbose";
            default -> word;
        };
    }

    private static boolean setFlag(ScanOptions options, String name) {
        switch (name) {
            case "--quiet" -> options.quiet = true;
            case "--verbose" -> options.verbose = true;
            case "--no-progress" -> options.noProgress = true;
            case "--verify-signatures" -> options.verifySignatures = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean set(ScanOptions options, String name, String value) {
        switch (name) {
            case "--target" -> options.target = value;
            case "--python" -> options.python = value;
            case "--format" -> options.format = value;
            default -> {
                return false;
            }
        }
        return true;
    }
}
