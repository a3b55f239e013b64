package io.github.archcheck.loader.dyld;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Linker;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.loader.TargetFiles;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Version;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * dyld of one macOS version at work in one environment, for one kind of process.
 *
 * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-1323.3/dyld/DyldAPIs.cpp">APIs::dlopen_from</a>
 */
public final class DyldLinker implements Linker {
    /** Places without anything of use: far more than there are in an honest environment, and looked at in a minute. */
    private static final long MOST_PLACES = 1 << 22;

    private static final long MOST_PLACES_PER_LOAD = 1 << 17;

    /** What the messages of all loads together may take, in characters. */
    private static final long LONGEST_MESSAGES = 1 << 25;

    private final DyldProcess process;
    private final Version macOs;
    private final TargetFiles files;
    private final Optional<String> executable;
    private final Budget places = new Budget(MOST_PLACES);
    private final Budget messages = new Budget(LONGEST_MESSAGES);
    private final Map<DyldProcess, World> worlds = new EnumMap<>(DyldProcess.class);
    private final Map<DyldProcess, SymbolCheck> symbolChecks = new EnumMap<>(DyldProcess.class);
    private Optional<Interpreter> interpreter = Optional.empty();

    /**
     * @param architecture of the process: arm64, arm64e or x86_64
     * @param translated an x86_64 process under Rosetta 2
     * @throws IllegalArgumentException when macOS has no such processes
     */
    public DyldLinker(Architecture.Known architecture, boolean translated, Version macOs, Surroundings surroundings) {
        this.process = DyldProcess.of(architecture, translated);
        this.macOs = macOs;
        this.files = surroundings.files();
        this.executable = surroundings.executable();
    }

    @Override
    public Load open(String path) {
        World world = world(process);
        Interpreter running = interpreter(world);
        boolean part = world.at(path) instanceof Place.File file
                && running.images().ofFile(file.path()).isPresent();
        Images images = part ? new Images() : new Images(running.images());
        Envelope envelope = new Envelope(world.release());
        Function<String, Optional<String>> whole =
                body -> Optional.of(body).filter(this::mayBeKept).map(text -> envelope.opened(path, text));
        Budget budget = places.part(MOST_PLACES_PER_LOAD);
        Faults faults = new Faults(world, images, whole);
        PathSource source = PathSource.of(world.release(), running.program());
        Search search = new Search(world, images, source, budget);
        Search.Outcome outcome = search.run(new PathSource.Request(path, false, running.chain(), false));
        if (outcome instanceof Search.Outcome.Fresh fresh) {
            Loading loading = new Loading(world, images, source, running.isKnown(), budget, faults);
            int first = loading.load(fresh.image(), fresh.flaw(), running.chain());
            return loading.result(first, symbolCheck(process));
        }
        if (outcome instanceof Search.Outcome.Failed) {
            Optional<String> reason = envelope.reason(search.attempts());
            return new Load(
                    List.of(),
                    List.of(),
                    List.of(Faults.refused(path, search, reason.flatMap(whole), !search.isIncomplete())));
        }
        return new Load(List.of(), List.of(), List.of());
    }

    @Override
    public Load start(String path) {
        Answer answer = world(process).at(path) instanceof Place.File file
                ? world(process).loader().execute(file.inspection())
                : new Answer.Undetermined("");
        if (!(answer instanceof Answer.Accepts accepts)
                || !(world(process).at(path) instanceof Place.File program)
                || !(program.inspection() instanceof Inspection.Parsed parsed)) {
            return new Load(List.of(), List.of(), List.of());
        }
        DyldProcess child =
                process.child(parsed.binary().images().get(accepts.image()).architecture());
        World world = world(child);
        Optional<Mapped> main = world.mapped(program, accepts.image());
        if (main.isEmpty()) {
            return new Load(List.of(), List.of(), List.of());
        }
        Images images = new Images();
        Faults faults = new Faults(
                world,
                images,
                body -> Optional.of(body).filter(this::mayBeKept).flatMap(text -> launched(world, text)));
        Budget budget = places.part(MOST_PLACES_PER_LOAD);
        Loading loading = new Loading(
                world, images, PathSource.of(world.release(), Optional.of(program.path())), true, budget, faults);
        return loading.result(loading.load(main.get(), flaw(main.get(), child), Optional.empty()), symbolCheck(child));
    }

    private boolean mayBeKept(String message) {
        return messages.spend(message.length());
    }

    private static Optional<Search.Flaw> flaw(Mapped main, DyldProcess child) {
        return main.isUnsigned() && child.isArm64() ? Optional.of(Search.Flaw.UNSIGNED) : Optional.empty();
    }

    /** From macOS 12 on the number of the process comes first, which nobody can foretell. */
    private static Optional<String> launched(World world, String body) {
        return world.release() == DyldRelease.DYLD2 ? Optional.of("dyld: " + body) : Optional.empty();
    }

    private World world(DyldProcess kind) {
        return worlds.computeIfAbsent(kind, k -> new World(k, macOs, files));
    }

    private SymbolCheck symbolCheck(DyldProcess kind) {
        return symbolChecks.computeIfAbsent(kind, k -> new SymbolCheck(world(k)));
    }

    private Interpreter interpreter(World world) {
        if (interpreter.isEmpty()) {
            interpreter = Optional.of(Interpreter.of(executable, world, places.part(MOST_PLACES_PER_LOAD)));
        }
        return interpreter.get();
    }
}
