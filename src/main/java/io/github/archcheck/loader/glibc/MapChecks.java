package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.ProgramHeader;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import java.util.Optional;
import java.util.OptionalLong;

/** What depends on the machine and on the version of glibc when one object is mapped: its pages and its stack. */
final class MapChecks {
    private static final String STACK = "cannot enable executable stack as shared object requires: Invalid argument";
    private static final String OLD_ALIGNMENT = "ELF load command alignment not page-aligned";

    private final Machinery machinery;
    private final Faults faults;
    private final boolean executableStack;

    /** @param executable of the process, whose stack may be executable already */
    MapChecks(Machinery machinery, Optional<LinkMap> executable, Faults faults) {
        this.machinery = machinery;
        this.faults = faults;
        this.executableStack =
                executable.flatMap(LinkMap::details).filter(this::wantsStack).isPresent();
    }

    /** @param requested the name by which messages call it */
    void check(LinkMap map, String requested) {
        if (map.details().isEmpty()) {
            return;
        }
        ElfDetails details = map.details().get();
        OptionalLong page = machinery.hardware().pageBytes();
        if (page.isPresent()) {
            knownPage(map, requested, details, page.getAsLong());
        } else {
            unknownPage(map, details, machinery.build().largestPage());
        }
        if (machinery.isAtLeast(2, 41) && !faults.voice().isProgram() && !executableStack && wantsStack(details)) {
            faults.add(
                    Kind.EXECUTABLE_STACK,
                    Certainty.CERTAIN,
                    map,
                    "PT_GNU_STACK",
                    STACK,
                    Optional.of(faults.voice().mapping(requested + ": " + STACK)),
                    "asks for an executable stack, which glibc grants to no opened file since 2.41");
        }
    }

    private boolean wantsStack(ElfDetails details) {
        return details.executableStack().orElse(machinery.build().executableStack());
    }

    private void knownPage(LinkMap map, String requested, ElfDetails details, long page) {
        if (page <= MemoryMap.PAGE_BYTES) {
            return;
        }
        boolean free = machinery.isAtLeast(2, 35);
        boolean fits = details.loadSegments().stream()
                .allMatch(segment -> free ? segment.isCongruentModulo(page) : isAligned(segment, page));
        if (!fits) {
            String words = free ? MemoryMap.NOT_ALIGNED : OLD_ALIGNMENT;
            faults.add(
                    Kind.PAGE_SIZE,
                    Certainty.CERTAIN,
                    map,
                    Long.toString(page),
                    words,
                    Optional.of(faults.voice().mapping(requested + ": " + words)),
                    "its segments do not lie on pages of " + page + " bytes");
        } else if (Long.compareUnsigned(details.maximumLoadAlign(), page) < 0) {
            risk(map, page, "its segments are aligned to less than the machine's pages of " + page + " bytes");
        }
    }

    private static boolean isAligned(ProgramHeader segment, long page) {
        return (segment.align() & page - 1) == 0 && segment.isCongruentModulo(segment.align());
    }

    private void unknownPage(LinkMap map, ElfDetails details, long largest) {
        boolean fits = details.loadSegments().stream().allMatch(segment -> segment.isCongruentModulo(largest));
        if (!fits && Long.compareUnsigned(details.maximumLoadAlign(), largest) < 0) {
            risk(
                    map,
                    largest,
                    "its segments do not lie on pages of " + largest + " bytes, which some such machines have");
        }
    }

    private void risk(LinkMap map, long page, String explanation) {
        faults.add(Kind.PAGE_SIZE, Certainty.RISK, map, Long.toString(page), "", Optional.empty(), explanation);
    }
}
