package io.github.archcheck.loader.dyld;

import io.github.archcheck.inspect.Head;
import io.github.archcheck.loader.Answer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** dyld's sentences about one file, with the punctuation of one release. */
record Texts(DyldRelease release) {
    /** The buffers in which dyld joins names hold this many characters; the rest is cut off. */
    private static final int LIST_LIMIT = 255;

    /** dyld2 takes nothing smaller than a page, whatever it is. */
    static final int SMALLEST_BYTES = 4096;

    static final String TOO_SHORT = "file too short";

    private static final int PRINTED_BYTES = 8;
    private static final String NEED_JOINT = "' or '";

    /** The words for a thin file, or a chosen slice, of the wrong machine. */
    String thinMismatch(Cpu have, List<Cpu> need) {
        if (release == DyldRelease.DYLD2) {
            return "mach-o, but wrong architecture";
        }
        return "mach-o file, but is an incompatible architecture " + haveNeed(have.name(release), needList(need));
    }

    /** The words for a fat file without a usable slice. */
    String fatMismatch(List<Cpu> have, List<Cpu> need) {
        if (release == DyldRelease.DYLD2) {
            return "no matching architecture in universal wrapper";
        }
        String names = have.stream().map(cpu -> cpu.name(release)).collect(Collectors.joining(","));
        return "fat file, but missing compatible architecture " + haveNeed(cut(names), needList(need));
    }

    /** The words for a file that does not begin as Mach-O does. */
    String notMachO(Head head, long sizeBytes) {
        if (release.isAtLeast(DyldRelease.V15_4)) {
            return "slice is not valid mach-o file";
        }
        return release == DyldRelease.DYLD2 ? unknownType(head, sizeBytes) : "not a mach-o file";
    }

    /** Empty when nobody has kept the bytes that dyld2 prints. */
    private static String unknownType(Head head, long sizeBytes) {
        if (sizeBytes < SMALLEST_BYTES) {
            return TOO_SHORT;
        }
        if (head.size() < PRINTED_BYTES) {
            return "";
        }
        return IntStream.range(0, PRINTED_BYTES)
                .mapToObj(at -> String.format(Locale.ROOT, "0x%02X", head.u8(at)))
                .collect(Collectors.joining(" ", "unknown file type, first eight bytes: ", ""));
    }

    String platformMismatch(long have) {
        if (release == DyldRelease.DYLD2) {
            return "mach-o, but not built for platform macOS";
        }
        return "mach-o file (" + Answer.Refuses.PATH + "), but incompatible platform "
                + haveNeed(PlatformName.of(have, release), PlatformName.of(Platforms.MACOS, release));
    }

    String unloadable(long fileType) {
        return release == DyldRelease.DYLD2
                ? "mach-o, but wrong filetype"
                : "unloadable mach-o file type " + fileType + " " + path();
    }

    String bundleAsDependency() {
        return release == DyldRelease.DYLD2 ? "mach-o, but wrong filetype" : "cannot link against bundle " + path();
    }

    String executableAsDependency() {
        return release == DyldRelease.DYLD2
                ? "mach-o, but wrong filetype"
                : "cannot link against a main executable " + path();
    }

    String noDynamicAccess() {
        return "cannot dlopen() image marked for no dynamic access " + path();
    }

    private static String path() {
        return "'" + Answer.Refuses.PATH + "'";
    }

    private String needList(List<Cpu> need) {
        if (release.isBefore(DyldRelease.V13_0)) {
            return need.get(0).name(release);
        }
        return cut(need.stream().map(cpu -> cpu.name(release)).collect(Collectors.joining(NEED_JOINT)));
    }

    private String haveNeed(String have, String need) {
        return release == DyldRelease.V12_5
                ? "(have (" + have + "), need (" + need + "))"
                : "(have '" + have + "', need '" + need + "')";
    }

    private static String cut(String list) {
        return list.length() > LIST_LIMIT ? list.substring(0, LIST_LIMIT) : list;
    }
}
