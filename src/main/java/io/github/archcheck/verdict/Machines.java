package io.github.archcheck.verdict;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Image;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.ExtensionName;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.OperatingSystem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file says of the machine that it is for. */
public final class Machines {
    private static final Map<Architecture, Known> FAMILIES = Map.of(
            Known.X86_64H, Known.X86_64,
            Known.I386, Known.I686,
            Known.ARM64_V8, Known.ARM64,
            Known.ARM64E, Known.ARM64,
            Known.ARM64EC, Known.ARM64,
            Known.ARM, Known.ARMV7L,
            Known.ARMV6, Known.ARMV7L,
            Known.ARMV7, Known.ARMV7L,
            Known.ARMV7S, Known.ARMV7L,
            Known.ARMV7K, Known.ARMV7L);

    private Machines() {}

    /** In file order; empty for what is no native code, or too damaged to say. */
    public static List<Image> images(Artifact artifact) {
        return artifact.inspection() instanceof Inspection.Parsed parsed
                ? parsed.binary().images()
                : List.of();
    }

    /** One per image, in file order. */
    public static List<Architecture> architectures(Artifact artifact) {
        return images(artifact).stream().map(Image::architecture).toList();
    }

    /** Empty for what is no native code. */
    public static Optional<BinaryFormat> format(Artifact artifact) {
        if (artifact.inspection() instanceof Inspection.Parsed parsed) {
            return Optional.of(parsed.binary().format());
        }
        return artifact.inspection() instanceof Inspection.Damaged damaged
                ? Optional.of(damaged.format())
                : Optional.empty();
    }

    /** The format that a system's own loader takes. */
    public static BinaryFormat formatOf(OperatingSystem os) {
        return switch (os) {
            case MACOS -> BinaryFormat.MACH_O;
            case LINUX -> BinaryFormat.ELF;
            case WINDOWS -> BinaryFormat.PE;
        };
    }

    /** The system whose own loader takes a format; empty for those of systems that archcheck does not judge for. */
    public static Optional<OperatingSystem> systemOf(BinaryFormat format) {
        return Stream.of(OperatingSystem.values())
                .filter(os -> formatOf(os) == format)
                .findFirst();
    }

    /** Whether it is of a format that other systems load; archives and bitcode belong to no system. */
    public static boolean isForeign(Artifact artifact, OperatingSystem os) {
        return format(artifact)
                .filter(format -> switch (format) {
                    case MACH_O, ELF, PE, WASM, XCOFF -> format != formatOf(os);
                    case AR, BITCODE -> false;
                })
                .isPresent();
    }

    /** The processor in an extension module's suffix: {@code x86_64-linux-gnu}, {@code win_amd64}; empty when there is none. */
    public static Optional<Known> namedBy(ExtensionName name) {
        return name.platform().flatMap(TriedSuffixes::processor);
    }

    /** One architecture for all that names in paths do not tell apart. */
    public static Architecture family(Architecture architecture) {
        return Optional.<Architecture>ofNullable(FAMILIES.get(architecture)).orElse(architecture);
    }
}
