package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.macho.LoadCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * dyld's own walk over the load commands, which ends with a sentence when it meets nonsense. Where the sentence holds an
 * address in dyld's memory, which nobody can foretell, ours has an ellipsis.
 */
final class CommandWalk {
    private static final int MINIMUM_BYTES = 8;
    private static final int ALIGNMENT = 4;
    private static final int LAST_FILE_TYPE = 12;
    private static final String PLACE = " at 0x… with mh=0x…, ";
    private static final String TOO_LARGE = " is too large, load commands end at 0x…";

    private CommandWalk() {}

    /** What is wrong, in dyld's words; empty when it reads all commands. */
    static Optional<String> fault(MachHead head, DyldRelease release) {
        if (release.isAtLeast(DyldRelease.V13_0) && Integer.compareUnsigned(head.fileType(), LAST_FILE_TYPE) > 0) {
            return Optional.of("unknown mach-o filetype (" + Integer.toUnsignedString(head.fileType()) + ")");
        }
        if (checksAlignment(release)) {
            Optional<String> misaligned = misaligned(head);
            if (misaligned.isPresent()) {
                return misaligned;
            }
        }
        return head.fault().map(fault -> stop(head, fault, release));
    }

    private static boolean checksAlignment(DyldRelease release) {
        return release.isAtLeast(DyldRelease.V13_0) && release.isBefore(DyldRelease.V15_4);
    }

    private static Optional<String> misaligned(MachHead head) {
        List<LoadCommand> commands = head.commands();
        for (int i = 0; i < commands.size(); i++) {
            long size = commands.get(i).header().size();
            if (size % ALIGNMENT != 0) {
                return Optional.of(counting(i, head) + PLACE + sized(size) + " not multiple of " + ALIGNMENT);
            }
        }
        return Optional.empty();
    }

    private static String stop(MachHead head, MachHead.WalkFault fault, DyldRelease release) {
        int index = head.commands().size();
        boolean since154 = release.isAtLeast(DyldRelease.V15_4);
        String start = since154
                ? "malformed load command (" + (index + 1) + " of " + head.commandCount() + ")" + PLACE
                : counting(index, head) + PLACE;
        if (fault.size().isEmpty()) {
            return start + (since154 ? "off end of load commands" : "extends past sizeofcmds");
        }
        long size = fault.size().get();
        if (size < MINIMUM_BYTES) {
            return start + sized(size) + " too small";
        }
        return checksAlignment(release) && size % ALIGNMENT != 0
                ? start + sized(size) + " not multiple of " + ALIGNMENT
                : start + sized(size) + TOO_LARGE;
    }

    private static String counting(int index, MachHead head) {
        return "malformed load command #" + index + " of " + head.commandCount();
    }

    private static String sized(long size) {
        return String.format(Locale.ROOT, "size (0x%X)", size);
    }
}
