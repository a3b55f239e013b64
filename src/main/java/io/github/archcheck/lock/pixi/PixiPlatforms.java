package io.github.archcheck.lock.pixi;

import io.github.archcheck.lock.conda.VirtualPackages;
import io.github.archcheck.lock.tree.Value;
import io.github.archcheck.platform.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The platforms of a lock. From version 7 on they have names of their own, and say what machine was assumed; before, their names
 * are subdirs.
 */
final class PixiPlatforms {
    private final Map<String, Value.Mapping> declared = new LinkedHashMap<>();

    PixiPlatforms(List<Value.Mapping> platforms) {
        platforms.forEach(platform -> platform.text("name").ifPresent(name -> declared.put(name, platform)));
    }

    /** The platform whose packages are taken. */
    record Pick(String platform, List<String> notices) {}

    /**
     * The first whose assumptions the machine surely meets, else the first that it may meet, else the first at all: pixi goes on
     * then, too, if only the packages themselves ask for no more than there is.
     *
     * @param names of an environment's lists
     */
    Optional<Pick> pick(Set<String> names, String subdir, Target target) {
        List<String> candidates = new ArrayList<>();
        for (String name : names) {
            if (subdir(name).equals(subdir)) {
                candidates.add(name);
            }
        }
        Optional<String> sure = candidates.stream()
                .filter(name -> floors(name, target).unmet().isEmpty())
                .filter(name -> floors(name, target).unknown().isEmpty())
                .findFirst();
        Optional<String> possible = candidates.stream()
                .filter(name -> floors(name, target).unmet().isEmpty())
                .findFirst();
        return sure.or(() -> possible)
                .or(() -> candidates.stream().findFirst())
                .map(name -> new Pick(name, notices(name, floors(name, target))));
    }

    private static List<String> notices(String name, VirtualPackages.Answers floors) {
        List<String> notices = new ArrayList<>();
        floors.unmet()
                .forEach(floor -> notices.add(
                        "platform " + name + " was locked for " + words(floor) + ", which the target does not have"));
        floors.unknown().forEach(floor -> notices.add("platform " + name + " was locked for " + words(floor)));
        return notices;
    }

    private static String words(String floor) {
        return floor.replaceFirst("^__", "").replace(">=", "");
    }

    private String subdir(String name) {
        Value.Mapping platform = declared.getOrDefault(name, Value.Mapping.EMPTY);
        return platform.text("subdir").orElse(name);
    }

    /** {@code __glibc=2.28} means: at least that. */
    private VirtualPackages.Answers floors(String name, Target target) {
        Value.Mapping platform = declared.getOrDefault(name, Value.Mapping.EMPTY);
        List<String> specs = new ArrayList<>();
        for (String text : platform.texts("virtual-packages")) {
            String[] parts = text.split("=", -1);
            boolean level = parts[0].equals("__archspec");
            specs.add(
                    parts.length < 2 || (!level && parts[1].equals("0"))
                            ? parts[0]
                            : parts[0] + (level ? " " + parts[parts.length - 1] : " >=" + parts[1]));
        }
        return VirtualPackages.ask(specs, target);
    }
}
