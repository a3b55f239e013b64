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

/** glibc's way from the ELF header to the mapped file, once the file is for this process. */
record MappingCheck(ElfProcess process, Version glibc, boolean asDependency) {
    /** Since then p_align may be smaller than a page, and a segment larger than that is aligned. */
    private static final Version FREE_ALIGNMENT = Version.of(2, 35);

    private static final Version PIE_REFUSED = Version.of(2, 30);
    /** The usual one; machines with larger pages refuse more. */
    private static final long PAGE_BYTES = 4096;

    private static final int PT_DYNAMIC = ProgramHeader.PT_DYNAMIC;

    Optional<Answer> fault(ElfDetails details, long fileBytes) {
        ElfType type = details.header().type();
        if (!type.equals(ElfType.DYN) && !type.equals(ElfType.EXEC)) {
            return refuse(Refusal.FILE_TYPE, "only ET_DYN and ET_EXEC can be loaded");
        }
        if (details.header().programHeaderBytes() != process.programHeaderBytes()) {
            return refuse(Refusal.DAMAGED, "ELF file's phentsize not the expected size");
        }
        if (!holdsProgramHeaders(details.header(), fileBytes)) {
            return refuse(Refusal.DAMAGED, "cannot read file data");
        }
        return segmentFault(details)
                .or(() -> typeFault(details))
                .or(() -> flagFault(details))
                .or(() -> truncation(details));
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
        return segment.isCongruentModulo(PAGE_BYTES)
                ? Optional.empty()
                : Optional.of("ELF load command address/offset not page-aligned");
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
        boolean dynamic = details.programHeaders().stream()
                .anyMatch(header -> header.type() == PT_DYNAMIC && header.fileSize() != 0);
        if (dynamic) {
            return Optional.empty();
        }
        return refuse(details.debugOnly() ? Refusal.FILE_TYPE : Refusal.DAMAGED, "object file has no dynamic section");
    }

    private Optional<Answer> flagFault(ElfDetails details) {
        Optional<DynamicFlags1> flags = details.dynamic().map(DynamicSection::flags1);
        if (flags.isEmpty()) {
            return Optional.empty();
        }
        if (flags.get().isPie() && glibc.isAtLeast(PIE_REFUSED)) {
            return refuse(Refusal.FILE_TYPE, "cannot dynamically load position-independent executable");
        }
        return flags.get().isNoOpen() && !asDependency
                ? refuse(Refusal.FILE_TYPE, "shared object cannot be dlopen()ed")
                : Optional.empty();
    }

    private static Optional<Answer> truncation(ElfDetails details) {
        return details.truncated()
                ? Optional.of(new Answer.Refuses(
                        Refusal.DAMAGED, "", "the file is cut off: the process would die with SIGBUS, without a word"))
                : Optional.empty();
    }

    private static Optional<Answer> refuse(Refusal reason, String words) {
        return Optional.of(new Answer.Refuses(reason, words, ""));
    }
}
