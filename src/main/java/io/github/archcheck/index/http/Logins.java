package io.github.archcheck.index.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which login goes to whom. */
public final class Logins {
    public static final Logins NONE = new Logins(List.of(), Map.of(), Optional.empty());

    private final List<Scoped> scoped;
    private final Map<String, Login> byHost;
    private final Optional<Login> otherwise;

    private record Scoped(Origin origin, String path, Login login) {
        boolean covers(URI url) {
            String asked = url.getRawPath() == null ? "" : url.getRawPath();
            return asked.startsWith(path);
        }
    }

    private Logins(List<Scoped> scoped, Map<String, Login> byHost, Optional<Login> otherwise) {
        this.scoped = List.copyOf(scoped);
        this.byHost = Map.copyOf(byHost);
        this.otherwise = otherwise;
    }

    /**
     * Logins by machine, as a netrc file states them.
     *
     * @param byHost in lower case
     * @param otherwise for machines that are not named
     */
    public static Logins ofHosts(Map<String, Login> byHost, Optional<Login> otherwise) {
        return new Logins(List.of(), byHost, otherwise);
    }

    /** The same, and before them this login for what lies at or below an address. */
    public Logins and(URI url, Login login) {
        Optional<Origin> origin = Origin.of(url);
        if (origin.isEmpty()) {
            return this;
        }
        List<Scoped> more = new ArrayList<>(scoped);
        more.add(new Scoped(origin.get(), url.getRawPath() == null ? "" : url.getRawPath(), login));
        return new Logins(more, byHost, otherwise);
    }

    /** What is sent with the first request for an address: its own login, or one that is kept for its place. */
    Optional<Login> forUrl(URI url) {
        Optional<Login> own = Login.in(url);
        Optional<Login> found = own.isPresent() ? own : kept(url);
        Optional<Login> host = host(url);
        if (found.isPresent()
                && found.get().lacksPassword()
                && host.isPresent()
                && host.get().isOf(found.get())) {
            return host;
        }
        return found.isPresent() ? found : host.or(() -> otherwise);
    }

    private Optional<Login> kept(URI url) {
        Optional<Origin> origin = Origin.of(url);
        List<Scoped> there = scoped.stream()
                .filter(entry -> origin.isPresent() && entry.origin().equals(origin.get()))
                .toList();
        return there.stream()
                .filter(entry -> entry.covers(url))
                .max(Comparator.comparingInt(entry -> entry.path().length()))
                .or(() -> there.stream().findFirst())
                .map(Scoped::login);
    }

    private Optional<Login> host(URI url) {
        return Origin.of(url).map(origin -> byHost.get(origin.address()));
    }

    @Override
    public String toString() {
        return "(logins)";
    }
}
