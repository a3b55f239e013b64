package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.macho.LoadCommand.Segment;
import io.github.archcheck.binary.macho.Section;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the segments have sane ranges, permissions and order, each by itself and together. */
record SegmentChecks(MachHead head, long fileBytes, DyldRelease release, Policy policy) {
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int EXECUTE = 4;
    private static final int ALL = READ | WRITE | EXECUTE;
    private static final int SG_READ_ONLY = 0x10;
    private static final String TEXT = "__TEXT";

    Optional<String> fault() {
        List<Segment> segments = head.commands().stream()
                .filter(Segment.class::isInstance)
                .map(Segment.class::cast)
                .toList();
        for (Segment segment : segments) {
            Optional<String> fault = alone(segment);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return textFault(segments).or(() -> overlap(segments)).or(() -> disorder(segments));
    }

    private Optional<String> alone(Segment segment) {
        String name = segment.name();
        if (segment.fileOffset() > fileBytes || segment.fileSize() > fileBytes - segment.fileOffset()) {
            return Optional.of("segment '" + name + "' load command content extends beyond end of file");
        }
        boolean larger = Long.compareUnsigned(segment.fileSize(), segment.vmSize()) > 0;
        if (head.fileType() != MachHead.MH_OBJECT && larger) {
            boolean unmapped = segment.vmSize() == 0 && segment.initialProtection() == 0;
            return unmapped ? Optional.empty() : Optional.of("segment '" + name + "' filesize exceeds vmsize");
        }
        return permissionFault(segment).or(() -> rangeFault(segment));
    }

    private Optional<String> permissionFault(Segment segment) {
        String name = segment.name();
        int protection = segment.initialProtection();
        if ((protection & ~ALL) != 0) {
            return Optional.of(String.format(
                    Locale.ROOT, "%s segment permissions has invalid bits set (0x%08X)", name, protection));
        }
        if (name.equals(TEXT) && head.isDyldManaged() && policy.textPermissions() && protection != (READ | EXECUTE)) {
            return Optional.of("__TEXT segment permissions is not 'r-x'");
        }
        if (name.equals("__LINKEDIT") && policy.readOnlyLinkedit() && protection != READ) {
            return Optional.of("__LINKEDIT segment permissions is not 'r--'");
        }
        return policy.dataPermissions() && head.fileType() != MachHead.MH_DYLIB_STUB
                ? dataFault(segment)
                : Optional.empty();
    }

    private Optional<String> dataFault(Segment segment) {
        boolean constant = segment.name().equals("__DATA_CONST");
        if (!constant && !segment.name().equals("__DATA")) {
            return Optional.empty();
        }
        if (segment.initialProtection() != (READ | WRITE)) {
            return Optional.of(segment.name() + " segment permissions is not 'rw-'");
        }
        return constant && (segment.flags() & SG_READ_ONLY) == 0 && !mayLackReadOnly()
                ? Optional.of("__DATA_CONST segment missing SG_READ_ONLY flag")
                : Optional.empty();
    }

    /** Images made for Apple's shared cache, and programs that dyld never sees. */
    private boolean mayLackReadOnly() {
        boolean splitInfo = head.fileType() == MachHead.MH_DYLIB
                && head.commands().stream()
                        .anyMatch(command -> command.type().name().equals("LC_SEGMENT_SPLIT_INFO"));
        boolean staticProgram = head.fileType() == MachHead.MH_EXECUTE && !head.has(MachHead.MH_DYLDLINK);
        return splitInfo || staticProgram || head.has(MachHead.MH_DYLIB_IN_CACHE);
    }

    private Optional<String> rangeFault(Segment segment) {
        long end = segment.vmAddress() + segment.vmSize();
        if (Long.compareUnsigned(end, segment.vmAddress()) < 0) {
            return Optional.of("'" + segment.name() + "' segment vm range wraps");
        }
        if (head.fileType() == MachHead.MH_DYLIB_STUB) {
            return Optional.empty();
        }
        for (Section section : segment.sections()) {
            Optional<String> fault = sectionFault(section, segment.vmAddress(), end);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> sectionFault(Section section, long start, long end) {
        String name = "section '" + section.name() + "' ";
        long sectionEnd = section.address() + section.size();
        if (section.size() < 0) {
            return Optional.of(String.format(Locale.ROOT, "%ssize too large 0x%X", name, section.size()));
        }
        if (Long.compareUnsigned(section.address(), start) < 0) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%sstart address 0x%X is before containing segment's address 0x%X",
                    name,
                    section.address(),
                    start));
        }
        return policy.sectionsInSegment() && Long.compareUnsigned(sectionEnd, end) > 0
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%send address 0x%X is beyond containing segment's end address 0x%X",
                        name,
                        sectionEnd,
                        end))
                : Optional.empty();
    }

    private Optional<String> textFault(List<Segment> segments) {
        if (!head.isDyldManaged()) {
            return Optional.empty();
        }
        Segment text = null;
        for (Segment segment : segments) {
            // As in dyld, the last of several.
            text = segment.name().equals(TEXT) ? segment : text;
        }
        if (text == null) {
            return Optional.of("missing __TEXT segment");
        }
        if (!head.has(MachHead.MH_DYLIB_IN_CACHE) && text.fileOffset() != 0) {
            return Optional.of("__TEXT segment fileoffset is not zero");
        }
        if (text.fileSize() < head.headAndCommandBytes()) {
            return Optional.of("load commands do not fit in __TEXT segment filesize");
        }
        return Long.compareUnsigned(text.vmSize(), head.headAndCommandBytes()) < 0
                ? Optional.of("load commands do not fit in __TEXT segment vmsize")
                : Optional.empty();
    }

    private Optional<String> overlap(List<Segment> segments) {
        boolean checkNames = head.isDyldManaged() && policy.uniqueSegmentNames();
        boolean checkFile = !head.has(MachHead.MH_DYLIB_IN_CACHE);
        for (int i = 0; i < segments.size(); i++) {
            for (Segment other : segments.subList(i + 1, segments.size())) {
                Optional<String> fault = clash(segments.get(i), other, checkFile, checkNames);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> clash(Segment one, Segment other, boolean checkFile, boolean checkNames) {
        String both = "'" + one.name() + "' overlaps segment '" + other.name() + "'";
        if (overlap(one.vmAddress(), one.vmSize(), other.vmAddress(), other.vmSize())) {
            return Optional.of("vm range of segment " + both);
        }
        if (checkFile && overlap(one.fileOffset(), one.fileSize(), other.fileOffset(), other.fileSize())) {
            return Optional.of("file range of segment " + both);
        }
        return checkNames && one.name().equals(other.name())
                ? Optional.of("duplicate segment name '" + one.name() + "'")
                : Optional.empty();
    }

    private static boolean overlap(long start, long size, long otherStart, long otherSize) {
        return Long.compareUnsigned(start, otherStart + otherSize) < 0
                && Long.compareUnsigned(otherStart, start + size) < 0;
    }

    private Optional<String> disorder(List<Segment> segments) {
        if (!policy.segmentOrder() || head.has(MachHead.MH_DYLIB_IN_CACHE)) {
            return Optional.empty();
        }
        // dyld leaves the last segment out.
        for (int i = 1; i < segments.size() - 1; i++) {
            Segment before = segments.get(i - 1);
            Segment segment = segments.get(i);
            if (segment.fileOffset() < before.fileOffset() && segment.fileSize() != 0) {
                return Optional.of("segment '" + before.name() + "' file offset out of order");
            }
            if (Long.compareUnsigned(segment.vmAddress(), before.vmAddress()) < 0 && !mayBeOutOfOrder(segment)) {
                return Optional.of("segment '" + segment.name() + "' vm address out of order");
            }
        }
        return Optional.empty();
    }

    private boolean mayBeOutOfOrder(Segment segment) {
        boolean kernelCollection =
                head.fileType() == MachHead.MH_FILESET && segment.name().equals("__PRELINK_INFO");
        boolean oldIntelProgram = release.isAtLeast(DyldRelease.V26_0)
                && head.cpu().type() == Cpu.X86_64_TYPE
                && head.isDynamicExecutable()
                && !head.has(MachHead.MH_PIE);
        return kernelCollection || oldIntelProgram;
    }
}
