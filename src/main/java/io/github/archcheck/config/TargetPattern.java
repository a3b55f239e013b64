package io.github.archcheck.config;

import io.github.archcheck.platform.NearestNames;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which targets a section is for.
 *
 * @param text canonical name, {@code host}, or a glob over canonical names
 */
public record TargetPattern(String text, Kind kind) {
    /** How it is held against a target. */
    public enum Kind {
        /** It is the name. */
        NAME,
        /** It is this machine. */
        HOST,
        /** {@code *} stands for any signs, {@code ?} for one. */
        GLOB
    }

    /** A name that {@code --target} accepts, or a glob. */
    static TargetPattern parse(String text, Position at) throws ConfigException {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (Glob.isGlob(name)) {
            checkBeginning(name, text, at);
            return new TargetPattern(name, Kind.GLOB);
        }
        if (name.equals("host")) {
            return new TargetPattern(name, Kind.HOST);
        }
        try {
            return new TargetPattern(TargetNames.parse(name).name(), Kind.NAME);
        } catch (UnknownTargetException e) {
            throw new ConfigException(at, e.getMessage() + Nearest.words(e.nearest()));
        }
    }

    /** A glob that fits no name is a mistake. */
    private static void checkBeginning(String glob, String text, Position at) throws ConfigException {
        String literal = glob.substring(0, Glob.literal(glob));
        List<String> systems = Arrays.stream(OperatingSystem.values())
                .map(os -> os.label() + "-")
                .toList();
        if (systems.stream().noneMatch(system -> system.startsWith(literal) || literal.startsWith(system))) {
            String system = literal.indexOf('-') < 0 ? literal : literal.substring(0, literal.indexOf('-'));
            Stream<String> known = Arrays.stream(OperatingSystem.values()).map(OperatingSystem::label);
            List<String> near = NearestNames.among(known, system).stream()
                    .map(os -> os + glob.substring(system.length()))
                    .toList();
            throw new ConfigException(
                    at,
                    "'" + text + "' fits no target: their names begin with " + String.join(", ", systems)
                            + Nearest.words(near));
        }
    }

    /**
     * @param target canonical name
     * @param host whether that is this machine
     */
    public boolean fits(String target, boolean host) {
        return switch (kind) {
            case NAME -> text.equals(target);
            case HOST -> host;
            case GLOB -> Glob.matches(text, target);
        };
    }
}
