package io.github.archcheck.loader.dyld;

import io.github.archcheck.loader.Refusal;
import io.github.archcheck.loader.dyld.MachFile.Fat;
import io.github.archcheck.loader.dyld.MachFile.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How dyld of macOS 26 takes a fat file: the first fault ends it, and slices that are no Mach-O are left alone. */
record FatCheck26(DyldProcess process, DyldRelease release) {
    private static final int MAXIMUM_SLICES = 16;
    private static final int LARGE_PAGE_MASK = 0x3fff;
    private static final int SMALL_PAGE_MASK = 0xfff;

    Choice choose(MachFile file) {
        Fat fat = file.fat().orElseThrow();
        Optional<String> fault = headerFault(fat, file.sizeBytes());
        if (fault.isPresent()) {
            return new Choice.Rejected(Refusal.DAMAGED, fault.get());
        }
        List<Slice> slices = new ArrayList<>();
        fat.slices().forEach(slice -> slices.add(renamed(slice, fat)));
        Optional<Slice> hidden = fat.beyond().filter(slice -> slice.cpu().equals(Cpu.ARM64));
        fault = sliceFault(slices, hidden, file.sizeBytes());
        if (fault.isPresent()) {
            return new Choice.Rejected(Refusal.DAMAGED, fault.get());
        }
        hidden.ifPresent(slices::add);
        return best(slices);
    }

    /** libtool leaves the version of the ABI out of arm64e entries. */
    private static Slice renamed(Slice slice, Fat fat) {
        return !fat.wide() && slice.cpu().equals(Cpu.ARM64E_OLD)
                ? new Slice(Cpu.ARM64E, slice.offset(), slice.size(), slice.image(), slice.head())
                : slice;
    }

    private static Optional<String> headerFault(Fat fat, long fileBytes) {
        if (fileBytes < MachFile.FAT_HEADER_BYTES + fat.entryBytes()) {
            return Optional.of("fat file too short");
        }
        if (fat.count() > MAXIMUM_SLICES) {
            return Optional.of("fat file has too many slices (" + (int) fat.count() + ")");
        }
        long entries = fat.wide() ? fat.count() : fat.count() + 1;
        return MachFile.FAT_HEADER_BYTES + entries * fat.entryBytes() > fileBytes
                ? Optional.of("slice headers extend beyond end of file")
                : Optional.empty();
    }

    private Optional<String> sliceFault(List<Slice> slices, Optional<Slice> hidden, long fileBytes) {
        List<Slice> seen = new ArrayList<>();
        Optional<String> fault = Optional.empty();
        for (Slice slice : slices) {
            fault = fault(slice, seen, fileBytes);
            if (fault.isPresent()) {
                break;
            }
            seen.add(slice);
        }
        if (hidden.isPresent()) {
            // dyld goes on to the hidden slice even after a fault, and forgets the fault.
            fault = fault(hidden.get(), seen, fileBytes);
            seen.add(hidden.get());
        }
        return fault.isPresent() || !overlap(seen) ? fault : Optional.of("overlapping slices");
    }

    private Optional<String> fault(Slice slice, List<Slice> seen, long fileBytes) {
        String name = slice.cpu().name(release);
        if (!FatCheck.fits(slice, fileBytes)) {
            return Optional.of(name + " slice extends beyond end of file");
        }
        if (seen.stream().anyMatch(other -> other.cpu().matches(slice.cpu()))) {
            return Optional.of("duplicate " + name + " slices");
        }
        MachHead head = slice.head();
        if (head.magic() != MachHead.Magic.MACH_O || slice.size() < MachHead.SMALL_HEADER_BYTES) {
            return Optional.empty();
        }
        if ((slice.offset() & pageMask(head)) != 0) {
            return Optional.of("slice is not page aligned");
        }
        return head.cpu().matches(slice.cpu()) || areBothArm64e(head.cpu(), slice.cpu())
                ? Optional.empty()
                : Optional.of("cpu type/subtype in slice (" + head.cpu().name(release) + ") does not match fat header ("
                        + name + ")");
    }

    private int pageMask(MachHead head) {
        boolean relaxed = release.isAtLeast(DyldRelease.V26_4);
        if (head.fileType() == MachHead.MH_OBJECT) {
            return relaxed ? 0 : SMALL_PAGE_MASK;
        }
        if (head.fileType() == MachHead.MH_DSYM && relaxed) {
            return 0;
        }
        return head.cpu().hasLargePages() ? LARGE_PAGE_MASK : SMALL_PAGE_MASK;
    }

    private boolean areBothArm64e(Cpu inSlice, Cpu inEntry) {
        return release.isAtLeast(DyldRelease.V26_4) && inSlice.isArm64e() && inEntry.isArm64e();
    }

    private static boolean overlap(List<Slice> slices) {
        for (int i = 0; i < slices.size(); i++) {
            for (Slice other : slices.subList(0, i)) {
                Slice one = slices.get(i);
                if (other.offset() < one.offset() + one.size() && other.offset() + other.size() > one.offset()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Choice best(List<Slice> slices) {
        for (Cpu wanted : process.accepts(release)) {
            for (Slice slice : slices) {
                if (wanted.matches(slice.cpu())) {
                    return new Choice.Chosen(slice.image(), slice.head(), slice.size());
                }
            }
        }
        List<Cpu> have = slices.stream().map(Slice::cpu).toList();
        return new Choice.Rejected(
                have.isEmpty() ? Refusal.DAMAGED : Refusal.ARCHITECTURE,
                new Texts(release).fatMismatch(have, process.accepts(release)));
    }
}
