package io.github.archcheck.index.config;

import io.github.archcheck.index.config.IndexConfiguration.Strategy;
import io.github.archcheck.index.http.Login;
import io.github.archcheck.index.http.Logins;
import io.github.archcheck.index.http.NetworkSettings;
import io.github.archcheck.packaging.ProjectName;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** uv's configuration. */
public final class UvConfiguration {
    private static final Set<String> TRUE = Set.of("1", "true", "yes", "on", "t", "y");

    private final Surroundings surroundings;
    private final List<String> notices = new ArrayList<>();
    private final List<UvFiles.Source> sources;
    private final Toml project;
    private final List<IndexLocation> locations = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Optional<IndexLocation> last = Optional.empty();

    private UvConfiguration(Surroundings surroundings) {
        this.surroundings = surroundings;
        UvFiles files = new UvFiles(surroundings, notices);
        this.sources = files.all();
        this.project = files.nearestProject();
    }

    /** @param publicIndex what is asked last unless the configuration names another; empty for none */
    public static IndexConfiguration read(Surroundings surroundings, Optional<URI> publicIndex) {
        return new UvConfiguration(surroundings).configuration(publicIndex);
    }

    private IndexConfiguration configuration(Optional<URI> publicIndex) {
        boolean noIndex = flag("UV_NO_INDEX", "no-index");
        flatPlaces();
        if (!noIndex) {
            indexes();
            last.or(() -> publicIndex.map(IndexLocation::simple)).ifPresent(locations::add);
        }
        if (locations.isEmpty()) {
            notices.add("uv's configuration names no index");
        }
        String strategy = text("UV_INDEX_STRATEGY", "index-strategy");
        return new IndexConfiguration(
                locations,
                strategy.startsWith("unsafe-") ? Strategy.ALL : Strategy.FIRST,
                formats(),
                text("UV_PRERELEASE", "prerelease").equals("allow"),
                pinned(),
                network(),
                notices);
    }

    private void flatPlaces() {
        for (String place : surroundings.variable("UV_FIND_LINKS").orElse("").split("[,\\s]+", -1)) {
            place(place, surroundings.directory(), true).ifPresent(locations::add);
        }
        for (UvFiles.Source source : sources) {
            for (String place : both(source, "find-links")) {
                place(place, source.folder(), true).ifPresent(locations::add);
            }
        }
    }

    /** The environment's own come first, what is asked in default of all others last. */
    private void indexes() {
        Path here = surroundings.directory();
        for (String word : surroundings.variable("UV_INDEX").orElse("").split("\\s+", -1)) {
            named(word, here).ifPresent(this::add);
        }
        surroundings
                .variable("UV_DEFAULT_INDEX")
                .flatMap(word -> named(word, here))
                .ifPresent(this::setLast);
        surroundings.variable("UV_INDEX_URL").flatMap(word -> named(word, here)).ifPresent(this::setLast);
        for (UvFiles.Source source : sources) {
            for (Toml index : source.table().tables("index")) {
                index(index, source.folder());
            }
        }
        for (String word :
                surroundings.variable("UV_EXTRA_INDEX_URL").orElse("").split("\\s+", -1)) {
            named(word, here).ifPresent(this::add);
        }
        for (UvFiles.Source source : sources) {
            both(source, "extra-index-url")
                    .forEach(text -> place(text, source.folder(), false).ifPresent(this::add));
            both(source, "index-url")
                    .forEach(text -> place(text, source.folder(), false).ifPresent(this::setLast));
        }
    }

    private void index(Toml index, Path folder) {
        Optional<URI> url = index.text("url").flatMap(text -> url(text, folder));
        if (url.isEmpty()) {
            notices.add("uv's configuration names an index that is no address");
            return;
        }
        IndexLocation place = new IndexLocation(
                url.get(),
                index.text("name"),
                index.text("format").filter(format -> format.equals("flat")).isPresent(),
                index.flag("explicit"));
        if (index.flag("default")) {
            setLast(place);
        } else {
            add(place);
        }
    }

    private void add(IndexLocation place) {
        if (place.name().map(names::add).orElse(true)) {
            locations.add(place);
        }
    }

    private void setLast(IndexLocation place) {
        if (last.isEmpty()) {
            last = Optional.of(place);
        }
    }

    /** {@code name=address}, or an address alone. */
    private Optional<IndexLocation> named(String word, Path folder) {
        int equals = word.indexOf('=');
        if (equals > 0 && word.substring(0, equals).matches("[A-Za-z0-9._-]+")) {
            return url(word.substring(equals + 1), folder)
                    .map(url -> new IndexLocation(url, Optional.of(word.substring(0, equals)), false, false));
        }
        return place(word, folder, false);
    }

    private Optional<IndexLocation> place(String text, Path folder, boolean flat) {
        return url(text, folder).map(url -> new IndexLocation(url, Optional.empty(), flat, false));
    }

    private Optional<URI> url(String text, Path folder) {
        Surroundings there = new Surroundings(
                surroundings.os(), Map.of(), surroundings.home(), folder, surroundings.root(), Optional.empty());
        return IndexLocation.url(text, there);
    }

    /** Of a table, and of its part for {@code uv pip}. */
    private static List<String> both(UvFiles.Source source, String key) {
        List<String> texts = new ArrayList<>(source.table().texts(key));
        texts.addAll(source.table().table("pip").texts(key));
        return texts;
    }

    private String text(String variable, String key) {
        return surroundings
                .variable(variable)
                .orElseGet(() -> sources.stream()
                        .flatMap(source -> both(source, key).stream())
                        .findFirst()
                        .orElse(""));
    }

    private boolean flag(String variable, String key) {
        return TRUE.contains(text(variable, key).strip().toLowerCase(Locale.ROOT));
    }

    private FormatControl formats() {
        FormatControl formats = FormatControl.ANY;
        for (String name : packages("UV_NO_BINARY", "no-binary")) {
            formats = formats.withNoBinary(name);
        }
        for (String name : packages("UV_NO_BUILD", "no-build")) {
            formats = formats.withOnlyBinary(name);
        }
        return formats;
    }

    private List<String> packages(String variable, String key) {
        List<String> names = new ArrayList<>();
        if (flag(variable, key)) {
            names.add(FormatControl.ALL);
        }
        for (String name :
                surroundings.variable(variable + "_PACKAGE").orElse("").split("\\s+", -1)) {
            names.add(name);
        }
        sources.forEach(source -> names.addAll(source.table().texts(key + "-package")));
        return names;
    }

    /** Which indexes projects are tied to; where that depends on markers, all of them. */
    private Map<String, Set<String>> pinned() {
        Map<String, Set<String>> pinned = new HashMap<>();
        Toml all = project.table("sources");
        for (String name : all.values().keySet()) {
            for (Toml source : all.tables(name)) {
                source.text("index")
                        .ifPresent(index -> pinned.computeIfAbsent(ProjectName.normalise(name), any -> new TreeSet<>())
                                .add(index));
            }
        }
        return pinned;
    }

    private NetworkSettings network() {
        NetworkSettings plain = NetworkEnvironment.settings(surroundings);
        Set<String> trusted = new HashSet<>();
        for (String host : surroundings.variable("UV_INSECURE_HOST").orElse("").split("[,\\s]+", -1)) {
            trusted.add(host.toLowerCase(Locale.ROOT));
        }
        for (UvFiles.Source source : sources) {
            both(source, "allow-insecure-host").forEach(host -> trusted.add(host.toLowerCase(Locale.ROOT)));
        }
        Logins logins = Netrc.read(surroundings, notices);
        for (IndexLocation place : locations) {
            Optional<Login> login = place.name().flatMap(this::login);
            if (login.isPresent()) {
                logins = logins.and(place.url(), login.get());
            }
        }
        return new NetworkSettings(plain.proxies(), plain.certificates(), trusted, logins, plain.limits());
    }

    private Optional<Login> login(String index) {
        String prefix = "UV_INDEX_" + index.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        Optional<String> user = surroundings.variable(prefix + "_USERNAME");
        Optional<String> password = surroundings.variable(prefix + "_PASSWORD");
        return user.isEmpty() && password.isEmpty()
                ? Optional.empty()
                : Optional.of(new Login(user.orElse(""), password.orElse("")));
    }
}
