package io.github.archcheck.verdict;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.loader.dyld.Rosetta;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Libc;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From the machine that was asked for to the process that would really run there: the interpreter decides whether it is
 * translated, 32-bit, or linked with another C library.
 */
public final class TargetResolution {
    private static final Set<Known> NATIVE_ON_APPLE_SILICON = Set.of(Known.ARM64, Known.ARM64E, Known.ARM64_V8);
    private static final Map<Known, Set<Known>> ALSO_ON_LINUX =
            Map.of(Known.X86_64, Set.of(Known.I686, Known.X32), Known.ARM64, Set.of(Known.ARMV7L, Known.ARM));
    private static final Map<Known, Set<Known>> ALSO_ON_WINDOWS =
            Map.of(Known.ARM64, Set.of(Known.X86_64, Known.I686), Known.X86_64, Set.of(Known.I686));

    private TargetResolution() {}

    /** @param interpreter the one to judge for */
    public static Target apply(Target asked, Optional<Interpreter> interpreter) {
        List<Image> images = interpreter
                .flatMap(Interpreter::inspection)
                .map(inspection -> imagesFor(asked.os(), inspection))
                .orElse(List.of());
        if (images.isEmpty()) {
            return asked;
        }
        return switch (asked.os()) {
            case MACOS -> onMacos(asked, images);
            case LINUX -> onLinux(asked, images.get(0));
            case WINDOWS -> withProcess(asked, images.get(0).architecture(), ALSO_ON_WINDOWS);
        };
    }

    /** None when the interpreter is not even of the system's own format. */
    private static List<Image> imagesFor(OperatingSystem os, Inspection inspection) {
        return inspection instanceof Inspection.Parsed parsed && parsed.binary().format() == Machines.formatOf(os)
                ? parsed.binary().images()
                : List.of();
    }

    private static Target onMacos(Target asked, List<Image> images) {
        boolean asksForArm = asked.architecture() == Known.ARM64;
        boolean runsNatively = images.stream().anyMatch(i -> NATIVE_ON_APPLE_SILICON.contains(i.architecture()));
        boolean intel = images.stream().anyMatch(i -> i.architecture() == Known.X86_64);
        boolean translatable = asked.osVersion().map(Rosetta::runs).orElse(true);
        return asksForArm && !runsNatively && intel && translatable
                ? asked.asTranslated(Target.Source.INTERPRETER)
                : asked;
    }

    private static Target onLinux(Target asked, Image image) {
        if (!(image.details() instanceof ElfDetails elf)) {
            return asked;
        }
        Target process = withProcess(asked, image.architecture(), ALSO_ON_LINUX);
        return switch (elf.libcTell()) {
            case GLIBC -> isLibcStated(asked) ? process : withLibc(process, Libc.Kind.GLIBC);
            case MUSL -> isLibcStated(asked) ? process : withLibc(process, Libc.Kind.MUSL);
            case BIONIC, MUSL_OR_BIONIC, NONE -> process;
        };
    }

    /** Whether the user named the C library: musl is never assumed, and a version of glibc is stated or assumed. */
    private static boolean isLibcStated(Target asked) {
        boolean isMusl =
                asked.libc().filter(libc -> libc.kind() == Libc.Kind.MUSL).isPresent();
        boolean isAssumed = asked.assumed().stream().anyMatch(assumed -> assumed.startsWith("glibc"));
        return asked.source() == Target.Source.OPTION && (isMusl || !isAssumed);
    }

    /** @param also by machine, the processes that it runs besides its own */
    private static Target withProcess(Target asked, Architecture interpreter, Map<Known, Set<Known>> also) {
        Set<Known> runnable = also.getOrDefault(asked.architecture(), Set.of());
        if (interpreter instanceof Known known && runnable.contains(known)) {
            return new Target(
                    asked.os(),
                    known,
                    asked.osVersion(),
                    asked.libc(),
                    asked.translated(),
                    Target.Source.INTERPRETER,
                    asked.assumed());
        }
        return asked;
    }

    private static Target withLibc(Target process, Libc.Kind kind) {
        boolean same = process.libc().filter(libc -> libc.kind() == kind).isPresent();
        return same ? process : Target.linux(process.architecture(), kind, Optional.empty(), Target.Source.INTERPRETER);
    }
}
