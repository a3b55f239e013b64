package io.github.archcheck.cli;

import io.github.archcheck.platform.NearestNames;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Commands and options that a user may have meant. */
final class UnknownWords {
    private UnknownWords() {}

    /** Empty when the failure is another one, or nothing is spelled nearly so. */
    static List<String> nearest(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return List.of();
        }
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        String word = unmatched.getUnmatched().get(0);
        if (!word.startsWith("-")) {
            return NearestNames.among(command.subcommands().keySet().stream(), word);
        }
        Stream<String> options = command.options().stream().map(option -> option.longestName());
        int equals = word.indexOf('=');
        return NearestNames.among(options, equals < 0 ? word : word.substring(0, equals));
    }
}
