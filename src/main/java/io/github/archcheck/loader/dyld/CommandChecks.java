package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.macho.LoadCommand;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether each load command, by itself, has the size and strings that its type wants. */
record CommandChecks(MachHead head, long fileBytes, DyldRelease release) {
    private static final String WRONG_SIZE = " size wrong";
    private static final int LINKEDIT_DATA_BYTES = 16;
    private static final int BUILD_VERSION_BYTES = 24;
    private static final int BUILD_TOOL_BYTES = 8;
    private static final int SEGMENT_BYTES = 56;
    private static final int SECTION_BYTES = 68;
    private static final int SEGMENT_64_BYTES = 72;
    private static final int SECTION_64_BYTES = 80;

    /** The reader keeps the offset only in its words for people. */
    private static final Pattern STRING_OFFSET = Pattern.compile("string offset (\\d+) lies outside");

    /** Commands of one size, with the size in bytes. */
    private static final Map<String, Integer> SIZES = Map.ofEntries(
            Map.entry("LC_SYMTAB", 24),
            Map.entry("LC_DYSYMTAB", 80),
            Map.entry("LC_SEGMENT_SPLIT_INFO", LINKEDIT_DATA_BYTES),
            Map.entry("LC_ATOM_INFO", LINKEDIT_DATA_BYTES),
            Map.entry("LC_FUNCTION_STARTS", LINKEDIT_DATA_BYTES),
            Map.entry("LC_DYLD_EXPORTS_TRIE", LINKEDIT_DATA_BYTES),
            Map.entry("LC_DYLD_CHAINED_FIXUPS", LINKEDIT_DATA_BYTES),
            Map.entry("LC_FUNCTION_VARIANTS", LINKEDIT_DATA_BYTES),
            Map.entry("LC_FUNCTION_VARIANT_FIXUPS", LINKEDIT_DATA_BYTES),
            Map.entry("LC_ENCRYPTION_INFO", 20),
            Map.entry("LC_ENCRYPTION_INFO_64", 24),
            Map.entry("LC_DYLD_INFO", 48),
            Map.entry("LC_DYLD_INFO_ONLY", 48),
            Map.entry("LC_VERSION_MIN_MACOSX", 16),
            Map.entry("LC_VERSION_MIN_IPHONEOS", 16),
            Map.entry("LC_VERSION_MIN_TVOS", 16),
            Map.entry("LC_VERSION_MIN_WATCHOS", 16),
            Map.entry("LC_UUID", 24),
            Map.entry("LC_MAIN", 24));

    private static final List<String> WITH_STRING = List.of(
            "LC_ID_DYLIB",
            "LC_LOAD_DYLIB",
            "LC_LOAD_WEAK_DYLIB",
            "LC_REEXPORT_DYLIB",
            "LC_LOAD_UPWARD_DYLIB",
            "LC_RPATH",
            "LC_SUB_UMBRELLA",
            "LC_SUB_CLIENT",
            "LC_SUB_LIBRARY",
            "LC_FILESET_ENTRY");

    Optional<String> fault() {
        if (head.headAndCommandBytes() > fileBytes) {
            return Optional.of("load commands length (" + head.headAndCommandBytes() + ") exceeds length of file ("
                    + fileBytes + ")");
        }
        List<LoadCommand> commands = head.commands();
        for (int i = 0; i < commands.size(); i++) {
            Optional<String> fault = fault(commands.get(i)).map(numbered(i));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return CommandWalk.fault(head, release);
    }

    private static UnaryOperator<String> numbered(int index) {
        return words -> "load command #" + (index + 1) + " " + words;
    }

    private static Optional<String> fault(LoadCommand command) {
        String name = command.type().name();
        if (WITH_STRING.contains(name)) {
            return command instanceof LoadCommand.Damaged damaged
                    ? Optional.of(stringFault(command, damaged))
                    : Optional.empty();
        }
        Integer size = SIZES.get(name);
        if (size != null) {
            return command.header().size() == size ? Optional.empty() : Optional.of(shownName(name) + WRONG_SIZE);
        }
        return switch (name) {
            case "LC_BUILD_VERSION" ->
                isWhole(command, BUILD_VERSION_BYTES, BUILD_TOOL_BYTES, tools(command))
                        ? Optional.empty()
                        : Optional.of(name + WRONG_SIZE);
            case "LC_SEGMENT" ->
                isWhole(command, SEGMENT_BYTES, SECTION_BYTES, sections(command))
                        ? Optional.empty()
                        : Optional.of(name + " size does not match number of sections");
            case "LC_SEGMENT_64" ->
                isWhole(command, SEGMENT_64_BYTES, SECTION_64_BYTES, sections(command))
                        ? Optional.empty()
                        : Optional.of(name + " size does not match number of sections");
            default ->
                command.type().isRequiredByDyld()
                        ? Optional.of(String.format(
                                Locale.ROOT,
                                "unknown required load command 0x%08X",
                                command.type().value()))
                        : Optional.empty();
        };
    }

    private static String stringFault(LoadCommand command, LoadCommand.Damaged damaged) {
        Matcher offset = STRING_OFFSET.matcher(damaged.reason());
        return offset.lookingAt()
                ? "string offset (" + offset.group(1) + ") outside its size ("
                        + command.header().size() + ")"
                : "string extends beyond end of load command";
    }

    /** How dyld names it in this sentence. */
    private static String shownName(String name) {
        if (name.startsWith("LC_VERSION_MIN_")) {
            return "LC_VERSION_MIN_*";
        }
        return name.equals("LC_DYLD_INFO") ? "LC_DYLD_INFO_ONLY" : name;
    }

    private static boolean isWhole(LoadCommand command, int fixedBytes, int itemBytes, int items) {
        return items >= 0 && command.header().size() == fixedBytes + (long) items * itemBytes;
    }

    private static int tools(LoadCommand command) {
        return command instanceof LoadCommand.BuildVersion build ? build.tools().size() : -1;
    }

    private static int sections(LoadCommand command) {
        return command instanceof LoadCommand.Segment segment
                ? segment.sections().size()
                : -1;
    }
}
