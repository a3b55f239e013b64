package io.github.archcheck.loader.dyld;

import io.github.archcheck.loader.Refusal;
import io.github.archcheck.loader.dyld.MachFile.Fat;
import io.github.archcheck.loader.dyld.MachFile.Slice;
import java.util.List;
import java.util.Optional;

/** How dyld2, up to macOS 11, takes a fat file: it looks for the slice it needs, and at nothing else. */
record FatChoiceDyld2(DyldProcess process) {
    /** As many entries as fit the first page. */
    private static final int MAXIMUM_COUNT = 204;

    Choice choose(MachFile file) {
        Fat fat = file.fat().orElseThrow();
        if (fat.wide()) {
            return new Choice.Rejected(Refusal.FORMAT, "");
        }
        if (fat.count() > MAXIMUM_COUNT) {
            return new Choice.Rejected(Refusal.DAMAGED, "fat header too large: " + fat.count() + " entries");
        }
        List<Cpu> need = process.accepts(DyldRelease.DYLD2);
        Optional<Slice> found = need.stream()
                .flatMap(wanted ->
                        fat.slices().stream().filter(slice -> slice.cpu().resembles(wanted)))
                .findFirst();
        if (found.isEmpty()) {
            List<Cpu> have = fat.slices().stream().map(Slice::cpu).toList();
            return new Choice.Rejected(
                    have.isEmpty() ? Refusal.DAMAGED : Refusal.ARCHITECTURE,
                    new Texts(DyldRelease.DYLD2).fatMismatch(have, need));
        }
        Slice slice = found.get();
        return FatCheck.fits(slice, file.sizeBytes())
                ? new Choice.Chosen(slice.image(), slice.head(), slice.size())
                : new Choice.Rejected(
                        Refusal.DAMAGED,
                        "truncated fat file.  file length=" + file.sizeBytes() + ", but needed slice goes to "
                                + Long.toUnsignedString(slice.offset() + slice.size()));
    }
}
