package io.github.archcheck.report.table;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.macho.BuildTarget;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.bytes.WordSize;
import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.List;

/** One line that says what a slice is and what it is for. */
final class SliceHeadline {
    private SliceHeadline() {}

    static String of(Image image, String dot) {
        List<String> parts = new ArrayList<>();
        parts.add(image.architecture().label());
        parts.add(image.type().label());
        if (image.details() instanceof MachODetails machO) {
            machO.targets().forEach(target -> parts.add(target(target)));
        } else if (image.platform().isPresent()) {
            parts.add(image.platform().get()
                    + image.minimumOs()
                            .map(version -> " " + version + " or later")
                            .orElse(""));
        }
        if (image.details() instanceof ElfDetails elf) {
            parts.add(elf.header().ident().wordSize() == WordSize.W64 ? "64-bit" : "32-bit");
            if (elf.debugOnly()) {
                parts.add("debug information only");
            }
        }
        return String.join(dot, parts);
    }

    private static String target(BuildTarget target) {
        String name = target.platform().label() + " " + target.minimumOs() + " or later";
        if (target.assumed()) {
            return name + " (not said, so dyld assumes it)";
        }
        return target.sdk().equals(Version.of(0, 0)) ? name : name + ", SDK " + target.sdk();
    }
}
