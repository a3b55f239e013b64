package io.github.archcheck.lock.project;

import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requirements as edges. */
public final class Requirements {
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z0-9][A-Za-z0-9._-]*+)");

    private Requirements() {}

    /** Those that can be understood, the others by their name alone. */
    public static List<Edge> edges(List<String> texts) {
        List<Edge> edges = new ArrayList<>(texts.size());
        for (String text : texts) {
            edge(text, List.of()).ifPresent(edges::add);
        }
        return edges;
    }

    /**
     * Empty for what does not begin with a name.
     *
     * @param ownExtras what the marker takes for chosen
     */
    public static Optional<Edge> edge(String text, List<String> ownExtras) {
        Optional<Requirement> requirement = Requirement.parse(text);
        if (requirement.isEmpty()) {
            return name(text).map(name -> new Edge(name, "", "", List.of(), "", ownExtras));
        }
        Requirement asked = requirement.get();
        List<String> extras = new ArrayList<>();
        asked.extras().forEach(extra -> extras.add(ProjectName.normalise(extra)));
        return Optional.of(new Edge(
                ProjectName.normalise(asked.name()),
                asked.specifiers().toString(),
                "",
                List.copyOf(extras),
                asked.marker().map(Object::toString).orElse(""),
                ownExtras));
    }

    /** The normalised name that a requirement begins with, also one that is written in an older way. */
    public static Optional<String> name(String text) {
        Matcher name = NAME.matcher(text);
        return name.lookingAt() ? Optional.of(ProjectName.normalise(name.group(1))) : Optional.empty();
    }
}
