package io.github.archcheck.cli;

import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.walk.Workers;
import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.platform.Target;
import io.github.archcheck.preinstall.Planner;
import io.github.archcheck.preinstall.WheelContents;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.TargetResolution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Judges one source of {@code preinstall}. */
final class SourceJudge {
    private final Session session;
    private final Asked asked;
    private final PreinstallOptions install;
    private final Predicate<Finding> shown;
    private final Target target;
    private final Optional<Interpreter> python;
    private final boolean explains;

    private SourceJudge(
            Session session,
            Asked asked,
            PreinstallOptions install,
            Predicate<Finding> shown,
            Target target,
            Optional<Interpreter> python,
            boolean explains) {
        this.session = session;
        this.asked = asked;
        this.install = install;
        this.shown = shown;
        this.target = target;
        this.python = python;
        this.explains = explains;
    }

    /** @param explains whether to say of every wheel why it is taken or not */
    static SourceJudge of(
            Session session, Asked asked, PreinstallOptions install, Predicate<Finding> shown, boolean explains)
            throws IOException, UsageException {
        Target target = Targets.of(asked.target(), asked.sysroot());
        Optional<Interpreter> python = PythonChoice.of(session, asked, new Inspector(Parsers.ALL)::inspect);
        return new SourceJudge(session, asked, install, shown, target, python, explains);
    }

    /** What the options ask for. */
    Target target() {
        return target;
    }

    Report.Root judge(InstallSources.Source source) throws IOException, UsageException, InterruptedException {
        if (source instanceof InstallSources.ListFile list) {
            String content = LockFiles.read(list.text(), list.file());
            return listing(new LockText(list.text(), content, Optional.of(list.file()), session.environment()));
        }
        if (source instanceof InstallSources.StandardInput input) {
            String content = LockFiles.read(input.text(), session.in());
            return listing(new LockText(input.text(), content, Optional.empty(), session.environment()));
        }
        if (source instanceof InstallSources.Folder folder) {
            return folder(folder);
        }
        InstallSources.PackageFile file = (InstallSources.PackageFile) source;
        return packages().root(file.text(), file.file());
    }

    private Report.Root listing(LockText lock) throws IOException, UsageException {
        Interpreter interpreter = interpreter(lock.name());
        InstallTarget wanted = new InstallTarget(
                TargetResolution.apply(target, Optional.of(interpreter)), PythonChoice.target(interpreter));
        Listing listing = LockFiles.listing(lock, Optional.ofNullable(install.inputFormat));
        Selection selection = listing.select(new Choice(
                wanted,
                new HashSet<>(install.extras),
                install.allExtras,
                new HashSet<>(install.groups),
                !install.noDev));
        if (!selection.unknown().isEmpty()) {
            throw UsageException.aboutOptions(lock.name() + ": " + String.join("; ", selection.unknown()));
        }
        InstallTarget installed = selection
                .python()
                .map(own -> new InstallTarget(wanted.machine(), own))
                .orElse(wanted);
        Judged judged = PlanJudge.judge(
                NoFiles.listing(lock.file().orElseGet(session::workingDirectory)),
                target,
                Optional.of(PythonChoice.versionOnly(interpreter)),
                lock.name(),
                plan(lock, listing, selection, installed).noting(otherPython(selection, wanted)),
                shown);
        return new Report.Root(lock.name(), judged);
    }

    /** Conda's lists install a Python themselves. */
    private Optional<String> otherPython(Selection selection, InstallTarget wanted) {
        return selection
                .python()
                .filter(own -> asked.python().isPresent()
                        && !own.series().equals(wanted.python().series()))
                .map(own -> "judged for Python " + own.series() + ", which the list itself installs, not for "
                        + wanted.python().series());
    }

    private InstallPlan plan(LockText lock, Listing listing, Selection selection, InstallTarget wanted)
            throws IOException, UsageException {
        Optional<Indexing> indexing = Indexing.of(session, install, withPip(), listing.indexOptions());
        WheelContents atHand = install.checkContents
                ? new WheelsAtHand(
                        lock.file().map(Path::getParent).orElse(session.workingDirectory()),
                        InstallerCaches.of(session),
                        packages())
                : WheelContents.CLOSED;
        try {
            WheelContents contents = indexing.filter(Indexing::deep)
                    .<WheelContents>map(i -> new RemoteWheels(atHand, i.files(), packages()))
                    .orElse(atHand);
            indexing.ifPresent(i -> i.prepare(selection, asked.work()));
            asked.work().begin("judging " + lock.name());
            return new Planner(wanted, indexing.map(Indexing::access), watched(contents), install.onlyBinary, explains)
                    .plan(fileName(lock), selection);
        } finally {
            if (indexing.isPresent()) {
                indexing.get().close();
            }
        }
    }

    private WheelContents watched(WheelContents contents) {
        return wheel -> {
            asked.work().at(wheel.fileName());
            return contents.of(wheel);
        };
    }

    /** Whose pip is configured: the interpreter that is given as a file, else the environment's, else the first found. */
    private Optional<Interpreter> withPip() throws IOException {
        FileInspector inspector = new Inspector(Parsers.ALL)::inspect;
        Optional<Interpreter> given = python.filter(p -> p.realFile().isPresent());
        if (!install.usePipConfig || given.isPresent()) {
            return given;
        }
        Optional<Interpreter> own = PythonChoice.of(session, asked.withPython(Optional.empty()), inspector);
        return own.isPresent() ? own : PythonChoice.onSearchPath(session, inspector, asked.places());
    }

    private static String fileName(LockText lock) {
        return lock.file().map(file -> String.valueOf(file.getFileName())).orElse(lock.name());
    }

    private PackageFiles packages() {
        return new PackageFiles(asked, target, python.map(PythonChoice::versionOnly), install.onlyBinary, shown);
    }

    /** A list of requirements says nothing of the Python. */
    private Interpreter interpreter(String name) throws IOException, UsageException {
        Optional<Interpreter> known = python.isPresent()
                ? python
                : PythonChoice.onSearchPath(session, new Inspector(Parsers.ALL)::inspect, asked.places());
        return known.orElseThrow(() -> UsageException.aboutOptions(
                "for which Python? " + name + " does not say, and there is no environment here: --python 3.12"));
    }

    private Report.Root folder(InstallSources.Folder folder) throws InterruptedException {
        Map<Path, PackageVerdict> verdicts = new ConcurrentHashMap<>();
        PackageFiles packages = packages().ofMany();
        asked.work().count("wheels", folder.wheels().size());
        Workers.drain(asked.walk().jobs(), folder.wheels(), (wheel, more) -> {
            verdicts.put(wheel, packages.verdict(wheel));
            asked.work().done(String.valueOf(wheel.getFileName()));
        });
        InstallPlan plan = new InstallPlan(
                python.flatMap(Interpreter::versionText).orElse(""),
                Optional.empty(),
                folder.wheels().stream().map(verdicts::get).toList(),
                List.of(),
                install.onlyBinary);
        Judged judged = PlanJudge.judge(NoFiles.listing(folder.folder()), target, python, folder.text(), plan, shown);
        return new Report.Root(folder.text(), judged);
    }
}
