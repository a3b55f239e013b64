package io.github.archcheck.loader.dyld;

import io.github.archcheck.loader.Refusal;
import io.github.archcheck.loader.dyld.MachFile.Fat;
import io.github.archcheck.loader.dyld.MachFile.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How dyld of macOS 12 to 15.6 takes a fat file: every slice is checked, also those that nobody wants, and one complaint
 * makes the whole file unusable.
 */
record FatCheck(DyldProcess process, DyldRelease release) {
    /** The header with all entries must fit this. */
    private static final int MAXIMUM_HEADER_BYTES = 4096;

    private static final int LARGE_PAGE_MASK = 0x3fff;
    private static final int SMALL_PAGE_MASK = 0xfff;
    private static final Slice ZEROS = new Slice(new Cpu(0, 0), 0, 0, -1, MachHead.none(MachHead.Magic.OTHER));

    Choice choose(MachFile file) {
        Fat fat = file.fat().orElseThrow();
        StringBuilder diagnosis = new StringBuilder();
        Optional<String> headerFault = headerFault(fat, file.sizeBytes());
        if (headerFault.isPresent()) {
            return missing(headerFault.get(), List.of(), Refusal.DAMAGED);
        }
        List<Slice> slices = entries(fat);
        Optional<Slice> hidden = hidden(fat);
        Optional<Slice> best = check(fat, slices, hidden, file.sizeBytes(), diagnosis);
        if (diagnosis.isEmpty() && best.isPresent()) {
            return new Choice.Chosen(
                    best.get().image(), best.get().head(), best.get().size());
        }
        List<Cpu> have = new ArrayList<>(slices.stream().map(Slice::cpu).toList());
        hidden.map(Slice::cpu).ifPresent(have::add);
        return missing(diagnosis.toString(), have, reason(slices, diagnosis.isEmpty()));
    }

    private Choice missing(String diagnosis, List<Cpu> have, Refusal reason) {
        String text = new Texts(release).fatMismatch(have, process.accepts(release));
        return new Choice.Rejected(reason, diagnosis + text);
    }

    private static Refusal reason(List<Slice> slices, boolean sound) {
        if (slices.stream().anyMatch(slice -> slice.head().magic() == MachHead.Magic.ARCHIVE)) {
            return Refusal.FILE_TYPE;
        }
        return sound && !slices.isEmpty() ? Refusal.ARCHITECTURE : Refusal.DAMAGED;
    }

    private Optional<String> headerFault(Fat fat, long fileBytes) {
        if (fat.count() > maximumCount(fat)) {
            return Optional.of("fat header too large: " + fat.count() + " entries");
        }
        long entries = fat.wide() ? fat.count() : fat.count() + 1;
        return release.isAtLeast(DyldRelease.V13_0)
                        && MachFile.FAT_HEADER_BYTES + entries * fat.entryBytes() > fileBytes
                ? Optional.of("fat header malformed, architecture slices extend beyond end of file")
                : Optional.empty();
    }

    private int maximumCount(Fat fat) {
        int entryBytes = release.isBefore(DyldRelease.V13_0) ? MachFile.FAT_ARCH_BYTES : fat.entryBytes();
        return (MAXIMUM_HEADER_BYTES - MachFile.FAT_HEADER_BYTES) / entryBytes;
    }

    /** macOS 12 reads entries beyond the end of the file as zeros. */
    private static List<Slice> entries(Fat fat) {
        List<Slice> entries = new ArrayList<>(fat.slices());
        while (entries.size() < fat.count()) {
            entries.add(ZEROS);
        }
        return entries;
    }

    private Optional<Slice> hidden(Fat fat) {
        return fat.beyond()
                .filter(slice -> fat.count() != maximumCount(fat))
                .filter(slice -> slice.cpu().equals(Cpu.ARM64) || slice.cpu().equals(Cpu.ARM64_V8));
    }

    private Optional<Slice> check(
            Fat fat, List<Slice> slices, Optional<Slice> hidden, long fileBytes, StringBuilder diagnosis) {
        Optional<Slice> best = Optional.empty();
        for (int i = 0; i < slices.size(); i++) {
            // In the 64-bit form all slices share one diagnosis, so that the first complaint spoils the rest.
            StringBuilder own = fat.wide() ? diagnosis : new StringBuilder();
            if (isValid(slices.get(i), i, fileBytes, own)) {
                best = better(best, slices.get(i));
            }
            if (!fat.wide() && !own.isEmpty()) {
                diagnosis.append(own).append(", ");
            }
        }
        if (hidden.isPresent() && isValid(hidden.get(), slices.size(), fileBytes, diagnosis)) {
            best = better(best, hidden.get());
        }
        return best;
    }

    private Optional<Slice> better(Optional<Slice> best, Slice slice) {
        int rank = process.rank(slice.cpu(), release);
        boolean wins =
                rank >= 0 && (best.isEmpty() || rank < process.rank(best.get().cpu(), release));
        return wins ? Optional.of(slice) : best;
    }

    private boolean isValid(Slice slice, int index, long fileBytes, StringBuilder diagnosis) {
        if (!fits(slice, fileBytes)) {
            diagnosis.append("slice ").append(index).append(" extends beyond end of file");
            return false;
        }
        MachHead head = slice.head();
        if (!new StructureCheck(release).isMachO(head, slice.size(), diagnosis)) {
            return false;
        }
        Optional<String> contradiction = contradiction(slice, head);
        contradiction.ifPresent(diagnosis::append);
        return contradiction.isEmpty();
    }

    static boolean fits(Slice slice, long fileBytes) {
        return slice.offset() >= 0
                && slice.size() >= 0
                && slice.offset() <= fileBytes
                && slice.size() <= fileBytes - slice.offset();
    }

    private static Optional<String> contradiction(Slice slice, MachHead head) {
        Cpu inSlice = head.cpu();
        Cpu inEntry = slice.cpu();
        if (inSlice.type() != inEntry.type()) {
            return Optional.of(mismatch("type", inSlice.type(), inEntry.type()));
        }
        if (inSlice.plainSubtype() != inEntry.plainSubtype()) {
            return Optional.of(mismatch("subtype", inSlice.subtype(), inEntry.subtype()));
        }
        int pageMask = inSlice.hasLargePages() ? LARGE_PAGE_MASK : SMALL_PAGE_MASK;
        return (slice.offset() & pageMask) == 0 ? Optional.empty() : Optional.of("slice is not page aligned");
    }

    private static String mismatch(String what, int inSlice, int inEntry) {
        return String.format(
                Locale.ROOT, "cpu %s in slice (0x%08X) does not match fat header (0x%08X)", what, inSlice, inEntry);
    }
}
