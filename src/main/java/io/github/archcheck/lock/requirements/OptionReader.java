package io.github.archcheck.lock.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognises options as Python's optparse does, which pip reads them with: unambiguous beginnings of long names count. */
final class OptionReader {
    private final List<Given> given = new ArrayList<>();
    private final List<String> words;
    private int at;

    private OptionReader(List<String> words) {
        this.words = words;
    }

    /**
     * An option of a line.
     *
     * @param value empty for one that takes none
     */
    record Given(Option option, String value) {}

    /** Something else than options was found. */
    static final class UnreadableOptionException extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;

        UnreadableOptionException(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** What was found, in optparse's words. */
        String reason() {
            return reason;
        }
    }

    /** In order; words that are no options and no values of one are passed over, as pip does. */
    static List<Given> read(String text) throws UnreadableOptionException {
        Optional<List<String>> words = ShellWords.split(text);
        if (words.isEmpty()) {
            throw new UnreadableOptionException("a quotation has no end");
        }
        OptionReader reader = new OptionReader(words.get());
        while (reader.at < reader.words.size()) {
            String word = reader.words.get(reader.at++);
            if (word.equals("--")) {
                break;
            }
            if (word.startsWith("--")) {
                reader.longOption(word);
            } else if (word.startsWith("-") && word.length() > 1) {
                reader.shortOption(word);
            }
        }
        return reader.given;
    }

    private void longOption(String word) throws UnreadableOptionException {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = find(name);
        if (equals >= 0 && !option.takesValue()) {
            throw new UnreadableOptionException(option.names().get(0) + " option does not take a value");
        }
        add(option, equals < 0 ? value(option, name) : word.substring(equals + 1));
    }

    private void shortOption(String word) throws UnreadableOptionException {
        String name = word.substring(0, 2);
        Option option = Stream.of(Option.values())
                .filter(candidate -> candidate.names().contains(name))
                .findFirst()
                .orElseThrow(() -> new UnreadableOptionException("no such option: " + name));
        add(option, word.length() > 2 ? word.substring(2) : value(option, name));
    }

    private String value(Option option, String name) throws UnreadableOptionException {
        if (!option.takesValue()) {
            return "";
        }
        if (at == words.size()) {
            throw new UnreadableOptionException(name + " option requires 1 argument");
        }
        return words.get(at++);
    }

    private void add(Option option, String value) throws UnreadableOptionException {
        if (option.takesNames() && value.startsWith("-")) {
            throw new UnreadableOptionException(option.names().get(0) + " option requires 1 argument");
        }
        given.add(new Given(option, value));
    }

    private static Option find(String name) throws UnreadableOptionException {
        List<String> matches = new ArrayList<>();
        Optional<Option> found = Optional.empty();
        for (Option option : Option.values()) {
            for (String known : option.names()) {
                if (known.equals(name)) {
                    return option;
                }
                if (known.startsWith(name)) {
                    matches.add(known);
                    found = Optional.of(option);
                }
            }
        }
        if (matches.size() > 1) {
            matches.sort(null);
            throw new UnreadableOptionException("ambiguous option: " + name + " (" + String.join(", ", matches) + "?)");
        }
        return found.orElseThrow(() -> new UnreadableOptionException("no such option: " + name));
    }
}
