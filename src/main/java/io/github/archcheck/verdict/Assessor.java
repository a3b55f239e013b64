package io.github.archcheck.verdict;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Image;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Loader;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for every artifact what the target does with it, and asks the loader or the kernel where they would be asked.
 * Deliberate foreign files are told apart here, so that no rule has to.
 */
final class Assessor {
    private final Environment environment;
    private final Target target;
    private final Loader loader;
    private final TriedSuffixes suffixes;
    private final Map<String, PathHints> hints = new HashMap<>();
    private final Set<String> shapesThatWork = new HashSet<>();

    private Assessor(Environment environment, Target target, Loader loader, TriedSuffixes suffixes) {
        this.environment = environment;
        this.target = target;
        this.loader = loader;
        this.suffixes = suffixes;
    }

    /** One assessment per artifact, in the inventory's order. */
    static List<Assessment> assess(Inventory inventory, Target target, Loader loader, TriedSuffixes suffixes) {
        Assessor assessor = new Assessor(inventory.environment(), target, loader, suffixes);
        inventory.artifacts().forEach(assessor::learnVariants);
        List<Assessment> assessments = new ArrayList<>();
        for (Artifact artifact : inventory.artifacts()) {
            assessments.add(assessor.assess(artifact));
        }
        return assessments;
    }

    private void learnVariants(Artifact artifact) {
        PathHints hint = hintsOf(artifact);
        boolean named = !hint.systems().isEmpty() || !hint.architectures().isEmpty();
        if (named && isNativeFormat(artifact) && ask(artifact, useByRole(artifact)) instanceof Answer.Accepts) {
            shapesThatWork.add(hint.shape());
        }
    }

    private Assessment assess(Artifact artifact) {
        Use use = useOf(artifact);
        return new Assessment(
                artifact,
                use,
                use == Use.OPENED || use == Use.STARTED ? Optional.of(ask(artifact, use)) : Optional.empty());
    }

    private Answer ask(Artifact artifact, Use use) {
        return use == Use.STARTED ? loader.execute(artifact.inspection()) : loader.open(artifact.inspection());
    }

    private Use useOf(Artifact artifact) {
        if (artifact.role() == Role.DEBUG_INFO) {
            return Use.NOT_LOADED;
        }
        if (artifact.role() == Role.EXTENSION && artifact.extension().isPresent()) {
            return useOfExtension(artifact);
        }
        if (artifact.role() == Role.LINK_INPUT) {
            return Use.NOT_LOADED;
        }
        Optional<Use> plain = useByContent(artifact.inspection(), artifact);
        if (plain.isPresent()) {
            return plain.get();
        }
        if (isForeignFormat(artifact)) {
            return isUserCommand(artifact) && !isPe(artifact) ? Use.STARTED : Use.FOR_ANOTHER_MACHINE;
        }
        return isVariantForAnotherMachine(artifact) ? Use.FOR_ANOTHER_MACHINE : useByRole(artifact);
    }

    private Use useOfExtension(Artifact artifact) {
        if (suffixes.tries(artifact.extension().orElseThrow())) {
            return isVariantForAnotherMachine(artifact) ? Use.FOR_ANOTHER_MACHINE : Use.OPENED;
        }
        boolean otherSystem = !formatsOf(target.os()).equals(formatOf(artifact))
                && formatOf(artifact).isPresent();
        boolean explained = hintsOf(artifact).isForAnotherSystem(target);
        return otherSystem && explained ? Use.FOR_ANOTHER_MACHINE : Use.NEVER_TRIED;
    }

    /** Files that are not native code: only those that someone would open by that name concern the loader. */
    private static Optional<Use> useByContent(Inspection inspection, Artifact artifact) {
        if (!(inspection instanceof Inspection.NotBinary other)) {
            return Optional.empty();
        }
        String name = artifact.path();
        boolean libraryName = name.endsWith(".so") || name.endsWith(".dylib") || name.contains(".so.");
        return Optional.of(libraryName && other.content() != Content.LINKER_SCRIPT ? Use.OPENED : Use.NOT_LOADED);
    }

    private static Use useByRole(Artifact artifact) {
        return switch (artifact.role()) {
            case PROGRAM -> Use.STARTED;
            case INTERPRETER -> hasProgramType(artifact) ? Use.STARTED : Use.OPENED;
            case EXTENSION, LIBRARY -> Use.OPENED;
            case LINK_INPUT, DEBUG_INFO -> Use.NOT_LOADED;
        };
    }

    private static boolean hasProgramType(Artifact artifact) {
        return imagesOf(artifact).stream().anyMatch(image -> switch (image.type()) {
            case EXECUTABLE, PIE -> true;
            case DYLIB,
                    BUNDLE,
                    OBJECT,
                    CORE,
                    DYLINKER,
                    DYLIB_STUB,
                    DSYM,
                    KEXT,
                    FVMLIB,
                    PRELOAD,
                    FILESET,
                    SHARED_OBJECT,
                    RELOCATABLE,
                    DEBUG,
                    DLL,
                    ARCHIVE,
                    MODULE,
                    UNKNOWN -> false;
        });
    }

    /**
     * A file whose path names the machine it is for, truthfully, when that is not the target, and either the system
     * differs or the variant for the target stands beside it.
     */
    private boolean isVariantForAnotherMachine(Artifact artifact) {
        PathHints hint = hintsOf(artifact);
        if (hint.isForAnotherSystem(target) && isForeignFormat(artifact)) {
            return true;
        }
        boolean truthful = imagesOf(artifact).stream()
                .anyMatch(image -> hint.architectures().contains(image.architecture()));
        return truthful && hint.isForAnotherArchitecture(target) && shapesThatWork.contains(hint.shape());
    }

    private PathHints hintsOf(Artifact artifact) {
        return hints.computeIfAbsent(artifact.path(), path -> PathHints.of(placeOf(artifact)));
    }

    /** The path below its site directory or the root, without an extension module's suffix, which speaks of machines too. */
    private String placeOf(Artifact artifact) {
        Path file = artifact.file();
        String place = environment.siteDirectories().stream()
                .map(SiteDirectory::path)
                .filter(file::startsWith)
                .map(site -> site.relativize(file).toString())
                .min((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse(artifact.path());
        return artifact.extension()
                .filter(name -> place.endsWith(name.suffix()))
                .map(name -> place.substring(0, place.length() - name.suffix().length()))
                .orElse(place);
    }

    /** Whether the file lies where people's commands lie: {@code bin} or {@code Scripts} of the environment itself. */
    static boolean isUserCommand(Artifact artifact) {
        return artifact.role() == Role.PROGRAM && artifact.path().matches("(bin|Scripts)/[^/]+");
    }

    private boolean isForeignFormat(Artifact artifact) {
        return formatOf(artifact).isPresent() && !isNativeFormat(artifact);
    }

    private boolean isNativeFormat(Artifact artifact) {
        return formatOf(artifact).equals(formatsOf(target.os()));
    }

    private static boolean isPe(Artifact artifact) {
        return formatOf(artifact).filter(f -> f == BinaryFormat.PE).isPresent();
    }

    /** Empty for formats that belong to no one system, such as archives, and for what is no native code. */
    private static Optional<BinaryFormat> formatOf(Artifact artifact) {
        BinaryFormat format;
        if (artifact.inspection() instanceof Inspection.Parsed parsed) {
            format = parsed.binary().format();
        } else if (artifact.inspection() instanceof Inspection.Damaged damaged) {
            format = damaged.format();
        } else {
            return Optional.empty();
        }
        return switch (format) {
            case MACH_O, ELF, PE, WASM, XCOFF -> Optional.of(format);
            case AR, BITCODE -> Optional.empty();
        };
    }

    private static Optional<BinaryFormat> formatsOf(OperatingSystem os) {
        return Optional.of(
                switch (os) {
                    case MACOS -> BinaryFormat.MACH_O;
                    case LINUX -> BinaryFormat.ELF;
                    case WINDOWS -> BinaryFormat.PE;
                });
    }

    private static List<Image> imagesOf(Artifact artifact) {
        return artifact.inspection() instanceof Inspection.Parsed parsed
                ? parsed.binary().images()
                : List.of();
    }
}
