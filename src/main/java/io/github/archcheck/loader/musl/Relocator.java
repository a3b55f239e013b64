package io.github.archcheck.loader.musl;

import io.github.archcheck.binary.Exports;
import io.github.archcheck.binary.Symbols;
import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The second half of a load: finding every symbol that the mapped files ask for. Versions do not count.
 *
 * @see <a href="https://git.musl-libc.org/cgit/musl/tree/ldso/dynlink.c">dynlink.c, do_relocs</a>
 */
final class Relocator {
    private static final int NAMED_SYMBOLS = 3;

    private final MuslSystem system;
    private final List<Dso> scope;
    private final List<Dso> late;
    private final boolean programKnown;
    private final boolean incomplete;
    private final Faults faults;
    private final List<Exports> exports = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /**
     * @param scope where symbols are looked for, in this order; musl itself comes along
     * @param late those that were not there when the process started
     * @param programKnown whether the program and all that it brought along is in the scope
     * @param incomplete whether something else that belongs to the scope is not there or not known
     */
    Relocator(
            MuslSystem system,
            List<Dso> scope,
            List<Dso> late,
            boolean programKnown,
            boolean incomplete,
            Faults faults) {
        this.system = system;
        this.scope = scope;
        this.late = late;
        this.programKnown = programKnown;
        this.incomplete =
                incomplete || scope.stream().anyMatch(dso -> system.symbols(dso).isEmpty());
        this.faults = faults;
        Exports none = new Exports.Builder().build();
        scope.forEach(
                dso -> exports.add(system.symbols(dso).map(Symbols::exports).orElse(none)));
    }

    /** All that a program prints before it gives up; in a process that runs, the first line is all. */
    List<String> lines() {
        return lines;
    }

    void relocate(Dso dso) {
        Optional<Symbols> symbols = system.symbols(dso);
        if (symbols.isEmpty()) {
            return;
        }
        // DT_JMPREL is done first.
        Symbols own = symbols.get();
        undefined(dso, own.imports().stream().filter(Symbols.Import::call));
        indirect(dso, own.relocations());
        undefined(dso, own.imports().stream().filter(wanted -> !wanted.call()));
        initialExec(dso, own.relocations());
        packed(dso);
    }

    /** One fault for each kind, in the order in which the first of the kind is met. */
    private void undefined(Dso dso, Stream<Symbols.Import> imports) {
        Map<Kind, List<String>> names = new LinkedHashMap<>();
        imports.filter(wanted -> !wanted.weak() && !isFound(wanted.name())).forEach(wanted -> {
            lines.add(Faults.relocating(dso, notFound(wanted.name())));
            boolean glibc = wanted.version().startsWith("GLIBC_");
            if (glibc || (!incomplete && (programKnown || !isPython(wanted.name())))) {
                Kind kind = glibc ? Kind.OTHER_LIBC : Kind.UNDEFINED_SYMBOL;
                names.computeIfAbsent(kind, unused -> new ArrayList<>()).add(wanted.name());
            }
        });
        names.forEach((kind, wanted) -> undefined(
                dso,
                kind,
                wanted,
                kind == Kind.OTHER_LIBC
                        ? "is a symbol of glibc that musl does not have"
                        : "is exported by none of the files that are loaded"));
    }

    private void undefined(Dso dso, Kind kind, List<String> names, String why) {
        boolean certain = programKnown && !incomplete && system.isExportListOwn();
        String first = names.get(0);
        List<String> others = names.subList(1, Math.min(names.size(), 1 + NAMED_SYMBOLS));
        int more = names.size() - 1 - others.size();
        String along = others.isEmpty()
                ? ""
                : "; the same goes for " + String.join(", ", others) + (more > 0 ? " and " + more + " more" : "");
        faults.relocating(
                dso,
                kind,
                certain ? Certainty.CERTAIN : Certainty.LIKELY,
                first,
                notFound(first),
                first + " " + why + along);
    }

    private static String notFound(String name) {
        return name + ": symbol not found";
    }

    private boolean isFound(String name) {
        return system.exports(name) || definer(name).isPresent();
    }

    private Optional<Dso> definer(String name) {
        long hash = Exports.hash(name);
        for (int i = 0; i < exports.size(); i++) {
            if (exports.get(i).contains(hash)) {
                return Optional.of(scope.get(i));
            }
        }
        return Optional.empty();
    }

    /** What every interpreter exports. */
    private static boolean isPython(String name) {
        return name.startsWith("Py") || name.startsWith("_Py");
    }

    private void indirect(Dso dso, Symbols.Relocations relocations) {
        relocations
                .indirect()
                .ifPresent(type -> faults.relocating(
                        dso,
                        Kind.RELOCATION_FORMAT,
                        Certainty.CERTAIN,
                        "IRELATIVE",
                        "unsupported relocation type " + type,
                        "a function of it is chosen when it is loaded (ifunc), which musl does not support"));
        relocations
                .indirect()
                .ifPresent(type -> lines.add(Faults.relocating(dso, "unsupported relocation type " + type)));
    }

    /** Fine for what was there when the process started; later there is no room at a fixed distance. */
    private void initialExec(Dso dso, Symbols.Relocations relocations) {
        for (String name : relocations.initialExec()) {
            Optional<Dso> definer = name.isEmpty() ? Optional.of(dso) : definer(name);
            if (definer.filter(late::contains).filter(Dso::hasThreadLocals).isPresent()) {
                faults.relocating(
                        dso,
                        Kind.STATIC_TLS,
                        Certainty.CERTAIN,
                        name,
                        name.isEmpty()
                                ? ""
                                : name + ": initial-exec TLS resolves to dynamic definition in "
                                        + definer.get().name(),
                        "its thread-local variables must be there when the process starts, so that musl cannot open it later");
                return;
            }
        }
    }

    /** DT_RELR is passed over by old versions: pointers stay wrong, and the process dies. */
    private void packed(Dso dso) {
        if (dso.details().dynamic().filter(DynamicSection::relr).isPresent()
                && !system.unpacksRelr().orElse(false)) {
            faults.relocating(
                    dso,
                    Kind.RELOCATION_FORMAT,
                    system.unpacksRelr().isPresent() ? Certainty.CERTAIN : Certainty.RISK,
                    "DT_RELR",
                    "",
                    "musl before 1.2.4 passes over packed relocations, and the process dies");
        }
    }
}
