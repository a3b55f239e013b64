package io.github.archcheck.cli;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.open.Archives;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.inspect.SymbolReader;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.locate.ImageEnvironments;
import io.github.archcheck.inventory.locate.Locators;
import io.github.archcheck.inventory.locate.SystemPlaces;
import io.github.archcheck.inventory.source.DiskPythonFiles;
import io.github.archcheck.inventory.take.InventoryTaker;
import io.github.archcheck.loader.system.Loaders;
import io.github.archcheck.platform.Target;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judge;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges what lies at a path, whatever it is: a directory, a file, or what is in an archive. */
final class RootJudge {
    private static final Inspector INSPECTOR = new Inspector(Parsers.ALL);

    private final Asked asked;
    private final Predicate<Finding> shown;
    private final ThisMachine machine = new ThisMachine();
    private final ScannedSystems systems;
    private Optional<Target> target;

    RootJudge(Asked asked, Predicate<Finding> shown) {
        this(asked, Optional.empty(), shown);
    }

    /** @param target what the options ask for, when that is known already */
    RootJudge(Asked asked, Optional<Target> target, Predicate<Finding> shown) {
        this.asked = asked;
        this.shown = shown;
        this.systems = new ScannedSystems(asked.sysroot(), inspector(), machine);
        this.target = target;
    }

    /** What the options ask for; without them this machine, which is looked at once, and only if somebody has to know. */
    Target target() throws UsageException {
        if (target.isEmpty()) {
            target = Optional.of(Targets.of(asked.target(), asked.sysroot(), machine));
        }
        return target.get();
    }

    /** One of a path that is no archive; of an archive one for each environment in it. */
    List<Report.Root> judge(String text, Path path) throws IOException, UsageException, InterruptedException {
        if (!Files.isRegularFile(path) || !(PackageNames.isPackage(name(path)) || Archives.recognises(path))) {
            Environment environment = Locators.locate(path, inspector(), asked.places());
            Inventory inventory = new InventoryTaker(
                            inspector(),
                            asked.walk(),
                            asked.checksFor(target()),
                            asked.work().files())
                    .take(environment);
            return List.of(new Report.Root(text, judge(inventory, target(), systems, text)));
        }
        try (OpenArchive archive = Archives.open(path, RootJudge::look, List.of())) {
            return judge(text, name(path), archive);
        } catch (RefusedArchiveException e) {
            Inventory nothing = NoFiles.damagedArchive(path, String.valueOf(e.getMessage()));
            return List.of(new Report.Root(text, judge(nothing, target(), systems, text)));
        } catch (BoundedInspector.ExceededException e) {
            Inventory nothing = NoFiles.unreadable(path, String.valueOf(e.getMessage()));
            return List.of(new Report.Root(text, judge(nothing, target(), systems, text)));
        }
    }

    private List<Report.Root> judge(String text, String fileName, OpenArchive archive)
            throws IOException, UsageException, InterruptedException {
        return switch (archive.kind()) {
            case ZIP, TAR, CONDA -> List.of(whole(text, fileName, archive));
            case IMAGE -> image(text, archive);
        };
    }

    /**
     * An archive that is no image.
     *
     * @param fileName of a wheel, which has its tags
     */
    Report.Root whole(String text, String fileName, OpenArchive archive)
            throws IOException, UsageException, InterruptedException {
        Environment environment =
                Locators.locateArchive(archive.root(), fileName, inspector(), SystemPlaces.sysroot(archive.root()));
        Judged judged = judge(take(environment, target(), archive), target(), systems, text);
        return new Report.Root(text, judged, true, Optional.empty());
    }

    /** Its own configuration says which machine it is for. */
    private List<Report.Root> image(String text, OpenArchive archive)
            throws IOException, UsageException, InterruptedException {
        Path root = archive.root();
        Optional<String> name = asked.target().or(() -> archive.platform().map(RootJudge::platformName));
        Target own = Targets.of(name, Optional.of(root), machine);
        ScannedSystems inside = new ScannedSystems(Optional.of(root), inspector(), machine);
        SystemPlaces places = SystemPlaces.sysroot(root);
        List<Report.Root> roots = new ArrayList<>();
        for (Path directory : ImageEnvironments.in(root)) {
            Environment environment = Locators.locate(directory, inspector(), places);
            Judged judged = judge(take(environment, own, archive), own, inside, text);
            Inventory inventory = judged.scene().inventory();
            if (!inventory.distributions().isEmpty() || !inventory.artifacts().isEmpty()) {
                roots.add(new Report.Root(
                        text,
                        judged,
                        true,
                        Optional.of(root.relativize(directory).toString())));
            }
        }
        return roots.isEmpty() ? List.of(everything(text, archive, own, inside)) : roots;
    }

    /** An image without any Python environment. */
    private Report.Root everything(String text, OpenArchive archive, Target own, ScannedSystems inside)
            throws IOException, InterruptedException {
        Path root = archive.root();
        Environment environment = Locators.locate(root, inspector(), SystemPlaces.sysroot(root));
        return new Report.Root(text, judge(take(environment, own, archive), own, inside, text), true, Optional.empty());
    }

    private static String platformName(OpenArchive.ImagePlatform platform) {
        return platform.os() + "/" + platform.architecture()
                + (platform.variant().isEmpty() ? "" : "/" + platform.variant());
    }

    private Inventory take(Environment environment, Target applied, OpenArchive archive)
            throws IOException, InterruptedException {
        // What was read from front to back cannot be read wholly again.
        Asked here = archive.kind() == OpenArchive.Kind.ZIP ? asked : asked.withoutHashes();
        int most = archive.kind() == OpenArchive.Kind.IMAGE || archive.kind() == OpenArchive.Kind.TAR
                ? BoundedInspector.MOST_IN_A_SYSTEM
                : BoundedInspector.MOST_IN_A_PACKAGE;
        FileInspector bounded = new BoundedInspector(inspector(), most);
        Inventory inventory = new InventoryTaker(
                        bounded,
                        here.walk(),
                        here.checksFor(applied),
                        here.work().files())
                .take(environment);
        return inventory.noting(archive.troubles().stream()
                .map(trouble -> new Note(
                        trouble.damage() ? Note.Kind.ARCHIVE_DAMAGED : Note.Kind.INFORMATION,
                        trouble.member(),
                        trouble.reason()))
                .toList());
    }

    private Judged judge(Inventory inventory, Target applied, ScannedSystems files, String text) {
        asked.work().conclude("judging " + text);
        Judge judge = new Judge(
                BuiltInRules.ALL,
                Loaders::forTarget,
                files,
                new DiskPythonFiles(asked.walk().jobs()));
        return judge.judge(inventory, applied, asked.python(), text, shown);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static FileInspector inspector() {
        return INSPECTOR::inspect;
    }

    /** Reads what judging will ask for, so that it is kept. */
    private static void look(String path, ByteSource file) throws IOException {
        if (INSPECTOR.inspect(file) instanceof Inspection.Parsed parsed) {
            for (int image = 0; image < parsed.binary().images().size(); image++) {
                SymbolReader.read(file, parsed.binary(), image);
            }
        }
    }
}
