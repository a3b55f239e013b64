package io.github.archcheck.index.config;

import io.github.archcheck.index.config.IndexConfiguration.Strategy;
import io.github.archcheck.index.http.Logins;
import io.github.archcheck.index.http.NetworkSettings;
import io.github.archcheck.index.http.Origin;
import io.github.archcheck.index.http.Proxies;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** pip's configuration, as {@code pip install} would see it. */
public final class PipConfiguration {
    private static final List<String> SECTIONS = List.of("global", "install");
    private static final String ENVIRONMENT = ":env:";
    private static final Set<String> TRUE = Set.of("y", "yes", "t", "true", "on", "1");

    private final Surroundings surroundings;
    private final List<String> notices = new ArrayList<>();
    /** By section, then by option; the environment is a section of its own. */
    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();

    private PipConfiguration(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @param publicIndex what is asked when the configuration names no index; empty for none */
    public static IndexConfiguration read(Surroundings surroundings, Optional<URI> publicIndex) {
        PipConfiguration pip = new PipConfiguration(surroundings);
        PipFiles.of(surroundings).forEach(pip::take);
        pip.takeEnvironment();
        return pip.configuration(publicIndex);
    }

    private void take(Path file) {
        Optional<String> text = ConfigFile.text(file, notices);
        Optional<Map<String, Map<String, String>>> ini = text.flatMap(IniFile::parse);
        if (text.isPresent() && ini.isEmpty()) {
            notices.add("not in the form of pip's configuration: " + file);
        }
        ini.orElse(Map.of())
                .forEach((section, values) -> sections.computeIfAbsent(section, any -> new LinkedHashMap<>())
                        .putAll(values));
    }

    private void takeEnvironment() {
        Map<String, String> values = new LinkedHashMap<>();
        surroundings.environment().forEach((name, value) -> {
            if (name.startsWith("PIP_") && name.length() > "PIP_".length()) {
                values.put(IniFile.name(name.substring("PIP_".length())), value);
            }
        });
        sections.put(ENVIRONMENT, values);
    }

    /** All values of an option that are not empty, the one that counts last. */
    private List<String> values(String option) {
        List<String> values = new ArrayList<>();
        for (String section : SECTIONS) {
            add(sections.getOrDefault(section, Map.of()).get(option), values);
        }
        add(sections.getOrDefault(ENVIRONMENT, Map.of()).get(option), values);
        return values;
    }

    private static void add(@Nullable String value, List<String> values) {
        if (value != null && !value.isEmpty()) {
            values.add(value);
        }
    }

    private Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(values.size() - 1).strip());
    }

    private List<String> words(String option) {
        return Arrays.stream(value(option).orElse("").split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private boolean flag(String option) {
        return value(option)
                .map(text -> TRUE.contains(text.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    private IndexConfiguration configuration(Optional<URI> publicIndex) {
        NetworkSettings network = network();
        List<IndexLocation> locations = new ArrayList<>();
        for (String place : words("find-links")) {
            location(place, true).ifPresent(locations::add);
        }
        if (!flag("no-index")) {
            Optional<IndexLocation> first = value("index-url")
                    .flatMap(text -> location(text, false))
                    .or(() -> publicIndex.map(IndexLocation::simple));
            first.ifPresent(locations::add);
            words("extra-index-url").forEach(text -> location(text, false).ifPresent(locations::add));
        }
        List<IndexLocation> followed =
                locations.stream().filter(place -> isFollowed(place, network)).toList();
        value("client-cert").ifPresent(file -> notices.add("pip's option client-cert is not followed"));
        if (followed.isEmpty()) {
            notices.add("pip's configuration names no index");
        }
        FormatControl formats = FormatControl.ANY;
        for (String value : values("no-binary")) {
            formats = formats.withNoBinary(value);
        }
        for (String value : values("only-binary")) {
            formats = formats.withOnlyBinary(value);
        }
        return new IndexConfiguration(followed, Strategy.ALL, formats, flag("pre"), Map.of(), network, notices);
    }

    private Optional<IndexLocation> location(String text, boolean flat) {
        Optional<URI> url = IndexLocation.url(text, surroundings);
        if (url.isEmpty()) {
            notices.add("pip's configuration names an index that is no address");
        }
        return url.map(found -> flat ? IndexLocation.flat(found) : IndexLocation.simple(found));
    }

    /** pip passes over what is neither encrypted nor on this machine, unless it is told to trust it. */
    private boolean isFollowed(IndexLocation place, NetworkSettings network) {
        Optional<Origin> origin = Origin.of(place.url());
        boolean followed = origin.map(to -> to.isSecure() || to.isLoopback() || network.trusts(to))
                .orElse(true);
        if (!followed) {
            notices.add("not asked, since pip would not: " + place + " is not https, and no trusted host");
        }
        return followed;
    }

    private NetworkSettings network() {
        NetworkSettings plain = NetworkEnvironment.settings(surroundings);
        List<Path> certificates = new ArrayList<>(plain.certificates());
        value("cert").ifPresent(file -> NetworkEnvironment.add(surroundings.path(file), certificates));
        Set<String> trusted = new HashSet<>();
        words("trusted-host").forEach(host -> trusted.add(host.toLowerCase(Locale.ROOT)));
        Proxies proxies = value("proxy").map(plain.proxies()::through).orElse(plain.proxies());
        Logins logins = Netrc.read(surroundings, notices);
        return new NetworkSettings(proxies, certificates, trusted, logins, plain.limits());
    }
}
