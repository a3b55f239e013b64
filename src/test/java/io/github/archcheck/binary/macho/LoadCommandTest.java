package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.MachO;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LoadCommandTest {
    private static Arguments row(
            long cmd, String name, Consumer<Bytes> body, Function<LoadCommand.Header, LoadCommand> expected) {
        return Arguments.of(cmd, name, body, expected);
    }

    static Stream<Arguments> commands() {
        Span data = new Span(0x4000, 0x10);
        Consumer<Bytes> dataBody = bytes -> bytes.u32(0x4000).u32(0x10);
        Function<LoadCommand.Header, LoadCommand> linkedit = header -> new LoadCommand.LinkeditData(header, data);
        return Stream.of(
                row(
                        0x1D,
                        "LC_CODE_SIGNATURE",
                        bytes -> bytes.u32(0).u32(0),
                        header -> new LoadCommand.LinkeditData(header, new Span(0, 0))),
                row(0x1E, "LC_SEGMENT_SPLIT_INFO", dataBody, linkedit),
                row(0x26, "LC_FUNCTION_STARTS", dataBody, linkedit),
                row(0x29, "LC_DATA_IN_CODE", dataBody, linkedit),
                row(0x2B, "LC_DYLIB_CODE_SIGN_DRS", dataBody, linkedit),
                row(0x2E, "LC_LINKER_OPTIMIZATION_HINT", dataBody, linkedit),
                row(0x80000033L, "LC_DYLD_EXPORTS_TRIE", dataBody, linkedit),
                row(0x80000034L, "LC_DYLD_CHAINED_FIXUPS", dataBody, linkedit),
                row(0x36, "LC_ATOM_INFO", dataBody, linkedit),
                row(0x37, "LC_FUNCTION_VARIANTS", dataBody, linkedit),
                row(0x38, "LC_FUNCTION_VARIANT_FIXUPS", dataBody, linkedit),
                row(0x3A, "LC_LAZY_LOAD_DYLIB_INFO", dataBody, linkedit),
                row(
                        0x2,
                        "LC_SYMTAB",
                        bytes -> bytes.u32(1).u32(2).u32(3).u32(4),
                        header -> new LoadCommand.Symtab(header, 1, 2, new Span(3, 4))),
                row(
                        0xB,
                        "LC_DYSYMTAB",
                        LoadCommandTest::countTo18,
                        header -> new LoadCommand.Dysymtab(
                                header,
                                new LoadCommand.Table(1, 2),
                                new LoadCommand.Table(3, 4),
                                new LoadCommand.Table(5, 6),
                                new LoadCommand.Table(7, 8),
                                new LoadCommand.Table(9, 10),
                                new LoadCommand.Table(11, 12),
                                new LoadCommand.Table(13, 14),
                                new LoadCommand.Table(15, 16),
                                new LoadCommand.Table(17, 18))),
                row(
                        0x80000022L,
                        "LC_DYLD_INFO_ONLY",
                        LoadCommandTest::countTo18,
                        header -> new LoadCommand.DyldInfo(
                                header,
                                new Span(1, 2),
                                new Span(3, 4),
                                new Span(5, 6),
                                new Span(7, 8),
                                new Span(9, 10))),
                row(
                        0x80000028L,
                        "LC_MAIN",
                        bytes -> bytes.u64(0x3F80).u64(0x100000),
                        header -> new LoadCommand.Main(header, 0x3F80, 0x100000)),
                row(
                        0x5,
                        "LC_UNIXTHREAD",
                        bytes -> bytes.u32(4).u32(42).zeros(168),
                        header -> new LoadCommand.ThreadState(header, 4, 42)),
                row(
                        0x2D,
                        "LC_LINKER_OPTION",
                        bytes -> bytes.u32(2).cstring("-framework").cstring("Metal"),
                        header -> new LoadCommand.LinkerOption(header, List.of("-framework", "Metal"))),
                row(0x27, "LC_DYLD_ENVIRONMENT", text("DYLD_X=y"), header -> new LoadCommand.Text(header, "DYLD_X=y")),
                row(
                        0xE,
                        "LC_LOAD_DYLINKER",
                        text("/usr/lib/dyld"),
                        header -> new LoadCommand.Text(header, "/usr/lib/dyld")),
                row(0x12, "LC_SUB_FRAMEWORK", text("Cocoa"), header -> new LoadCommand.Text(header, "Cocoa")),
                row(0x13, "LC_SUB_UMBRELLA", text("Cocoa"), header -> new LoadCommand.Text(header, "Cocoa")),
                row(0x14, "LC_SUB_CLIENT", text("ld"), header -> new LoadCommand.Text(header, "ld")),
                row(0x15, "LC_SUB_LIBRARY", text("libm"), header -> new LoadCommand.Text(header, "libm")),
                row(
                        0x39,
                        "LC_TARGET_TRIPLE",
                        text("arm64-apple-macos15"),
                        header -> new LoadCommand.Text(header, "arm64-apple-macos15")),
                row(
                        0x25,
                        "LC_VERSION_MIN_IPHONEOS",
                        bytes -> bytes.u32(0x00080100).u32(0),
                        header -> new LoadCommand.VersionMin(header, Version.of(8, 1), Version.of(0, 0))),
                row(0x17, "LC_PREBIND_CKSUM", bytes -> bytes.u32(0), LoadCommand.Other::new));
    }

    private static Consumer<Bytes> text(String text) {
        return bytes -> bytes.u32(12).cstring(text);
    }

    private static void countTo18(Bytes bytes) {
        for (int i = 1; i <= 18; i++) {
            bytes.u32(i);
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("commands")
    void commandsAreReadFieldByField(
            long cmd, String name, Consumer<Bytes> body, Function<LoadCommand.Header, LoadCommand> expected)
            throws Exception {
        LoadCommand command = Reading.details(
                        MachO.dylib(MachO.ARM64).command(name, cmd, body).build())
                .loadCommands()
                .get(0);

        assertThat(command).isEqualTo(expected.apply(command.header()));
        assertThat(command.type().name()).isEqualTo(name);
    }

    /** a24.b10.c10.d10.e10, as {@code llvm-objdump --macho -p} prints them. */
    @ParameterizedTest
    @CsvSource({"0x0000000000000000, 0.0.0.0.0", "0x0000010000000001, 1.0.0.0.1", "0x0003E80080300C04, 1000.2.3.3.4"})
    void sourceVersionsHaveFiveNumbers(String packed, String expected) throws Exception {
        LoadCommand command = Reading.details(MachO.dylib(MachO.ARM64)
                        .command("LC_SOURCE_VERSION", 0x2A, bytes -> bytes.u64(Long.decode(packed)))
                        .build())
                .loadCommands()
                .get(0);

        assertThat(command).isEqualTo(new LoadCommand.SourceVersion(command.header(), expected));
    }

    @Test
    void buildVersionsNameTheirTools() throws Exception {
        LoadCommand.BuildVersion build = Reading.details(MachO.dylib(MachO.ARM64)
                        .buildVersion(1, MachO.version(11, 0, 0), MachO.version(14, 4, 0), 3, 0x02610100, 1, 0, 99, 0)
                        .build())
                .commands(LoadCommand.BuildVersion.class)
                .get(0);

        assertThat(build.tools())
                .containsExactly(
                        new BuildTool(3, new Version(609, 1, 0)),
                        new BuildTool(1, Version.of(0, 0)),
                        new BuildTool(99, Version.of(0, 0)));
        assertThat(build.tools()).extracting(BuildTool::name).containsExactly("TOOL_LD", "TOOL_CLANG", "0x00000063");
    }

    @Test
    void theRequiredBitIsPartOfTheNumber() {
        assertThat(new LoadCommandType(0x8000001C).isRequiredByDyld()).isTrue();
        assertThat(new LoadCommandType(0x1B).isRequiredByDyld()).isFalse();
        assertThat(new LoadCommandType(0x80000077).name()).isEqualTo("0x80000077");
    }
}
