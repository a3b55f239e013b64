package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.binary.macho.FatHeader;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Programs;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What the macOS kernel starts as a program, and as which slice.
 *
 * @param asking the process that starts it: a translated one prefers to stay translated
 * @see <a href="https://github.com/apple-oss-distributions/xnu/blob/xnu-11417.121.6/bsd/kern/kern_exec.c">kern_exec.c</a>
 */
record Kernel(DyldProcess asking, Version macOs) {
    /** EBADARCH, 86. */
    private static final String BAD_CPU = "Bad CPU type in executable";

    Answer execute(Inspection file) {
        return Programs.execute(file, BinaryFormat.MACH_O, this::parsed);
    }

    private Answer parsed(Inspection.Parsed parsed) {
        Binary binary = parsed.binary();
        if (binary.container().orElse(null) instanceof FatHeader fat && fat.wide()) {
            return new Answer.Refuses(
                    Refusal.FORMAT, Programs.NOT_EXECUTABLE, "the kernel takes no fat files in the 64-bit form");
        }
        for (Known wanted : grades()) {
            int index = indexOf(wanted, binary.images());
            if (index >= 0) {
                return started(binary.images().get(index), index);
            }
        }
        return new Answer.Refuses(Refusal.ARCHITECTURE, BAD_CPU, "");
    }

    /** Best first. Programs in plain arm64 come before arm64e: only Apple's own may be arm64e. */
    private List<Known> grades() {
        boolean rosetta = Rosetta.runs(macOs);
        return switch (asking) {
            case ARM64, ARM64E ->
                rosetta
                        ? List.of(Known.ARM64, Known.ARM64_V8, Known.ARM64E, Known.X86_64)
                        : List.of(Known.ARM64, Known.ARM64_V8, Known.ARM64E);
            case ROSETTA ->
                rosetta
                        ? List.of(Known.X86_64, Known.ARM64, Known.ARM64_V8, Known.ARM64E)
                        : List.of(Known.ARM64, Known.ARM64_V8, Known.ARM64E);
            case INTEL -> List.of(Known.X86_64H, Known.X86_64);
        };
    }

    private static int indexOf(Architecture wanted, List<Image> images) {
        for (int i = 0; i < images.size(); i++) {
            boolean readable = images.get(i).details() instanceof MachODetails details
                    && details.byteOrder() == ByteOrder.LITTLE_ENDIAN;
            if (readable && images.get(i).architecture().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static Answer started(Image image, int index) {
        if (image.type() != ImageType.EXECUTABLE) {
            return new Answer.Refuses(
                    Refusal.FILE_TYPE,
                    Programs.NOT_EXECUTABLE,
                    "the file is no program, but of type " + image.type().label());
        }
        String platform = image.platform().orElse("macos");
        return switch (platform) {
            case "macos", "maccatalyst" -> new Answer.Accepts(index);
            case "ios" -> new Answer.Undetermined("iOS programs run on macOS only as installed by the App Store");
            default -> new Answer.Refuses(Refusal.PLATFORM, "", "the program is for " + platform + ", not for macOS");
        };
    }
}
