package io.github.archcheck.index.http;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Through whom the network is reached, as the environment says it. This machine is always reached directly. */
public final class Proxies {
    public static final Proxies NONE = new Proxies(Map.of(), List.of());

    /** By scheme, or {@code all}. */
    private final Map<String, URI> proxies;

    private final List<String> direct;

    private Proxies(Map<String, URI> proxies, List<String> direct) {
        this.proxies = Map.copyOf(proxies);
        this.direct = List.copyOf(direct);
    }

    /** {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY}, {@code NO_PROXY}; lower case comes first. */
    public static Proxies of(Map<String, String> environment) {
        Map<String, URI> found = new HashMap<>();
        for (String scheme : List.of("http", "https", "all")) {
            value(environment, scheme + "_proxy").flatMap(Proxies::url).ifPresent(url -> found.put(scheme, url));
        }
        return new Proxies(
                found, value(environment, "no_proxy").map(Proxies::names).orElse(List.of()));
    }

    /** The same exceptions, but this proxy for all else. */
    public Proxies through(String proxy) {
        return url(proxy).map(url -> new Proxies(Map.of("all", url), direct)).orElse(this);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        String lower = environment.getOrDefault(name, "");
        String value = lower.isBlank() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower;
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    private static Optional<URI> url(String text) {
        return Urls.parse(text.contains("://") ? text : "http://" + text)
                .filter(url -> Authority.of(url).isPresent());
    }

    private static List<String> names(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).strip().split("[\\s,]+", -1));
    }

    /** Empty where the way is direct. */
    Optional<URI> forOrigin(Origin origin) {
        if (origin.isLoopback() || direct.stream().anyMatch(name -> excepts(name, origin))) {
            return Optional.empty();
        }
        URI proxy = proxies.get(origin.scheme());
        return Optional.ofNullable(proxy == null ? proxies.get("all") : proxy);
    }

    private static boolean excepts(String name, Origin origin) {
        if (name.equals("*")) {
            return true;
        }
        if (name.isEmpty()) {
            return false;
        }
        String host = origin.address();
        if (name.contains("/")) {
            return Ipv4Block.parse(name).map(block -> block.holds(host)).orElse(false);
        }
        String bare = name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
        return host.equals(bare)
                || host.endsWith("." + bare)
                || (host + ":" + origin.port()).equals(bare)
                || (host + ":" + origin.port()).endsWith("." + bare);
    }
}
