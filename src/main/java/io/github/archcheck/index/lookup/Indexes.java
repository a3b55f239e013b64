package io.github.archcheck.index.lookup;

import io.github.archcheck.index.IndexFile;
import io.github.archcheck.index.Project;
import io.github.archcheck.index.ProjectSource;
import io.github.archcheck.index.config.IndexConfiguration;
import io.github.archcheck.index.config.IndexConfiguration.Strategy;
import io.github.archcheck.index.config.IndexLocation;
import io.github.archcheck.index.http.Fetcher;
import io.github.archcheck.index.http.Login;
import io.github.archcheck.index.http.Logins;
import io.github.archcheck.index.http.NetworkSettings;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The indexes of a configuration. May be asked from several threads. A project is asked for once in a run, unless memory ran
 * short in between.
 */
public final class Indexes implements ProjectSource, Closeable {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
    private static final int LONGEST_NAME = 500;
    private static final int AT_ONCE = 8;

    private final IndexConfiguration configuration;
    private final Fetcher fetcher;
    private final List<Place> places;
    private final Map<String, SoftReference<Project>> known = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> asking = new ConcurrentHashMap<>();

    private Indexes(IndexConfiguration configuration, Fetcher fetcher) {
        this.configuration = configuration;
        this.fetcher = fetcher;
        this.places = configuration.locations().stream()
                .map(location -> new Place(location, fetcher))
                .toList();
    }

    /** Nothing is sent before something is asked. */
    public static Indexes open(IndexConfiguration configuration) {
        NetworkSettings network = configuration.network();
        Logins logins = network.logins();
        for (IndexLocation location : configuration.locations()) {
            Login login = Login.in(location.url()).orElse(null);
            logins = login == null ? logins : logins.and(location.url(), login);
        }
        return new Indexes(configuration, new Fetcher(network.with(logins)));
    }

    /** Asks the same servers, with the same logins and limits: for the files that are offered. */
    public Fetcher fetcher() {
        return fetcher;
    }

    @Override
    public Project project(String name) {
        ReentrantLock lock = asking.computeIfAbsent(name, any -> new ReentrantLock());
        lock.lock();
        try {
            SoftReference<Project> reference = known.get(name);
            Project project = reference == null ? null : reference.get();
            if (project == null) {
                project = ask(name);
                known.put(name, new SoftReference<>(project));
            }
            return project;
        } finally {
            lock.unlock();
        }
    }

    /** Asks for several projects at once, so that they are known when they are wanted. */
    public void prepare(Collection<String> names) {
        prepare(names, name -> {});
    }

    /** @param answered gets the name of each project once it is known, from several threads */
    public void prepare(Collection<String> names, Consumer<String> answered) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "archcheck-index");
            thread.setDaemon(true);
            return thread;
        });
        try {
            names.stream()
                    .distinct()
                    .map(name -> CompletableFuture.runAsync(
                            () -> {
                                project(name);
                                answered.accept(name);
                            },
                            threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }

    private Project ask(String name) {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            return new Project(false, List.of(), List.of(), List.of());
        }
        Set<String> only = configuration.pinned().getOrDefault(name, Set.of());
        boolean found = false;
        List<IndexFile> files = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (Place place : places) {
            if (!isFor(place.location(), only)) {
                continue;
            }
            Answer answer = place.ask(name);
            found |= answer.found();
            files.addAll(answer.files());
            answer.trouble().filter(words -> !troubles.contains(words)).ifPresent(troubles::add);
            notices.addAll(answer.notices());
            boolean isDecided = answer.found() || answer.trouble().isPresent();
            if (isDecided
                    && configuration.strategy() == Strategy.FIRST
                    && !place.location().flat()) {
                break;
            }
        }
        if (places.isEmpty()) {
            troubles.add("no index is configured");
        }
        return new Project(found, files, troubles, notices);
    }

    private static boolean isFor(IndexLocation location, Set<String> only) {
        return only.isEmpty()
                ? !location.explicit()
                : location.name().map(only::contains).orElse(false);
    }

    @Override
    public void close() throws IOException {
        fetcher.close();
    }
}
