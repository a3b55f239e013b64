package io.github.archcheck.cli;

import io.github.archcheck.host.Host;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.loader.Hardware;
import io.github.archcheck.loader.Surroundings;
import io.github.archcheck.loader.system.Linkers;
import io.github.archcheck.loader.tree.PackedFiles;
import io.github.archcheck.loader.tree.TargetTree;
import io.github.archcheck.loader.tree.Visibility;
import io.github.archcheck.platform.Target;
import io.github.archcheck.verdict.TargetSystem;
import io.github.archcheck.verdict.TargetSystems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The target's file system as far as this machine has it: below {@code --sysroot}, else its own where the target is this
 * machine, and always the environment and its interpreter's installation.
 */
final class ScannedSystems implements TargetSystems {
    /** Where packages are installed; the name itself means nothing. */
    private static final String SITE = "/site-packages";

    /** Where the content of any other archive lies. */
    private static final String PREFIX = "/prefix";

    private final Optional<Path> sysroot;
    private final FileInspector inspector;
    private final Supplier<Host> machine;
    private Optional<Boolean> withoutSystem = Optional.empty();

    /**
     * @param sysroot an existing directory
     * @param machine that we run on; asked only where it matters
     */
    ScannedSystems(Optional<Path> sysroot, FileInspector inspector, Supplier<Host> machine) {
        this.sysroot = sysroot.map(ScannedSystems::real);
        this.inspector = inspector;
        this.machine = machine;
    }

    @Override
    public Optional<TargetSystem> of(Target target, Inventory inventory, Optional<Interpreter> interpreter) {
        if (isPacked(inventory.environment())) {
            return packed(target, inventory);
        }
        if (sysroot.isPresent() && isWithoutSystem(sysroot.get())) {
            return packed(target, inventory, sysroot.get(), "", true);
        }
        Optional<Host> host = HostAgreement.of(machine.get(), target);
        Map<Path, Path> mounts = mounts(inventory.environment(), interpreter);
        Visibility visibility = new Visibility(sysroot, mounts, sysroot.isEmpty() && host.isPresent());
        TargetTree tree = new TargetTree(visibility, inspector::inspect, known(inventory, mounts));
        Hardware hardware = host.map(Host::processor)
                .map(processor -> new Hardware(processor.isaLevel(), processor.pageBytes()))
                .orElse(Hardware.UNKNOWN);
        Optional<String> executable = interpreter
                .flatMap(Interpreter::realFile)
                .map(file -> visibility.target(file).toString());
        return Linkers.forTarget(target, new Surroundings(tree, executable, hardware))
                .map(linker -> new TargetSystem(
                        linker,
                        tree,
                        file -> visibility.target(file).toString(),
                        file -> visibility.target(real(file, mounts)).toString()));
    }

    /** Whether it came out of an archive that holds no system around it. */
    private boolean isPacked(Environment environment) {
        return environment.kind().isPacked() || (environment.isInArchive() && sysroot.isEmpty());
    }

    /** The archive stands somewhere on the target, with nothing known of what is around it. */
    private Optional<TargetSystem> packed(Target target, Inventory inventory) {
        Environment environment = inventory.environment();
        boolean sharesPlaces = environment.kind().isDistribution();
        return packed(target, inventory, environment.base(), sharesPlaces ? SITE : PREFIX, sharesPlaces);
    }

    private Optional<TargetSystem> packed(
            Target target, Inventory inventory, Path root, String place, boolean sharesPlaces) {
        Visibility visibility = new Visibility(Optional.of(root), Map.of(), false);
        TargetTree inside = new TargetTree(visibility, inspector::inspect, known(inventory, Map.of()));
        PackedFiles files = new PackedFiles(inside, place, sharesPlaces);
        Function<Path, String> paths =
                file -> files.target(visibility.target(file).toString());
        return Linkers.forTarget(target, new Surroundings(files, Optional.empty(), Hardware.UNKNOWN))
                .map(linker -> new TargetSystem(linker, files, paths, paths));
    }

    /** Looked at once, for however many environments lie in it. */
    private boolean isWithoutSystem(Path root) {
        if (withoutSystem.isEmpty()) {
            withoutSystem = Optional.of(Targets.isWithoutSystem(root));
        }
        return withoutSystem.get();
    }

    /** Without asking the system: only what is scanned may be reached through links. */
    private static Path real(Path file, Map<Path, Path> mounts) {
        for (Path above = file; above != null; above = above.getParent()) {
            Path mounted = mounts.get(above);
            if (mounted != null) {
                return mounted.resolve(above.relativize(file));
            }
        }
        return file;
    }

    /** By the path that is used, the real one. */
    private static Map<Path, Path> mounts(Environment environment, Optional<Interpreter> interpreter) {
        List<Path> roots = new ArrayList<>(environment.walkRoots());
        environment.siteDirectories().stream().map(SiteDirectory::path).forEach(roots::add);
        interpreter
                .flatMap(Interpreter::realFile)
                .map(Path::getParent)
                .map(directory -> directory.endsWith("bin") ? directory.getParent() : directory)
                .ifPresent(roots::add);
        Map<Path, Path> mounts = new HashMap<>();
        roots.sort(Comparator.comparingInt(Path::getNameCount));
        for (Path root : roots) {
            boolean isMounted = false;
            for (Path above = root; above != null && !isMounted; above = above.getParent()) {
                isMounted = mounts.containsKey(above);
            }
            if (!isMounted) {
                Path real = real(root);
                mounts.put(root, real);
                mounts.put(real, real);
            }
        }
        return mounts;
    }

    private static Map<Path, Inspection> known(Inventory inventory, Map<Path, Path> mounts) {
        Path root = inventory.environment().root();
        Path real = mounts.getOrDefault(root, root);
        Map<Path, Inspection> known = new HashMap<>();
        for (Artifact artifact : inventory.artifacts()) {
            Path file = artifact.file();
            known.put(file.startsWith(root) ? real.resolve(root.relativize(file)) : file, artifact.inspection());
        }
        return known;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException | SecurityException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
