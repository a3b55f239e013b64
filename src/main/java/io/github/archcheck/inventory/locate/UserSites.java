package io.github.archcheck.inventory.locate;

import io.github.archcheck.platform.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The site directory that belongs to a user and not to an installation. */
final class UserSites {
    private UserSites() {}

    /** Those that exist for this Python; empty when its version or the home directory is unknown. */
    static List<Path> of(Survey survey, SystemPlaces places) {
        Optional<Version> version = survey.name().version();
        if (places.home().isEmpty() || version.isEmpty()) {
            return List.of();
        }
        Path home = places.home().get();
        List<Path> sites = new ArrayList<>();
        Optional<String> framework = survey.base().flatMap(Prefixes::framework);
        if (framework.isPresent()) {
            String minor = version.get().major() + "." + version.get().minor();
            // Apple's own build is called Python3 but keeps to the common place.
            for (String name : List.of(framework.get(), "Python")) {
                sites.add(home.resolve("Library").resolve(name).resolve(minor).resolve("lib/python/site-packages"));
            }
        } else {
            sites.add(home.resolve(".local/lib")
                    .resolve(survey.name().directory())
                    .resolve("site-packages"));
        }
        return sites.stream().filter(Files::isDirectory).distinct().toList();
    }
}
