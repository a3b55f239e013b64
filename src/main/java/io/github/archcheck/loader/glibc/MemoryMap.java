package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.elf.ElfDetails;
import io.github.archcheck.bytes.WordSize;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.loader.linux.ElfProcess;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import java.util.List;
import java.util.Optional;

/**
 * How glibc lays the segments of a library into memory: one mapping as large as all of them, the others over it, and
 * zeros behind. A page of the file that lies wholly beyond its end can be mapped, but not touched.
 *
 * @param pieces not empty
 * @param alignment the largest p_align that is a power of two
 * @see <a href="https://sourceware.org/git/?p=glibc.git;a=blob;f=elf/dl-map-segments.h;hb=refs/tags/glibc-2.36">
 *     dl-map-segments.h</a>
 */
record MemoryMap(ElfProcess process, Version glibc, List<Piece> pieces, long alignment, long fileBytes) {
    /** The usual one; machines with larger pages refuse more. */
    static final long PAGE_BYTES = 4096;

    static final String NOT_ALIGNED = "ELF load command address/offset not page-aligned";
    private static final String CANNOT_MAP = "failed to map segment from shared object";
    private static final String DEATH = "the file is cut off: the process would die of a signal, without a word";

    /** Before, p_align was not honoured beyond a page. */
    private static final Version ALIGNED = Version.of(2, 35);
    /** Since then segments in the wrong order have words of their own. */
    private static final Version ORDER_NAMED = Version.of(2, 36);

    /** The largest page of any Linux: what is beyond the end of a file in these is so in all. */
    private static final long LARGEST_PAGE_BYTES = 0x1_0000;
    /** No machine gives a process more addresses. */
    private static final long ADDRESSES = 1L << 57;
    /** More than that, beyond the size of the file, may or may not be had. */
    private static final long CERTAIN_BYTES = 4L << 30;

    private static final long CERTAIN_BYTES_32 = 1L << 30;

    static MemoryMap of(ElfProcess process, Version glibc, ElfDetails details, long fileBytes) {
        List<Piece> pieces = details.loadSegments().stream()
                .map(segment -> Piece.of(segment, PAGE_BYTES, process.wordSize()))
                .toList();
        long alignment = details.loadSegments().stream()
                .mapToLong(segment -> segment.align())
                .filter(align -> Long.bitCount(align) == 1)
                .reduce(1, (a, b) -> Long.compareUnsigned(a, b) >= 0 ? a : b);
        return new MemoryMap(process, glibc, pieces, alignment, fileBytes);
    }

    /** What goes wrong before anything but zeros is written; also when that cannot be told. */
    Optional<Answer> fault() {
        Piece first = pieces.get(0);
        long length = length();
        boolean aligned = glibc.isAtLeast(ALIGNED) && Long.compareUnsigned(alignment, PAGE_BYTES) > 0;
        if (length == 0
                || isTooLong(length)
                || cannotMap(first.mapOffset(), length)
                || (aligned && isTooLong(alignment))) {
            return refuse(CANNOT_MAP);
        }
        if (isUncertain(length) || (aligned && isUncertain(alignment))) {
            return Optional.of(new Answer.Undetermined(
                    "it takes 0x" + Long.toHexString(length) + " bytes of memory, which may not be there"));
        }
        return orderFault(first).or(this::pieceFault);
    }

    /** Whether the byte at an address should come from the file, which ends before: it is zero, or the process dies. */
    boolean isLost(long address) {
        return isBehind(address, 1);
    }

    /** Whether the first use of an address kills the process for certain. */
    boolean isMissing(long address) {
        return isBehind(address, certainPageBytes());
    }

    private boolean isBehind(long address, long unit) {
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (pieces.get(i).zeroes(address, PAGE_BYTES)) {
                return false;
            }
            if (pieces.get(i).holds(address)) {
                return isBeyondFile(pieces.get(i), address, unit);
            }
        }
        return false;
    }

    /** Whether any segment has the address. */
    boolean has(long address) {
        return pieces.stream().anyMatch(piece -> piece.holds(address) || piece.zeroes(address, PAGE_BYTES));
    }

    static Answer death() {
        return new Answer.Refuses(Refusal.DAMAGED, "", DEATH);
    }

    private long length() {
        return word(pieces.get(pieces.size() - 1).allocEnd() - pieces.get(0).mapStart());
    }

    private Optional<Answer> orderFault(Piece first) {
        boolean holes = false;
        for (int i = 1; i < pieces.size(); i++) {
            holes |= pieces.get(i - 1).mapEnd() != pieces.get(i).mapStart();
        }
        long last = pieces.get(pieces.size() - 1).mapStart();
        if (!holes || Long.compareUnsigned(last, first.mapEnd()) >= 0) {
            return Optional.empty();
        }
        if (!hasSmallPages()) {
            return Optional.of(new Answer.Undetermined("its segments overlap"));
        }
        return refuse(glibc.isAtLeast(ORDER_NAMED) ? NOT_ALIGNED : "cannot change memory protections");
    }

    private Optional<Answer> pieceFault() {
        for (int i = 0; i < pieces.size(); i++) {
            Optional<Answer> fault = pieceFault(pieces.get(i), i == 0);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> pieceFault(Piece piece, boolean mapped) {
        long size = piece.mapEnd() - piece.mapStart();
        if (!mapped && piece.mapsFile()) {
            if (isTooLong(size)
                    || isUnreachable(piece.mapStart() - pieces.get(0).mapStart())
                    || cannotMap(piece.mapOffset(), size)) {
                return refuse(CANNOT_MAP);
            }
            if (isOutside(piece.mapStart(), piece.mapEnd())) {
                return overwrites();
            }
        }
        if (!piece.hasZeros()) {
            return Optional.empty();
        }
        long zeroPages = piece.zeroPages(PAGE_BYTES);
        if (zeroPages != piece.dataEnd()
                && piece.holds(piece.dataEnd())
                && isBeyondFile(piece, piece.dataEnd(), certainPageBytes())) {
            return Optional.of(death());
        }
        if (!piece.hasZeroPages(PAGE_BYTES)) {
            return Optional.empty();
        }
        if (isUnreachable(piece.allocEnd() - pieces.get(0).mapStart())) {
            return refuse("cannot map zero-fill pages");
        }
        return isOutside(zeroPages, piece.allocEnd()) ? overwrites() : Optional.empty();
    }

    private boolean isOutside(long from, long to) {
        long start = pieces.get(0).mapStart();
        long end = Piece.up(length(), PAGE_BYTES);
        return Long.compareUnsigned(from - start, end) > 0 || Long.compareUnsigned(to - start, end) > 0;
    }

    private static Optional<Answer> overwrites() {
        return Optional.of(
                new Answer.Undetermined("a segment goes beyond the last one, over whatever memory is there"));
    }

    private boolean isBeyondFile(Piece piece, long address, long unit) {
        return Piece.down(piece.mapOffset() + (address - piece.mapStart()), unit) >= fileBytes;
    }

    private long certainPageBytes() {
        return hasSmallPages() ? PAGE_BYTES : LARGEST_PAGE_BYTES;
    }

    /** Whether all its Linux systems have the same pages. */
    private boolean hasSmallPages() {
        Known known = process.architecture();
        return known == Known.X86_64 || known == Known.I686 || known == Known.X32 || known == Known.S390X;
    }

    private boolean cannotMap(long offset, long size) {
        return process.wordSize() == WordSize.W64 && (offset < 0 || size > Long.MAX_VALUE - offset);
    }

    private boolean isTooLong(long size) {
        return process.wordSize() == WordSize.W64 && Long.compareUnsigned(size, ADDRESSES) >= 0;
    }

    /** Whether no process has the address, which may lie behind the start of the mapping or before it. */
    private boolean isUnreachable(long address) {
        return process.wordSize() == WordSize.W64 && (address >= ADDRESSES || address < -ADDRESSES);
    }

    private boolean isUncertain(long size) {
        return switch (process.wordSize()) {
            case W32 -> size > CERTAIN_BYTES_32;
            case W64 -> size < 0 || size > CERTAIN_BYTES + fileBytes;
        };
    }

    private long word(long value) {
        return Piece.word(value, process.wordSize());
    }

    private static Optional<Answer> refuse(String words) {
        return Optional.of(new Answer.Refuses(Refusal.DAMAGED, words, ""));
    }
}
