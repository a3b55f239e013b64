package io.github.archcheck.diagnosis;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Corrects a sighting by the headers of the file that it names, if this machine has such a file. Nothing but regular
 * files is opened, and of them only headers are read.
 */
final class FileFacts {
    private static final int LONGEST_PATH = 4096;

    private final Inspector inspector;

    FileFacts(Inspector inspector) {
        this.inspector = inspector;
    }

    Sighting refined(Sighting sighting) {
        Optional<Inspection> read = sighting.path().flatMap(this::read);
        return read.map(inspection -> refined(sighting, inspection)).orElse(sighting);
    }

    private Optional<Inspection> read(String name) {
        if (!name.startsWith("/") || name.length() > LONGEST_PATH) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(name);
            return Files.isRegularFile(path) ? Optional.of(inspector.inspect(path)) : Optional.empty();
        } catch (InvalidPathException | ClosedByInterruptException | SecurityException e) {
            return Optional.empty();
        }
    }

    private Sighting refined(Sighting sighting, Inspection inspection) {
        return inspection.match(
                parsed -> parsed(sighting, parsed.binary()),
                damaged -> unusable(
                        sighting,
                        "the file is " + damaged.format().title() + " but damaged: "
                                + damaged.defect().reason()),
                other -> unusable(sighting, "the file is " + other.content().title()),
                unreadable -> sighting);
    }

    private Sighting parsed(Sighting sighting, Binary binary) {
        List<String> have = binary.images().stream()
                .map(image -> image.architecture().label())
                .distinct()
                .toList();
        Sighting informed = have.isEmpty() || !isAboutArchitecture(sighting.cause())
                ? sighting
                : sighting.architectures(have, sighting.need());
        return switch (sighting.cause()) {
            case MISSING_DEPENDENCY, WRONG_MACHINE -> present(informed, binary.format(), have);
            case FOREIGN_FORMAT ->
                informed.with(Confidence.CERTAIN)
                        .because("the file is " + binary.format().title() + " (" + String.join(", ", have)
                                + "), which is not what this process's loader takes");
            case ARCH_MISMATCH ->
                sighting.have().isEmpty()
                        ? informed.because("the file contains " + String.join(", ", have)
                                + " only, which is not what the process is")
                        : sighting;
            default -> informed;
        };
    }

    private static boolean isAboutArchitecture(Cause cause) {
        return cause == Cause.MISSING_DEPENDENCY
                || cause == Cause.WRONG_MACHINE
                || cause == Cause.FOREIGN_FORMAT
                || cause == Cause.ELF_CLASS
                || cause == Cause.ARCH_MISMATCH;
    }

    /** The loader did not find it, or said so, and here it is. */
    private Sighting present(Sighting sighting, BinaryFormat format, List<String> have) {
        String contents = String.join(", ", have).toLowerCase(Locale.ROOT);
        if (format == BinaryFormat.ELF) {
            return sighting.as(
                    Cause.WRONG_MACHINE,
                    Confidence.CERTAIN,
                    "the file is there: it is ELF for " + contents
                            + ", and the process is not; of such a file glibc says only that it cannot open it");
        }
        List<String> asking = sighting.detail(Detail.BY)
                .flatMap(this::read)
                .map(FileFacts::architectures)
                .orElse(List.of());
        if (!asking.isEmpty() && Collections.disjoint(asking, have)) {
            return sighting.as(
                            Cause.ARCH_MISMATCH,
                            Confidence.LIKELY,
                            "the library is there, but contains " + contents + " only, and what needs it is "
                                    + String.join(", ", asking))
                    .architectures(have, asking);
        }
        return sighting.because(sighting.sentence() + "; by now there is such a file, for " + contents);
    }

    private static List<String> architectures(Inspection inspection) {
        return inspection.match(
                parsed -> parsed.binary().images().stream()
                        .map(image -> image.architecture().label())
                        .distinct()
                        .toList(),
                damaged -> List.of(),
                other -> List.of(),
                unreadable -> List.of());
    }

    private static Sighting unusable(Sighting sighting, String sentence) {
        return switch (sighting.cause()) {
            case MISSING_DEPENDENCY, WRONG_MACHINE, FOREIGN_FORMAT ->
                sighting.as(Cause.FOREIGN_FORMAT, Confidence.CERTAIN, sentence).ruledBy("AC011");
            default -> sighting;
        };
    }
}
