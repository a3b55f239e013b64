package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.elf.DynamicFlags1;
import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.ElfHeader;
import io.github.archcheck.binary.elf.ElfType;
import io.github.archcheck.binary.elf.ProgramHeader;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.loader.linux.ElfProcess;
import io.github.archcheck.platform.Version;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** glibc's way from the ELF header to the mapped file, once the file is for this process. */
record MappingCheck(ElfProcess process, Version glibc, boolean asDependency) {
    /** Since then p_align may be smaller than a page, and a segment larger than that is aligned. */
    private static final Version FREE_ALIGNMENT = Version.of(2, 35);

    private static final Version PIE_REFUSED = Version.of(2, 30);
    private static final long PAGE_BYTES = MemoryMap.PAGE_BYTES;

    private static final int PT_DYNAMIC = ProgramHeader.PT_DYNAMIC;

    /** Where these lead, glibc reads before it is done, or runs code. */
    private static final Set<String> READ_ALWAYS = Set.of("DT_GNU_HASH", "DT_VERNEED", "DT_INIT");

    Optional<Answer> fault(ElfDetails details, long fileBytes) {
        return headerFault(details, fileBytes)
                .or(() -> segmentFault(details))
                .or(() -> typeFault(details))
                .or(() -> memoryFault(details, MemoryMap.of(process, glibc, details, fileBytes)))
                .or(() -> flagFault(details))
                .or(() -> truncation(details, MemoryMap.of(process, glibc, details, fileBytes)));
    }

    /** What is looked at while the search for a library still goes on. */
    Optional<Answer> headerFault(ElfDetails details, long fileBytes) {
        ElfType type = details.header().type();
        if (!type.equals(ElfType.DYN) && !type.equals(ElfType.EXEC)) {
            return refuse(Refusal.FILE_TYPE, "only ET_DYN and ET_EXEC can be loaded");
        }
        if (details.header().programHeaderBytes() != process.programHeaderBytes()) {
            return refuse(Refusal.DAMAGED, "ELF file's phentsize not the expected size");
        }
        if (!holdsProgramHeaders(details.header(), fileBytes)) {
            boolean negative = details.header().programHeaderOffset() < 0;
            return refuse(Refusal.DAMAGED, "cannot read file data" + (negative ? ": Invalid argument" : ""));
        }
        return Optional.empty();
    }

    private static boolean holdsProgramHeaders(ElfHeader header, long fileBytes) {
        long offset = header.programHeaderOffset();
        long size = (long) header.programHeaderCount() * header.programHeaderBytes();
        return size == 0 || (offset >= 0 && offset <= fileBytes && size <= fileBytes - offset);
    }

    private Optional<Answer> segmentFault(ElfDetails details) {
        for (ProgramHeader segment : details.loadSegments()) {
            Optional<String> fault = glibc.isAtLeast(FREE_ALIGNMENT) ? newAlignment(segment) : oldAlignment(segment);
            if (fault.isPresent()) {
                return refuse(Refusal.DAMAGED, fault.get());
            }
        }
        return details.loadSegments().isEmpty()
                ? refuse(Refusal.DAMAGED, "object file has no loadable segments")
                : Optional.empty();
    }

    private static Optional<String> newAlignment(ProgramHeader segment) {
        return segment.isCongruentModulo(PAGE_BYTES) ? Optional.empty() : Optional.of(MemoryMap.NOT_ALIGNED);
    }

    private static Optional<String> oldAlignment(ProgramHeader segment) {
        if ((segment.align() & (PAGE_BYTES - 1)) != 0) {
            return Optional.of("ELF load command alignment not page-aligned");
        }
        return ((segment.virtualAddress() - segment.offset()) & (segment.align() - 1)) == 0
                ? Optional.empty()
                : Optional.of("ELF load command address/offset not properly aligned");
    }

    private Optional<Answer> typeFault(ElfDetails details) {
        if (details.header().type().equals(ElfType.EXEC)) {
            return refuse(Refusal.FILE_TYPE, "cannot dynamically load executable");
        }
        // In split-off debug information the segment is there, but empty.
        boolean empty = dynamicHeaders(details).anyMatch(header -> header.fileSize() == 0);
        return empty || dynamicAddress(details) == 0
                ? refuse(
                        details.debugOnly() ? Refusal.FILE_TYPE : Refusal.DAMAGED, "object file has no dynamic section")
                : Optional.empty();
    }

    /** From mapping the segments to the first look at the dynamic section. */
    private static Optional<Answer> memoryFault(ElfDetails details, MemoryMap memory) {
        Optional<Answer> fault = memory.fault();
        if (fault.isPresent()) {
            return fault;
        }
        long dynamic = dynamicAddress(details);
        // glibc dies of an empty one: it relies on a string table.
        if (memory.isLost(dynamic)) {
            return Optional.of(MemoryMap.death());
        }
        return memory.has(dynamic)
                ? Optional.empty()
                : Optional.of(new Answer.Undetermined("the address of its dynamic section lies in no segment"));
    }

    /** Of several the last counts; 0 is none. */
    private static long dynamicAddress(ElfDetails details) {
        return dynamicHeaders(details).mapToLong(ProgramHeader::virtualAddress).reduce(0, (before, last) -> last);
    }

    private static Stream<ProgramHeader> dynamicHeaders(ElfDetails details) {
        return details.programHeaders().stream().filter(header -> header.type() == PT_DYNAMIC);
    }

    private Optional<Answer> flagFault(ElfDetails details) {
        Optional<DynamicFlags1> flags = details.dynamic().map(DynamicSection::flags1);
        if (flags.isEmpty()) {
            return Optional.empty();
        }
        if (flags.get().isPie() && glibc.isAtLeast(PIE_REFUSED)) {
            return refuse(Refusal.FILE_TYPE, "cannot dynamically load position-independent executable");
        }
        if (!flags.get().isNoOpen()) {
            return Optional.empty();
        }
        return Optional.of(
                asDependency
                        ? new Answer.Undetermined(
                                "marked DF_1_NOOPEN: it loads with a program that needs it, not with an extension module")
                        : new Answer.Refuses(
                                Refusal.FILE_TYPE,
                                "shared object cannot be dlopen()ed",
                                "is marked DF_1_NOOPEN: only a program can need it, nothing can open it"));
    }

    /** A file may lose what nobody looks at; what every loading reads or runs is missed for certain. */
    private static Optional<Answer> truncation(ElfDetails details, MemoryMap memory) {
        if (!details.truncated()) {
            return Optional.empty();
        }
        boolean missed = details.dynamic().stream()
                .flatMap(section -> section.others().stream())
                .filter(entry -> READ_ALWAYS.contains(entry.tag().name().orElse("")))
                .anyMatch(entry -> memory.isMissing(entry.value()));
        return Optional.of(
                missed
                        ? MemoryMap.death()
                        : new Answer.Undetermined(
                                "the file is cut off: the process dies if it touches what is missing"));
    }

    private static Optional<Answer> refuse(Refusal reason, String words) {
        return Optional.of(new Answer.Refuses(reason, words, ""));
    }
}
