package io.github.archcheck.cli;

import io.github.archcheck.index.config.IndexConfiguration;
import io.github.archcheck.index.config.IndexLocation;
import io.github.archcheck.index.config.NetworkEnvironment;
import io.github.archcheck.index.config.PipConfiguration;
import io.github.archcheck.index.config.Surroundings;
import io.github.archcheck.index.config.UvConfiguration;
import io.github.archcheck.index.lookup.Indexes;
import io.github.archcheck.index.remote.RemoteFiles;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.lock.IndexOptions;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.preinstall.IndexAccess;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The indexes that the user allows to be asked; nothing else in archcheck touches the network. */
record Indexing(IndexConfiguration configuration, Indexes indexes, boolean deep) implements Closeable {
    /**
     * @param python whose pip is meant
     * @param listed what a listing says of indexes; it counts with the installers' configuration only
     * @return empty unless the user asked for it
     */
    static Optional<Indexing> of(
            Session session, PreinstallOptions install, Optional<Interpreter> python, IndexOptions listed)
            throws UsageException {
        if (!install.asksIndexes()) {
            if (install.deep) {
                throw UsageException.aboutOptions(
                        "--deep needs --index or --use-pip-config" + (install.offline ? ", and no --offline" : ""));
            }
            return Optional.empty();
        }
        Surroundings surroundings = surroundings(session, python);
        List<IndexLocation> locations = new ArrayList<>();
        for (String index : install.indexes) {
            locations.add(IndexLocation.simple(address(index)));
        }
        IndexConfiguration base = install.usePipConfig
                ? configured(surroundings, python, listed)
                : IndexConfiguration.of(List.of(), NetworkEnvironment.settings(surroundings));
        locations.addAll(base.locations());
        if (locations.stream().allMatch(IndexLocation::flat) && !isWithoutIndex(session, listed)) {
            throw new UsageException(
                    "neither the configuration of pip nor that of uv names an index, and there is no pip"
                            + " whose own could be asked: --index URL");
        }
        IndexConfiguration configuration = new IndexConfiguration(
                locations,
                base.strategy(),
                base.formats(),
                base.preReleases(),
                base.pinned(),
                base.network(),
                base.notices());
        return Optional.of(new Indexing(configuration, Indexes.open(configuration), install.deep));
    }

    /** Only files of folders and pages are wanted. */
    private static boolean isWithoutIndex(Session session, IndexOptions listed) {
        String value = session.environment().getOrDefault("PIP_NO_INDEX", "").toLowerCase(Locale.ROOT);
        return listed.noIndex() || List.of("1", "y", "yes", "true", "on", "t").contains(value);
    }

    private static Surroundings surroundings(Session session, Optional<Interpreter> python) {
        Path directory = session.workingDirectory();
        String home =
                session.environment().getOrDefault("HOME", session.environment().getOrDefault("USERPROFILE", ""));
        Optional<Path> prefix = python.flatMap(Interpreter::realFile)
                .map(file -> file.resolve("../..").normalize());
        return new Surroundings(
                system(),
                session.environment(),
                directory.resolve(home),
                directory,
                Path.of("/").toAbsolutePath(),
                prefix);
    }

    /** Of this machine: where it keeps configuration. */
    private static OperatingSystem system() {
        String name = System.getProperty("os.name", "");
        if (name.startsWith("Windows")) {
            return OperatingSystem.WINDOWS;
        }
        return name.startsWith("Mac") ? OperatingSystem.MACOS : OperatingSystem.LINUX;
    }

    private static IndexConfiguration configured(
            Surroundings surroundings, Optional<Interpreter> python, IndexOptions listed) throws UsageException {
        Optional<URI> publicIndex = PipDefaultIndex.of(python);
        IndexConfiguration uv = UvConfiguration.read(surroundings, Optional.empty());
        IndexConfiguration pip = PipConfiguration.read(surroundings, Optional.empty());
        IndexConfiguration chosen = pip.locations().isEmpty() && !uv.locations().isEmpty()
                ? UvConfiguration.read(surroundings, publicIndex)
                : PipConfiguration.read(surroundings, listed.indexUrl().isPresent() ? Optional.empty() : publicIndex);
        List<IndexLocation> locations = new ArrayList<>();
        if (listed.indexUrl().isPresent()) {
            locations.add(IndexLocation.simple(address(listed.indexUrl().get())));
        }
        if (!listed.noIndex()) {
            locations.addAll(chosen.locations());
            for (String url : listed.extraIndexUrls()) {
                locations.add(IndexLocation.simple(address(url)));
            }
        }
        return new IndexConfiguration(
                locations,
                chosen.strategy(),
                chosen.formats(),
                chosen.preReleases() || listed.preReleases(),
                chosen.pinned(),
                chosen.network(),
                chosen.notices());
    }

    private static URI address(String text) throws UsageException {
        try {
            URI uri = new URI(text.strip());
            String scheme = String.valueOf(uri.getScheme());
            if (List.of("http", "https", "file").contains(scheme)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Not shown: the text may hold a password.
        }
        throw UsageException.aboutOptions("--index takes an address such as https://index.example/simple");
    }

    /** Asks for several projects at a time; what is learnt is kept. */
    void prepare(Selection selection, Work work) {
        List<String> names = selection.wanted().stream()
                .filter(wanted -> wanted.skipped().isEmpty() && wanted.supply() instanceof Wanted.Asked)
                .map(wanted -> ProjectName.normalise(wanted.name()))
                .distinct()
                .toList();
        work.begin("asking " + hosts());
        work.count("packages", names.size());
        indexes.prepare(names, work::done);
    }

    /** Of an address only the host is shown: the rest may hold a password. */
    private String hosts() {
        List<String> hosts = configuration.locations().stream()
                .map(location -> Objects.requireNonNullElse(location.url().getHost(), "a folder"))
                .distinct()
                .toList();
        return hosts.size() < 2 ? String.join("", hosts) : hosts.get(0) + " and " + (hosts.size() - 1) + " more";
    }

    IndexAccess access() {
        return new IndexAccess(indexes, configuration.formats(), configuration.preReleases());
    }

    RemoteFiles files() {
        return new RemoteFiles(indexes.fetcher());
    }

    @Override
    public void close() throws IOException {
        indexes.close();
    }
}
