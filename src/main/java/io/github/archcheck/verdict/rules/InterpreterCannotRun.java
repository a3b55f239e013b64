package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.LibcTell;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.dyld.Rosetta;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment's own Python does not start on the target, so nothing in it does. */
final class InterpreterCannotRun implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC002", "interpreter-cannot-run", Severity.ERROR, "the environment's Python does not start on the target");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return reason(scene)
                .map(reason -> Finding.aboutRoot(INFO, reason)
                        .withLoaderError(words(scene), words(scene).orElse(""))
                        .withFix(scene.advice().rebuildEnvironment()))
                .stream();
    }

    /** Whether this rule fires; then the lines about single packages only repeat it. */
    static boolean applies(Scene scene) {
        return reason(scene).isPresent();
    }

    private static Optional<String> reason(Scene scene) {
        Target target = scene.target();
        if (target.translated() && !target.osVersion().map(Rosetta::runs).orElse(true)) {
            return Optional.of("macOS " + target.osVersion().orElseThrow().major()
                    + " has no Rosetta 2: it starts no x86_64 process");
        }
        return scene.interpreter().flatMap(python -> reason(scene, python));
    }

    private static Optional<String> reason(Scene scene, Interpreter python) {
        Target target = scene.target();
        String have = python.architectures().stream()
                .map(Architecture::label)
                .distinct()
                .collect(Collectors.joining(" and "));
        String name = "the interpreter "
                + Optional.ofNullable(python.file().getFileName()).orElse(python.file());
        boolean intelAskedFor = target.translated() && !have.isEmpty();
        if (intelAskedFor && !python.architectures().contains(Architecture.Known.X86_64)) {
            return Optional.of(
                    name + " is built for " + have + ", so it cannot be started as a translated x86_64 process");
        }
        Optional<String> libc = otherLibc(target, python);
        if (libc.isPresent()) {
            return Optional.of(name + " is linked with " + libc.get() + ", and the target has "
                    + target.libc().orElseThrow().kind().label() + ": its loader is not there");
        }
        return refusal(scene).map(refusal -> switch (refusal.reason()) {
            case ARCHITECTURE ->
                name + " is built for " + have + ", and the target process is "
                        + target.architecture().label() + " on " + target.os().title()
                        + (lostRosetta(target, python) ? ", which has no Rosetta 2 any more" : "");
            case FORMAT, PLATFORM, FILE_TYPE, NOT_NATIVE ->
                name + " is no program for " + target.os().title();
            case DAMAGED -> name + " is damaged";
            case STRUCTURE -> name + " is refused by this version of macOS";
        });
    }

    private static boolean lostRosetta(Target target, Interpreter python) {
        return target.os() == OperatingSystem.MACOS
                && target.architecture() == Architecture.Known.ARM64
                && python.architectures().contains(Architecture.Known.X86_64)
                && !target.osVersion().map(Rosetta::runs).orElse(true);
    }

    /** The C library that the interpreter was linked with, when it is surely not the target's. */
    private static Optional<String> otherLibc(Target target, Interpreter python) {
        if (target.libc().isEmpty()
                || !(python.inspection().orElse(null) instanceof Inspection.Parsed parsed)
                || parsed.binary().images().isEmpty()
                || !(parsed.binary().images().get(0).details() instanceof ElfDetails elf)) {
            return Optional.empty();
        }
        LibcTell tell = elf.libcTell();
        Libc.Kind kind = target.libc().get().kind();
        boolean differs = (tell == LibcTell.GLIBC && kind == Libc.Kind.MUSL)
                || (tell == LibcTell.MUSL && kind == Libc.Kind.GLIBC);
        return differs ? Optional.of(tell.label()) : Optional.empty();
    }

    private static Optional<Answer.Refuses> refusal(Scene scene) {
        return scene.interpreterAnswer()
                .filter(Answer.Refuses.class::isInstance)
                .map(Answer.Refuses.class::cast);
    }

    private static Optional<String> words(Scene scene) {
        return refusal(scene).map(Answer.Refuses::words).filter(words -> !words.isEmpty());
    }
}
