package io.github.archcheck.verdict;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Loader;
import io.github.archcheck.platform.Target;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for every artifact what the target does with it, and asks the loader or the kernel where they would be asked.
 * Deliberate foreign files are told apart here, so that no rule has to.
 */
final class Assessor {
    private static final Set<ImageType> PROGRAMS = Set.of(ImageType.EXECUTABLE, ImageType.PIE);

    private final EnvironmentKind kind;
    private final Target target;
    private final Loader loader;
    private final TriedSuffixes suffixes;
    private final Bystanders bystanders;
    private final Map<String, Answer> answers = new HashMap<>();

    private Assessor(Inventory inventory, Target target, Loader loader, TriedSuffixes suffixes) {
        this.kind = inventory.environment().kind();
        this.target = target;
        this.loader = loader;
        this.suffixes = suffixes;
        this.bystanders = new Bystanders(inventory, target, this::answer, suffixes);
    }

    /** One assessment per artifact, by path. */
    static List<Assessment> assess(Inventory inventory, Target target, Loader loader, TriedSuffixes suffixes) {
        Assessor assessor = new Assessor(inventory, target, loader, suffixes);
        return inventory.artifacts().stream()
                .sorted(Comparator.comparing(Artifact::path))
                .map(assessor::assess)
                .toList();
    }

    private Assessment assess(Artifact artifact) {
        if (kind == EnvironmentKind.SOURCE) {
            return new Assessment(artifact, Use.NOT_LOADED, Optional.empty());
        }
        Use use = switch (artifact.role()) {
            case DEBUG_INFO, LINK_INPUT -> Use.NOT_LOADED;
            case EXTENSION ->
                artifact.extension().map(name -> useOfExtension(artifact, name)).orElseGet(() -> useOf(artifact));
            case LIBRARY, PROGRAM, INTERPRETER -> useOf(artifact);
        };
        boolean isAsked = use == Use.OPENED || use == Use.STARTED;
        return new Assessment(artifact, use, isAsked ? Optional.of(answer(artifact)) : Optional.empty());
    }

    /** What the loader says, or for programs the kernel; each file is asked about once. */
    private Answer answer(Artifact artifact) {
        Answer known = answers.get(artifact.path());
        if (known == null) {
            known = useByRole(artifact) == Use.STARTED
                    ? loader.execute(artifact.inspection())
                    : loader.open(artifact.inspection());
            answers.put(artifact.path(), known);
        }
        return known;
    }

    private Use useOfExtension(Artifact artifact, ExtensionName name) {
        if (kind != EnvironmentKind.FILE && (bystanders.contains(artifact) || isForeignPayload(artifact, name))) {
            return Use.FOR_ANOTHER_MACHINE;
        }
        return suffixes.tries(name) ? Use.OPENED : Use.NEVER_TRIED;
    }

    /**
     * A bare {@code .so} of another system that no import asks for, because it lies where no module can, or because its
     * package is for every machine and so has no extension modules.
     */
    private boolean isForeignPayload(Artifact artifact, ExtensionName name) {
        return name.interpreter().isEmpty()
                && Machines.isForeign(artifact, target.os())
                && suffixes.tries(name)
                && (artifact.module().isEmpty()
                        || artifact.owner().filter(Payload::isPure).isPresent());
    }

    private Use useOf(Artifact artifact) {
        if (artifact.inspection() instanceof Inspection.NotBinary other) {
            return useOfContent(artifact, other.content());
        }
        if (bystanders.contains(artifact)) {
            return Use.FOR_ANOTHER_MACHINE;
        }
        return Machines.isForeign(artifact, target.os()) && !isMisplaced(artifact)
                ? Use.FOR_ANOTHER_MACHINE
                : useByRole(artifact);
    }

    /**
     * Foreign, but not on purpose: the one file that was asked about, a command that people type (not pip's launchers for
     * Windows), or a part of what was installed for another system.
     */
    private boolean isMisplaced(Artifact artifact) {
        if (kind == EnvironmentKind.FILE) {
            return true;
        }
        boolean isLauncher =
                Machines.format(artifact).filter(f -> f == BinaryFormat.PE).isPresent();
        return (Assessment.isCommand(artifact) && !isLauncher)
                || artifact.owner()
                        .filter(owner -> Payload.isForAnotherSystem(owner, target.os()))
                        .isPresent();
    }

    /** Files that are not native code: only those that someone would open by that name concern the loader. */
    private Use useOfContent(Artifact artifact, Content content) {
        String name = artifact.path();
        boolean isOpened = switch (target.os()) {
            case MACOS -> name.endsWith(".dylib") || name.endsWith(".so");
            case LINUX -> name.endsWith(".so") || name.contains(".so.");
            case WINDOWS -> name.endsWith(".dll");
        };
        return isOpened && content != Content.LINKER_SCRIPT ? Use.OPENED : Use.NOT_LOADED;
    }

    private static Use useByRole(Artifact artifact) {
        return switch (artifact.role()) {
            case PROGRAM -> Use.STARTED;
            case INTERPRETER -> isProgram(artifact) ? Use.STARTED : Use.OPENED;
            case EXTENSION, LIBRARY -> Use.OPENED;
            case LINK_INPUT, DEBUG_INFO -> Use.NOT_LOADED;
        };
    }

    private static boolean isProgram(Artifact artifact) {
        return Machines.images(artifact).stream().anyMatch(image -> PROGRAMS.contains(image.type()));
    }
}
