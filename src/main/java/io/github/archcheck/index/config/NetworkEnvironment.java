package io.github.archcheck.index.config;

import io.github.archcheck.index.http.HttpLimits;
import io.github.archcheck.index.http.Logins;
import io.github.archcheck.index.http.NetworkSettings;
import io.github.archcheck.index.http.Proxies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How the network is reached, as the environment tells every program: proxies, and whose certificates are trusted. */
public final class NetworkEnvironment {
    private static final List<String> CERTIFICATES = List.of("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE");

    private NetworkEnvironment() {}

    /** Without logins, which only an installer's configuration may name. */
    public static NetworkSettings settings(Surroundings surroundings) {
        List<Path> files = new ArrayList<>();
        for (String name : CERTIFICATES) {
            surroundings.variable(name).ifPresent(file -> add(surroundings.path(file), files));
        }
        return new NetworkSettings(
                Proxies.of(surroundings.environment()), files, Set.of(), Logins.NONE, HttpLimits.USUAL);
    }

    /** A name that is left over from another machine is passed over. */
    static void add(Path file, List<Path> files) {
        if (Files.exists(file) && !files.contains(file)) {
            files.add(file);
        }
    }
}
