package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Linker;
import io.github.archcheck.loader.Load;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.Target;
import java.util.List;
import java.util.Optional;

/**
 * glibc's loader at work: it maps a file with all that it needs, then checks versions, processor levels and symbols, in
 * this order.
 *
 * @see <a href="https://sourceware.org/git/?p=glibc.git;a=blob;f=elf/dl-open.c;hb=refs/tags/glibc-2.36">dl-open.c</a>
 */
public final class GlibcLinker implements Linker {
    private final Machinery machinery;
    private final Search search;
    private final SymbolTables tables;
    private final ProcessState interpreter;

    /** @throws IllegalArgumentException when the target has no such processes, or another C library */
    public GlibcLinker(Target target, Surroundings surroundings) {
        Libc libc = target.libc()
                .filter(known -> known.kind() == Libc.Kind.GLIBC)
                .orElseThrow(() -> new IllegalArgumentException(target.name() + " has no glibc"));
        boolean stated = target.assumed().stream()
                .noneMatch(fact -> fact.startsWith(libc.kind().label()));
        this.machinery = new Machinery(
                surroundings.files(), surroundings.hardware(), target.architecture(), libc.version(), stated);
        this.search = new Search(machinery, new SearchDirectories(machinery, DefaultDirectories.of(machinery)));
        this.tables = new SymbolTables(surroundings.files());
        this.interpreter = ProcessState.running(machinery, search, surroundings.executable());
    }

    @Override
    public Load open(String path) {
        if (!(machinery.files().at(path) instanceof Place.File file)
                || machinery.open(file) instanceof Answer.Refuses) {
            return LoadResult.nothing();
        }
        Optional<LinkMap> known = interpreter.loaded().at(file.path());
        if (known.isPresent()) {
            return LoadResult.single(known.get(), List.of());
        }
        Namespace loaded = new Namespace(Optional.of(interpreter.loaded()));
        ProcessState process = new ProcessState(loaded, interpreter.executable(), interpreter.maps());
        Faults faults = new Faults(new Voice(Optional.empty()));
        return run(LinkMap.library(path, file, search.directories()), process, faults);
    }

    @Override
    public Load start(String path) {
        if (!(machinery.files().at(path) instanceof Place.File file)
                || !(machinery.loader().execute(file.inspection()) instanceof Answer.Accepts)) {
            return LoadResult.nothing();
        }
        LinkMap program = LinkMap.program(path, file, search.directories());
        Faults faults = new Faults(new Voice(Optional.of(path)));
        if (!machinery.isOwn(program) || !new ProgramInterpreter(machinery, faults).leadsToGlibc(program)) {
            return LoadResult.single(program, faults.found());
        }
        return run(program, ProcessState.starting(machinery, search, program), faults);
    }

    private Load run(LinkMap root, ProcessState process, Faults faults) {
        Mapping mapping = new Mapping(machinery, search, process, faults);
        mapping.run(root, root.name());
        VersionChecks versions = new VersionChecks(machinery, process.loaded(), faults);
        mapping.maps().forEach(versions::check);
        List<LinkMap> order = RelocationOrder.of(mapping);
        RelocationChecks relocation = new RelocationChecks(machinery, versions.knowsPackedRelocations(), faults);
        relocation.levels(order);
        if (!faults.voice().isProgram()) {
            relocation.staticTls(order);
        }
        order.forEach(relocation::packedRelocations);
        if (mapping.isComplete()) {
            symbols(mapping, order, process, faults);
        }
        return LoadResult.of(mapping, faults.found());
    }

    private void symbols(Mapping mapping, List<LinkMap> order, ProcessState process, Faults faults) {
        Namespace loaded = process.loaded();
        Scope scope = Scope.of(process.maps(), mapping.maps(), loaded.hidesPython(), loaded.hasAssumed());
        SymbolChecks checks = new SymbolChecks(machinery, tables, scope, faults);
        for (LinkMap map : order) {
            boolean now = !faults.voice().isProgram()
                    || map.dynamic().filter(DynamicSection::bindsNow).isPresent();
            checks.check(map, now);
        }
    }
}
