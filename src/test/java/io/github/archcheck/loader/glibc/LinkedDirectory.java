package io.github.archcheck.loader.glibc;

import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.loader.Hardware;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.loader.tree.TargetTree;
import io.github.archcheck.loader.tree.Visibility;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.Elf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A directory of files that libraries are opened from. On its own nothing else can be seen; as a sysroot it is the whole
 * system.
 */
final class LinkedDirectory {
    private final Path path;
    private final FakeSymbols symbols;

    LinkedDirectory(Path path) {
        this(path, new Visibility(Optional.empty(), Map.of(path, path), false));
    }

    private LinkedDirectory(Path path, Visibility visibility) {
        this.path = path;
        Inspector inspector = new Inspector(Parsers.ALL);
        this.symbols = new FakeSymbols(new TargetTree(visibility, inspector::inspect, Map.of()));
    }

    static LinkedDirectory sysroot(Path path) {
        return new LinkedDirectory(path, new Visibility(Optional.of(path), Map.of(), false));
    }

    Path path() {
        return path;
    }

    FakeSymbols symbols() {
        return symbols;
    }

    Path put(String name, Elf elf) throws IOException {
        return put(name, elf.build().bytes());
    }

    Path put(String name, byte[] bytes) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    GlibcLinker linker(Version glibc, Optional<String> executable, Hardware hardware) {
        return linker(Architecture.Known.X86_64, glibc, executable, hardware);
    }

    GlibcLinker linker(Architecture.Known architecture, Version glibc, Optional<String> executable, Hardware hardware) {
        Target target = Target.linux(architecture, Libc.Kind.GLIBC, Optional.of(glibc), Target.Source.OPTION);
        return new GlibcLinker(target, new Surroundings(symbols, executable, hardware));
    }
}
