package io.github.archcheck.index.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * How the network is used.
 *
 * @param certificates files of authorities (PEM) that are trusted beside those of the platform
 * @param trustedHosts {@code host} or {@code host:port}, in lower case, whose certificates are not checked
 */
public record NetworkSettings(
        Proxies proxies, List<Path> certificates, Set<String> trustedHosts, Logins logins, HttpLimits limits) {
    public static final NetworkSettings DIRECT =
            new NetworkSettings(Proxies.NONE, List.of(), Set.of(), Logins.NONE, HttpLimits.USUAL);

    public NetworkSettings {
        certificates = List.copyOf(certificates);
        trustedHosts = Set.copyOf(trustedHosts);
    }

    public NetworkSettings with(Logins others) {
        return new NetworkSettings(proxies, certificates, trustedHosts, others, limits);
    }

    public NetworkSettings with(HttpLimits others) {
        return new NetworkSettings(proxies, certificates, trustedHosts, logins, others);
    }

    /** Whether certificates of a host are taken as they are. */
    public boolean trusts(Origin origin) {
        return trustedHosts.contains(origin.host()) || trustedHosts.contains(origin.host() + ":" + origin.port());
    }
}
