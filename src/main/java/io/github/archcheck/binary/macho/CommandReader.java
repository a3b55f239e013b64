package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Need;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the body of one load command. */
final class CommandReader {
    private static final int DYLIB_USE_COMMAND_BYTES = 28;
    private static final int BUILD_TOOL_BYTES = 8;

    private CommandReader() {}

    /**
     * @param body the whole command, {@code cmd} and {@code cmdsize} included, and nothing else
     * @throws MalformedBinaryException when the body contradicts the type
     */
    static LoadCommand read(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        body.skip(Integer.BYTES * 2L, "load_command");
        return switch (header.type().value()) {
            case LoadCommandType.SEGMENT -> SegmentReader.read(header, SegmentLayout.W32, body);
            case LoadCommandType.SEGMENT_64 -> SegmentReader.read(header, SegmentLayout.W64, body);
            case LoadCommandType.LOAD_DYLIB,
                    LoadCommandType.LOAD_WEAK_DYLIB,
                    LoadCommandType.REEXPORT_DYLIB,
                    LoadCommandType.LOAD_UPWARD_DYLIB,
                    LoadCommandType.LAZY_LOAD_DYLIB -> dylibUse(header, body);
            case LoadCommandType.ID_DYLIB -> dylibId(header, body);
            case LoadCommandType.RPATH -> new LoadCommand.Rpath(header, string(body, "rpath_command.path"));
            case LoadCommandType.BUILD_VERSION -> buildVersion(header, body);
            case LoadCommandType.VERSION_MIN_MACOSX,
                    LoadCommandType.VERSION_MIN_IPHONEOS,
                    LoadCommandType.VERSION_MIN_TVOS,
                    LoadCommandType.VERSION_MIN_WATCHOS -> versionMin(header, body);
            case LoadCommandType.UUID -> uuid(header, body);
            case LoadCommandType.ENCRYPTION_INFO, LoadCommandType.ENCRYPTION_INFO_64 -> encryption(header, body);
            case LoadCommandType.MAIN -> main(header, body);
            case LoadCommandType.THREAD, LoadCommandType.UNIXTHREAD -> thread(header, body);
            case LoadCommandType.SOURCE_VERSION ->
                new LoadCommand.SourceVersion(header, PackedVersion.readSource(body, "source_version_command.version"));
            case LoadCommandType.LINKER_OPTION -> linkerOption(header, body);
            case LoadCommandType.LOAD_DYLINKER, LoadCommandType.ID_DYLINKER, LoadCommandType.DYLD_ENVIRONMENT ->
                text(header, body, "dylinker_command.name");
            case LoadCommandType.SUB_FRAMEWORK -> text(header, body, "sub_framework_command.umbrella");
            case LoadCommandType.SUB_UMBRELLA -> text(header, body, "sub_umbrella_command.sub_umbrella");
            case LoadCommandType.SUB_CLIENT -> text(header, body, "sub_client_command.client");
            case LoadCommandType.SUB_LIBRARY -> text(header, body, "sub_library_command.sub_library");
            case LoadCommandType.TARGET_TRIPLE -> text(header, body, "target_triple_command.triple");
            default -> LinkeditCommandReader.read(header, body);
        };
    }

    /** A string whose place is given by the next word, counted from the start of the command. */
    private static String string(Cursor body, String field) throws MalformedBinaryException {
        return body.stringAt(body.u32(field), field);
    }

    private static LoadCommand text(LoadCommand.Header header, Cursor body, String field)
            throws MalformedBinaryException {
        return new LoadCommand.Text(header, string(body, field));
    }

    private static LoadCommand dylibUse(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        long nameOffset = body.u32("dylib_command.dylib.name");
        long timestamp = body.u32("dylib_command.dylib.timestamp");
        Version current = PackedVersion.read(body, "dylib_command.dylib.current_version");
        Version compatibility = PackedVersion.read(body, "dylib_command.dylib.compatibility_version");
        boolean newStyle = timestamp == LoadCommand.DylibUse.NEW_STYLE_MARKER && nameOffset == DYLIB_USE_COMMAND_BYTES;
        int flags = newStyle ? body.code32("dylib_use_command.flags") : 0;
        Need.Kind kind = newStyle ? kindOf(flags) : kindOf(header.type());
        String name = body.stringAt(nameOffset, "dylib_command.dylib.name");
        return new LoadCommand.DylibUse(header, kind, name, timestamp, current, compatibility, newStyle, flags);
    }

    private static Need.Kind kindOf(LoadCommandType type) {
        return switch (type.value()) {
            case LoadCommandType.LOAD_WEAK_DYLIB -> Need.Kind.WEAK;
            case LoadCommandType.REEXPORT_DYLIB -> Need.Kind.REEXPORT;
            case LoadCommandType.LOAD_UPWARD_DYLIB -> Need.Kind.UPWARD;
            case LoadCommandType.LAZY_LOAD_DYLIB -> Need.Kind.LAZY;
            default -> Need.Kind.REQUIRED;
        };
    }

    private static Need.Kind kindOf(int flags) {
        if ((flags & LoadCommand.DylibUse.WEAK_LINK) != 0) {
            return Need.Kind.WEAK;
        }
        if ((flags & LoadCommand.DylibUse.REEXPORT) != 0) {
            return Need.Kind.REEXPORT;
        }
        return (flags & LoadCommand.DylibUse.UPWARD) != 0 ? Need.Kind.UPWARD : Need.Kind.REQUIRED;
    }

    private static LoadCommand dylibId(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        String name = string(body, "dylib_command.dylib.name");
        long timestamp = body.u32("dylib_command.dylib.timestamp");
        Version current = PackedVersion.read(body, "dylib_command.dylib.current_version");
        Version compatibility = PackedVersion.read(body, "dylib_command.dylib.compatibility_version");
        return new LoadCommand.DylibId(header, name, timestamp, current, compatibility);
    }

    private static LoadCommand buildVersion(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        Platform platform = new Platform(body.code32("build_version_command.platform"));
        Version minimumOs = PackedVersion.read(body, "build_version_command.minos");
        Version sdk = PackedVersion.read(body, "build_version_command.sdk");
        long at = body.offset();
        long count = body.u32("build_version_command.ntools");
        if (count > body.remaining() / BUILD_TOOL_BYTES) {
            throw new MalformedBinaryException(
                    at,
                    "build_version_command.ntools",
                    count + " tools do not fit the " + body.remaining() + " bytes left of the command");
        }
        List<BuildTool> tools = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            int tool = body.code32("build_tool_version.tool");
            tools.add(new BuildTool(tool, PackedVersion.read(body, "build_tool_version.version")));
        }
        return new LoadCommand.BuildVersion(header, platform, minimumOs, sdk, tools);
    }

    private static LoadCommand versionMin(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        Version minimumOs = PackedVersion.read(body, "version_min_command.version");
        return new LoadCommand.VersionMin(header, minimumOs, PackedVersion.read(body, "version_min_command.sdk"));
    }

    private static LoadCommand uuid(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        byte[] bytes = body.bytes(2L * Long.BYTES, "uuid_command.uuid");
        return new LoadCommand.Uuid(header, new UUID(bigEndian(bytes, 0), bigEndian(bytes, Long.BYTES)));
    }

    /** The bytes of a UUID stand in the order in which they are printed, whatever the order of the file. */
    private static long bigEndian(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            value = (value << Byte.SIZE) | Byte.toUnsignedLong(bytes[i]);
        }
        return value;
    }

    private static LoadCommand encryption(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        long offset = body.u32("encryption_info_command.cryptoff");
        long size = body.u32("encryption_info_command.cryptsize");
        long id = body.u32("encryption_info_command.cryptid");
        return new LoadCommand.EncryptionInfo(header, new Span(offset, size), id);
    }

    private static LoadCommand main(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        long entry = body.u64("entry_point_command.entryoff");
        return new LoadCommand.Main(header, entry, body.u64("entry_point_command.stacksize"));
    }

    private static LoadCommand thread(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        int flavor = body.code32("thread_command.flavor");
        return new LoadCommand.ThreadState(header, flavor, body.u32("thread_command.count"));
    }

    private static LoadCommand linkerOption(LoadCommand.Header header, Cursor body) throws MalformedBinaryException {
        long at = body.offset();
        long count = body.u32("linker_option_command.count");
        if (count > body.remaining()) {
            throw new MalformedBinaryException(
                    at,
                    "linker_option_command.count",
                    count + " strings do not fit the " + body.remaining() + " bytes left of the command");
        }
        List<String> options = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            options.add(nextString(body, "linker_option_command.strings"));
        }
        return new LoadCommand.LinkerOption(header, options);
    }

    private static String nextString(Cursor body, String field) throws MalformedBinaryException {
        String text = body.stringAt(body.position(), field);
        while (body.u8(field) != 0) {
            // to the byte after the NUL; the length of the text does not say how many bytes it took
        }
        return text;
    }
}
