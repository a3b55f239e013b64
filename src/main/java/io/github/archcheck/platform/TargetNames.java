package io.github.archcheck.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names that {@code --target} accepts, apart from {@code host}: see {@link #groups}. Upper and lower case are alike. */
public final class TargetNames {
    private TargetNames() {}

    /**
     * The target of a name, with {@link Target.Source#OPTION} as its source. What the name leaves open is filled in and
     * listed in {@link Target#assumed}.
     */
    public static Target parse(String text) throws UnknownTargetException {
        String name = text.strip().toLowerCase(Locale.ROOT);
        try {
            return find(name).orElseThrow(() -> new UnknownTargetException(name, whyUnknown(name)));
        } catch (UnknownTargetException e) {
            throw new UnknownTargetException(text, e.reason());
        }
    }

    private static Optional<Target> find(String name) throws UnknownTargetException {
        Optional<Target> target = OwnName.parse(name);
        if (target.isEmpty()) {
            target = DockerPlatform.parse(name);
        }
        if (target.isEmpty()) {
            target = WheelPlatformTag.parse(name);
        }
        return target.isPresent() ? target : Triple.parse(name);
    }

    /** Every kind of name, with examples that {@link #parse} accepts; only {@code host} is for the caller to handle. */
    public static List<TargetGroup> groups() {
        return TargetCatalogue.GROUPS;
    }

    private static String whyUnknown(String name) {
        boolean architecture = false;
        for (OperatingSystem os : OperatingSystem.values()) {
            architecture |= ArchitectureNames.find(os, name).isPresent();
        }
        return architecture
                ? "it names an architecture but no system; say macos-, linux- or windows- first"
                : "archcheck targets lists the names";
    }
}
