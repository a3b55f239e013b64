package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.binary.Symbols.Import;
import io.github.archcheck.binary.Symbols.Library;
import io.github.archcheck.loader.Load.Found;
import io.github.archcheck.platform.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which names the images of one load miss. What an image imports is read once, and kept only as far as it is missed; names
 * that a system library may have are never missed.
 */
final class SymbolCheck {
    /** C++ of no system library: those have {@code std}, operators, run-time support and the types of the language. */
    private static final Pattern FOREIGN_CPP = Pattern.compile("__Z(?:T[VISTC])?N?[KVR]*(?:\\d|N\\d).*");

    private static final Pattern SYSTEM_CPP = Pattern.compile(
            "__Z(?:T[VISTC])?NK?(?:St|10__cxxabiv|9__gnu_cxx|\\d+__cxx).*|.*Py(?:Object|Type|Module).*");

    /** What one image misses when its needs are met by certain others. */
    private record Missed(List<Name> twoLevel, List<Name> system) {}

    /** @param library index of the need that it is bound to */
    private record Name(String symbol, int library) {}

    private final World world;
    private final Map<List<String>, Missed> known = new HashMap<>();
    private final Map<String, Optional<Exports>> exports = new HashMap<>();
    private final Map<String, List<String>> flat = new HashMap<>();

    SymbolCheck(World world) {
        this.world = world;
    }

    /** @param first the first image to look at; others only give */
    void check(Images images, int first, Faults faults) {
        for (int i = first; i < images.size(); i++) {
            report(i, missed(images, i, faults), images, faults);
        }
    }

    private void report(int index, Missed missed, Images images, Faults faults) {
        List<Found> found = images.get(index).found();
        for (Name name : missed.twoLevel()) {
            if (found.get(name.library()) instanceof Found.Image provider) {
                faults.lacksSymbol(
                        index, name.symbol(), images.get(provider.index()).image());
            }
        }
        for (Name name : missed.system()) {
            String library =
                    images.get(index).image().needs().get(name.library()).need().name();
            NewSymbols.first(name.symbol()).ifPresent(since -> faults.newSymbol(index, name.symbol(), library, since));
        }
        flat.getOrDefault(key(images.get(index).image()), List.of()).stream()
                .filter(symbol -> isNowhere(symbol, images))
                .findFirst()
                .ifPresent(symbol -> faults.lacksSymbol(index, symbol));
    }

    private Missed missed(Images images, int index, Faults faults) {
        Images.Entry entry = images.get(index);
        List<String> key = new ArrayList<>();
        key.add(key(entry.image()));
        for (Found found : entry.found()) {
            key.add(
                    found instanceof Found.Image image
                            ? key(images.get(image.index()).image())
                            : "");
        }
        Missed before = known.get(key);
        if (before == null) {
            before = read(images, entry, faults);
            known.put(key, before);
        }
        return before;
    }

    private Missed read(Images images, Images.Entry entry, Faults faults) {
        Optional<Symbols> symbols = world.symbols(entry.image());
        if (symbols.isEmpty()) {
            exports.put(key(entry.image()), Optional.empty());
            return new Missed(List.of(), List.of());
        }
        exports.put(key(entry.image()), Optional.of(symbols.get().exports()));
        List<Name> twoLevel = new ArrayList<>();
        List<Name> system = new ArrayList<>();
        List<String> everywhere = new ArrayList<>();
        Set<Integer> told = new HashSet<>();
        boolean tooNew = faults.isTooNew(entry.image());
        for (Import name : symbols.get().imports()) {
            int library = name.library().index();
            if (name.weak()) {
                continue;
            }
            if (name.library().equals(Library.ANY) && isForeign(name.name())) {
                everywhere.add(name.name());
            } else if (library >= 0 && library < entry.found().size() && !told.contains(library)) {
                Found found = entry.found().get(library);
                if (found instanceof Found.Image provider && !mayHave(images, provider.index(), name.name())) {
                    told.add(library);
                    twoLevel.add(new Name(name.name(), library));
                } else if (found instanceof Found.Assumed && tooNew && isNew(name.name())) {
                    told.add(library);
                    system.add(new Name(name.name(), library));
                }
            }
        }
        flat.put(key(entry.image()), List.copyOf(everywhere));
        return new Missed(List.copyOf(twoLevel), List.copyOf(system));
    }

    private boolean isNew(String symbol) {
        Optional<Version> first = NewSymbols.first(symbol);
        return first.isPresent() && first.get().compareTo(world.macOs()) > 0;
    }

    /** Whether a symbol is of no library of the system, and of no Python. */
    private static boolean isForeign(String symbol) {
        return symbol.startsWith("__Z")
                && FOREIGN_CPP.matcher(symbol).matches()
                && !SYSTEM_CPP.matcher(symbol).matches();
    }

    private boolean isNowhere(String symbol, Images images) {
        for (int i = 0; i < images.size(); i++) {
            Optional<Exports> given = exports(images.get(i).image());
            if (given.isEmpty() || given.get().has(symbol)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an image, or one that it re-exports, has a symbol; also when nobody knows. */
    private boolean mayHave(Images images, int provider, String symbol) {
        Deque<Integer> waiting = new ArrayDeque<>(List.of(provider));
        Set<Integer> seen = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            Images.Entry entry = images.get(waiting.pop());
            Optional<Exports> given = exports(entry.image());
            if (given.isEmpty() || given.get().has(symbol) || entry.image().hasOldReexports()) {
                return true;
            }
            for (int i = 0; i < entry.image().needs().size(); i++) {
                if (entry.image().needs().get(i).reexported()) {
                    Optional<Found> found =
                            i < entry.found().size() ? Optional.of(entry.found().get(i)) : Optional.empty();
                    if (found.orElse(null) instanceof Found.Image image) {
                        if (seen.add(image.index())) {
                            waiting.push(image.index());
                        }
                    } else {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private Optional<Exports> exports(Mapped image) {
        return exports.computeIfAbsent(key(image), key -> world.symbols(image).map(Symbols::exports));
    }

    private static String key(Mapped image) {
        return image.path();
    }
}
