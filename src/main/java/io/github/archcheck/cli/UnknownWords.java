package io.github.archcheck.cli;

import io.github.archcheck.platform.NearestNames;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line that could not be taken apart, and what its user may have meant. */
final class UnknownWords {
    private UnknownWords() {}

    /** One line. */
    static String message(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            CommandSpec command = failure.getCommandLine().getCommandSpec();
            String word = unmatched.getUnmatched().get(0);
            return what(command, word) + ": '" + word + "'" + Suggestions.of(nearest(command, word));
        }
        String message = Objects.requireNonNullElse(failure.getMessage(), "wrong usage");
        return message.replace("is not an int", "is not a whole number");
    }

    private static String what(CommandSpec command, String word) {
        if (word.startsWith("-")) {
            return "Unknown option";
        }
        return command.subcommands().isEmpty() ? "Unexpected argument" : "No such command";
    }

    /** Empty when nothing is spelled nearly so. */
    private static List<String> nearest(CommandSpec command, String word) {
        if (!word.startsWith("-")) {
            return NearestNames.among(command.subcommands().keySet().stream(), word);
        }
        Stream<String> options = command.options().stream().map(option -> option.longestName());
        int equals = word.indexOf('=');
        return NearestNames.among(options, equals < 0 ? word : word.substring(0, equals));
    }
}
