package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Need;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Version;
import java.util.List;
import java.util.UUID;

/**
 * One load command. All offsets, also those that a command holds, count from the start of the image, so that a slice and
 * the same image as a thin file give equal commands.
 */
public sealed interface LoadCommand {
    Header header();

    default LoadCommandType type() {
        return header().type();
    }

    /**
     * What every command begins with.
     *
     * @param offset in bytes from the start of the image
     * @param size {@code cmdsize}, at least 8
     */
    record Header(long offset, LoadCommandType type, long size) {}

    /**
     * LC_SEGMENT, LC_SEGMENT_64.
     *
     * @param vmAddress unsigned
     * @param vmSize unsigned
     * @param fileOffset in bytes from the start of the image
     */
    record Segment(
            Header header,
            String name,
            long vmAddress,
            long vmSize,
            long fileOffset,
            long fileSize,
            int maxProtection,
            int initialProtection,
            int flags,
            List<Section> sections)
            implements LoadCommand {
        public Segment {
            sections = List.copyOf(sections);
        }
    }

    /**
     * LC_LOAD_DYLIB and its relatives: a library that the image asks for.
     *
     * @param kind from the command, or from the flags where it has flags; a weak library that is also re-exported is weak
     * @param timestamp the raw word; {@link #NEW_STYLE_MARKER} in a new-style command
     * @param flags of a new-style {@code dylib_use_command}; 0 in others
     * @param newStyle whether it is a {@code dylib_use_command}, whose flags dyld before macOS 15 does not see
     */
    record DylibUse(
            Header header,
            Need.Kind kind,
            String name,
            long timestamp,
            Version currentVersion,
            Version compatibilityVersion,
            boolean newStyle,
            int flags)
            implements LoadCommand {
        public static final long NEW_STYLE_MARKER = 0x1a74_1800L;
        public static final int WEAK_LINK = 0x1;
        public static final int REEXPORT = 0x2;
        public static final int UPWARD = 0x4;
        public static final int DELAYED_INIT = 0x8;
    }

    /** LC_ID_DYLIB: the install name. */
    record DylibId(Header header, String name, long timestamp, Version currentVersion, Version compatibilityVersion)
            implements LoadCommand {}

    /** LC_RPATH, unexpanded. */
    record Rpath(Header header, String path) implements LoadCommand {}

    /** LC_BUILD_VERSION. */
    record BuildVersion(Header header, Platform platform, Version minimumOs, Version sdk, List<BuildTool> tools)
            implements LoadCommand {
        public BuildVersion {
            tools = List.copyOf(tools);
        }
    }

    /** LC_VERSION_MIN_MACOSX and its relatives, the numbers as they stand. */
    record VersionMin(Header header, Version minimumOs, Version sdk) implements LoadCommand {}

    /** LC_UUID. */
    record Uuid(Header header, UUID uuid) implements LoadCommand {}

    /** A run of bytes in __LINKEDIT: LC_CODE_SIGNATURE, LC_DYLD_EXPORTS_TRIE, LC_FUNCTION_VARIANTS and the like. */
    record LinkeditData(Header header, Span data) implements LoadCommand {}

    /**
     * LC_ENCRYPTION_INFO, LC_ENCRYPTION_INFO_64.
     *
     * @param cryptId 0 when the range is not encrypted yet
     */
    record EncryptionInfo(Header header, Span range, long cryptId) implements LoadCommand {}

    /**
     * LC_SYMTAB.
     *
     * @param symbolCount unchecked: nothing has been read yet
     */
    record Symtab(Header header, long symbolOffset, long symbolCount, Span strings) implements LoadCommand {}

    /** LC_DYSYMTAB. */
    record Dysymtab(
            Header header,
            Table localSymbols,
            Table definedSymbols,
            Table undefinedSymbols,
            Table tableOfContents,
            Table modules,
            Table references,
            Table indirectSymbols,
            Table externalRelocations,
            Table localRelocations)
            implements LoadCommand {}

    /**
     * Part of LC_DYSYMTAB, unchecked.
     *
     * @param start an index into the symbol table for the three groups of symbols, and else an offset in bytes
     */
    record Table(long start, long count) {}

    /** LC_DYLD_INFO, LC_DYLD_INFO_ONLY. */
    record DyldInfo(Header header, Span rebase, Span bind, Span weakBind, Span lazyBind, Span export)
            implements LoadCommand {}

    /**
     * A command that holds one string: LC_DYLD_ENVIRONMENT, LC_LOAD_DYLINKER, LC_ID_DYLINKER, LC_SUB_FRAMEWORK,
     * LC_SUB_UMBRELLA, LC_SUB_CLIENT, LC_SUB_LIBRARY, LC_TARGET_TRIPLE.
     */
    record Text(Header header, String text) implements LoadCommand {}

    /**
     * LC_MAIN.
     *
     * @param entryOffset in bytes from the start of the image
     */
    record Main(Header header, long entryOffset, long stackSize) implements LoadCommand {}

    /** LC_THREAD, LC_UNIXTHREAD: flavor and word count of the first register set. */
    record ThreadState(Header header, int flavor, long count) implements LoadCommand {}

    /** LC_LINKER_OPTION. */
    record LinkerOption(Header header, List<String> options) implements LoadCommand {
        public LinkerOption {
            options = List.copyOf(options);
        }
    }

    /**
     * LC_SOURCE_VERSION.
     *
     * @param version five numbers, {@code A.B.C.D.E}
     */
    record SourceVersion(Header header, String version) implements LoadCommand {}

    /** A command that archcheck does not look into, or does not know. */
    record Other(Header header) implements LoadCommand {}

    /** A command whose body contradicts its type; the image has a defect for it. */
    record Damaged(Header header, String field, String reason) implements LoadCommand {}
}
