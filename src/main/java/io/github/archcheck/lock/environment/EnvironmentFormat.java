package io.github.archcheck.lock.environment;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.requirements.RequirementsFormat;
import io.github.archcheck.lock.requirements.TextLine;
import io.github.archcheck.lock.tree.TreeReader;
import io.github.archcheck.lock.tree.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code environment.yml} (CEP 24). */
public final class EnvironmentFormat implements LockFormat {
    private static final Pattern DEPENDENCIES = Pattern.compile("(?m)^dependencies:");
    private static final Pattern NAME = Pattern.compile("(?:.*[._-])?environment\\.ya?ml");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\n\\r\\x85\\u2028\\u2029]");

    @Override
    public String name() {
        return "environment.yml";
    }

    @Override
    public boolean hasName(String fileName) {
        return NAME.matcher(fileName).matches();
    }

    @Override
    public boolean hasContent(String text) {
        return DEPENDENCIES.matcher(text).find();
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException, IOException {
        Value.Mapping root = TreeReader.mapping(text, TreeReader.yaml(text, Set.of()), "an environment.yml");
        if (!(root.entries().get("dependencies") instanceof Value.Sequence dependencies)) {
            throw new MalformedLockException(
                    text.name(), root.line(), "is not an environment.yml: it has no list of dependencies");
        }
        String[] lines = LINE_END.split(text.content(), -1);
        List<CondaSpec> specs = new ArrayList<>();
        Map<String, List<TextLine>> pip = new LinkedHashMap<>();
        for (Value item : dependencies.items()) {
            if (item instanceof Value.Scalar scalar && !scalar.text().isBlank()) {
                specs.add(spec(scalar, Selectors.after(lines, scalar.line()), text.name()));
            } else if (item instanceof Value.Mapping mapping) {
                for (Value line : mapping.items("pip")) {
                    String selector = Selectors.after(lines, line.line());
                    List<TextLine> same = pip.computeIfAbsent(selector, word -> new ArrayList<>());
                    if (line instanceof Value.Scalar requirement) {
                        same.add(new TextLine(requirement.line(), requirement.text()));
                    }
                }
            } else {
                throw new MalformedLockException(
                        text.name(), item.line(), "a dependency is neither a spec nor a list for pip");
            }
        }
        return new EnvironmentListing(specs, listings(pip, text), root.texts("platforms"));
    }

    /** By selector; each as a file of its own. */
    private static Map<String, Listing> listings(Map<String, List<TextLine>> pip, LockText text)
            throws MalformedLockException, IOException {
        Path folder = text.file()
                .flatMap(file -> Optional.ofNullable(file.toAbsolutePath().getParent()))
                .orElse(Path.of("").toAbsolutePath());
        Map<String, Listing> listings = new LinkedHashMap<>();
        for (Map.Entry<String, List<TextLine>> lines : pip.entrySet()) {
            listings.put(
                    lines.getKey(),
                    RequirementsFormat.readLines(text.name(), lines.getValue(), folder, text.environment()));
        }
        return listings;
    }

    private static CondaSpec spec(Value.Scalar scalar, String selector, String file) throws MalformedLockException {
        return CondaSpec.parse(scalar.text().strip(), selector)
                .orElseThrow(() ->
                        new MalformedLockException(file, scalar.line(), "invalid conda spec '" + scalar.text() + "'"));
    }
}
