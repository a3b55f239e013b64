package io.github.archcheck.loader.musl;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.LibcTell;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Linker;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** musl's dynamic linker, which is the same file as its C library. */
public final class MuslLinker implements Linker {
    private static final Load NOTHING = new Load(List.of(), List.of(), List.of());

    private final MuslLoader loader;
    private final MuslSystem system;
    private final List<Dso> process;
    private final boolean programKnown;

    /** A file that is taken. */
    private record Taken(Place.File file, Image image, ElfDetails details) {}

    /** @throws IllegalArgumentException when Linux has no processes of the architecture */
    public MuslLinker(Known architecture, Version version, Surroundings surroundings) {
        this.loader = new MuslLoader(architecture);
        this.system = new MuslSystem(architecture, version, surroundings.files());
        MuslLoad program = new MuslLoad(system, loader, List.of());
        surroundings
                .executable()
                .ifPresent(path -> program(path).ifPresent(taken -> {
                    program.start(path, taken.file(), taken.image(), taken.details());
                    program.addNeeds();
                }));
        this.process = List.copyOf(program.dsos());
        this.programKnown = !process.isEmpty()
                && !program.isIncomplete()
                && process.stream().allMatch(dso -> system.symbols(dso).isPresent());
    }

    @Override
    public Load open(String path) {
        Optional<Taken> taken = take(path, true);
        if (taken.isEmpty()) {
            return NOTHING;
        }
        MuslLoad load = new MuslLoad(system, loader, process);
        load.open(path, taken.get().file(), taken.get().image(), taken.get().details());
        load.addNeeds();
        List<Dso> added = List.copyOf(load.added());
        Relocator relocator =
                new Relocator(system, load.dsos(), added, programKnown, load.isIncomplete(), load.faults());
        added.forEach(relocator::relocate);
        return load.result(load.faults().all());
    }

    @Override
    public Load start(String path) {
        Optional<Taken> taken = take(path, false);
        if (taken.isEmpty()) {
            return NOTHING;
        }
        MuslLoad load = new MuslLoad(system, loader, List.of());
        load.start(path, taken.get().file(), taken.get().image(), taken.get().details());
        Optional<String> interpreter = taken.get().details().interpreter();
        if (interpreter.isEmpty()) {
            return load.result(List.of());
        }
        if (!isMuslLoader(interpreter.get())) {
            return load.result(otherLoader(taken.get(), interpreter.get()));
        }
        load.addNeeds();
        int mapping = load.faults().all().size();
        Relocator relocator = new Relocator(system, load.dsos(), List.of(), true, load.isIncomplete(), load.faults());
        List<Dso> order = new ArrayList<>(load.dsos().subList(1, load.dsos().size()));
        order.add(load.dsos().get(0));
        order.forEach(relocator::relocate);
        return load.result(together(load.faults().all(), mapping, relocator.lines()));
    }

    private Optional<Taken> program(String path) {
        return take(path, false)
                .filter(taken -> taken.details().interpreter().stream().anyMatch(MuslLinker::isMuslLoader));
    }

    private Optional<Taken> take(String path, boolean opened) {
        if (!(system.files().at(path) instanceof Place.File file)
                || !(file.inspection() instanceof Inspection.Parsed parsed)) {
            return Optional.empty();
        }
        Answer answer = opened ? loader.open(parsed) : loader.execute(parsed);
        if (answer instanceof Answer.Accepts accepts) {
            Image image = parsed.binary().images().get(accepts.image());
            return image.details() instanceof ElfDetails details
                    ? Optional.of(new Taken(file, image, details))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isMuslLoader(String interpreter) {
        return interpreter.substring(interpreter.lastIndexOf('/') + 1).startsWith("ld-musl-");
    }

    /** The kernel does not start a program whose loader it does not find. */
    private List<Load.Fault> otherLoader(Taken taken, String interpreter) {
        Place place = system.files().at(interpreter);
        if (place instanceof Place.File) {
            return List.of();
        }
        boolean glibc = taken.details().libcTell() == LibcTell.GLIBC;
        return List.of(new Load.Fault(
                glibc ? Kind.OTHER_LIBC : Kind.MISSING_LIBRARY,
                place instanceof Place.Unknown ? Certainty.LIKELY : Certainty.CERTAIN,
                List.of(taken.file().path()),
                interpreter,
                Optional.empty(),
                Optional.empty(),
                "No such file or directory",
                Optional.empty(),
                "the program asks for the loader " + interpreter + (glibc ? " of glibc" : "")
                        + ", which is not there"));
    }

    /** A program prints all that goes wrong before it gives up. */
    private List<Load.Fault> together(List<Load.Fault> faults, int mapping, List<String> relocating) {
        boolean foretold = faults.stream().allMatch(fault -> fault.message().isPresent())
                && (relocating.isEmpty() || system.isExportListOwn());
        List<String> lines = new ArrayList<>();
        faults.subList(0, mapping).forEach(fault -> fault.message().ifPresent(lines::add));
        lines.addAll(relocating);
        Optional<String> message = foretold ? Optional.of(String.join("\n", lines)) : Optional.empty();
        return faults.stream()
                .map(fault -> new Load.Fault(
                        fault.kind(),
                        fault.certainty(),
                        fault.chain(),
                        fault.subject(),
                        fault.culprit(),
                        fault.refusal(),
                        fault.words(),
                        message,
                        fault.explanation()))
                .toList();
    }
}
