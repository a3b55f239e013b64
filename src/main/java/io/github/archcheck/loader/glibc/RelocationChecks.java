package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.elf.DynamicSection;
import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.binary.elf.ProgramHeader;
import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is looked at when all is mapped and versions fit, but for symbols: processor levels, packed relocations, TLS. */
final class RelocationChecks {
    private static final String LEVEL_TOO_LOW = "CPU ISA level is lower than required";
    private static final String NO_TLS_LEFT = "cannot allocate memory in static TLS block";

    /** Every processor of the architecture has it. */
    private static final long BASELINE = 1;

    /** What glibc sets aside for libraries that are opened, in bytes. */
    private static final long STATIC_TLS_BYTES = 1664;

    /** With what alignment leaves over, 1,700 bytes found room in glibc 2.36 and 1,800 did not. */
    private static final long NEVER_FITS = 1800;

    private final Machinery machinery;
    private final boolean knowsPackedRelocations;
    private final Faults faults;

    RelocationChecks(Machinery machinery, boolean knowsPackedRelocations, Faults faults) {
        this.machinery = machinery;
        this.knowsPackedRelocations = knowsPackedRelocations;
        this.faults = faults;
    }

    /** @param maps in the order of relocation */
    void levels(List<LinkMap> maps) {
        if (!machinery.isX86()) {
            return;
        }
        OptionalInt level = machinery.hardware().isaLevel();
        long there = (1L << level.orElse(1)) - 1 | BASELINE;
        for (LinkMap map : maps) {
            long needed = map.details()
                    .map(ElfDetails::isaNeeded)
                    .filter(bits -> bits.isPresent())
                    .map(bits -> bits.getAsLong())
                    .orElse(0L);
            if ((needed & ~there) != 0) {
                level(map, level);
            }
        }
    }

    private void level(LinkMap map, OptionalInt level) {
        String needed =
                String.join(", ", map.details().map(ElfDetails::isaNeededNames).orElse(List.of()));
        boolean enforced = machinery.isAtLeast(2, 33);
        faults.add(
                Kind.ISA_LEVEL,
                enforced && level.isPresent() ? Certainty.CERTAIN : Certainty.RISK,
                map,
                needed,
                enforced ? LEVEL_TOO_LOW : "",
                Optional.of(map.name() + ": " + LEVEL_TOO_LOW),
                level.isPresent()
                        ? "says that it needs a processor of " + needed + ", this one is x86-64-v" + level.getAsInt()
                        : "says that it needs a processor of " + needed);
    }

    void packedRelocations(LinkMap map) {
        if (!knowsPackedRelocations
                && map.dynamic().filter(DynamicSection::relr).isPresent()) {
            faults.add(
                    Kind.RELOCATION_FORMAT,
                    Certainty.CERTAIN,
                    map,
                    "DT_RELR",
                    "",
                    Optional.empty(),
                    "has packed relocations, which glibc before 2.36 passes over: the process dies of a signal");
        }
    }

    /** @param maps what is opened together, and shares the room */
    void staticTls(List<LinkMap> maps) {
        long used = 0;
        for (LinkMap map : maps) {
            long bytes = map.details().map(RelocationChecks::staticTlsBytes).orElse(0L);
            used = Math.min(STATIC_TLS_BYTES, used) + bytes;
            if (bytes > 0 && used > STATIC_TLS_BYTES) {
                faults.add(
                        Kind.STATIC_TLS,
                        bytes > NEVER_FITS ? Certainty.CERTAIN : Certainty.RISK,
                        map,
                        "PT_TLS",
                        NO_TLS_LEFT,
                        Optional.of(faults.voice().symbol(map.name() + ": " + NO_TLS_LEFT)),
                        "wants " + bytes + " bytes of the room for thread-local variables that is set aside at the"
                                + " start, where about " + STATIC_TLS_BYTES + " are left for files that are opened");
            }
        }
    }

    /** Of one segment; a number that is no size counts as one that does not fit. */
    private static long staticTlsBytes(ElfDetails details) {
        if (details.dynamic().filter(dynamic -> dynamic.flags().isStaticTls()).isEmpty()) {
            return 0;
        }
        return details.programHeaders().stream()
                .filter(header -> header.type() == ProgramHeader.PT_TLS)
                .mapToLong(ProgramHeader::memorySize)
                .map(bytes -> bytes < 0 ? Integer.MAX_VALUE : Math.min(bytes, Integer.MAX_VALUE))
                .reduce(0, (first, last) -> last);
    }
}
