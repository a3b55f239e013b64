package io.github.archcheck.inventory.locate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The module that setuptools writes for an editable install: {@code __editable___NAME_finder.py}. Only a dictionary of
 * plain strings is understood, which is what setuptools writes.
 */
record EditableFinder(List<Mapping> mappings) {
    private static final Pattern MODULE = Pattern.compile("\\b(__editable___\\w{1,200}_finder)\\b");
    private static final Pattern MAPPING =
            Pattern.compile("^MAPPING\\s*(?::[^=\\n]{0,80})?=\\s*\\{([^}]*)\\}", Pattern.MULTILINE);
    private static final String TEXT = "(?:'((?:[^'\\\\\\n]|\\\\['\"\\\\])*+)'|\"((?:[^\"\\\\\\n]|\\\\['\"\\\\])*+)\")";
    private static final Pattern PAIR = Pattern.compile("\\G[\\s,]*+" + TEXT + "\\s*:\\s*" + TEXT);
    private static final int MODULE_BYTES = 256 << 10;

    /**
     * One line of the dictionary.
     *
     * @param module dotted
     * @param path of the directory of a package, or of the file of a module
     */
    record Mapping(String module, String path) {
        /** The directory that the module is imported from; empty when its path does not end like its name. */
        Optional<Path> importRoot(Path target) {
            String[] names = module.split("\\.", -1);
            Path at = target;
            for (int i = names.length - 1; i >= 0; i--) {
                Path parent = at.getParent();
                if (parent == null || !Directories.name(at).equals(names[i])) {
                    return Optional.empty();
                }
                at = parent;
            }
            return Optional.of(at);
        }
    }

    EditableFinder {
        mappings = List.copyOf(mappings);
    }

    /** The finder that an {@code import} line of a {@code .pth} file starts; empty when it is some other code. */
    static Optional<String> named(String line) {
        Matcher module = MODULE.matcher(line);
        return module.find() ? Optional.of(module.group(1)) : Optional.empty();
    }

    /** Empty when the file is absent or its dictionary is not plain. */
    static Optional<EditableFinder> read(Path file) {
        try {
            Matcher dictionary =
                    MAPPING.matcher(SmallText.read(file, MODULE_BYTES).text());
            return dictionary.find() ? parse(dictionary.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<EditableFinder> parse(String body) {
        List<Mapping> mappings = new ArrayList<>();
        Matcher pair = PAIR.matcher(body);
        int end = 0;
        while (pair.find()) {
            mappings.add(new Mapping(string(pair, 1), string(pair, 3)));
            end = pair.end();
        }
        boolean understood = body.substring(end).replace(',', ' ').isBlank();
        return understood ? Optional.of(new EditableFinder(mappings)) : Optional.empty();
    }

    private static String string(Matcher pair, int group) {
        String single = pair.group(group);
        String quoted = single == null ? pair.group(group + 1) : single;
        return quoted.replaceAll("\\\\(.)", "$1");
    }
}
