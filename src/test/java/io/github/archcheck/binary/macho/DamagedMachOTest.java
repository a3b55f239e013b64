package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.MachO;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DamagedMachOTest {
    private static MachO twoRpaths() {
        return MachO.dylib(MachO.ARM64).rpath("/first").rpath("/second");
    }

    private static void assertOnlyDefect(Image image, long offset, String field) {
        assertThat(image.defects()).extracting(Defect::offset).containsExactly(offset);
        assertThat(image.defects()).extracting(Defect::field).containsExactly(field);
    }

    @Test
    void aHeaderThatIsCutOffHasNoArchitecture() {
        Built file = twoRpaths().build();

        assertThatThrownBy(() -> Reading.binary(file.truncated(31)))
                .asInstanceOf(InstanceOfAssertFactories.type(MalformedBinaryException.class))
                .extracting(MalformedBinaryException::field)
                .isEqualTo("mach_header_64.sizeofcmds");
    }

    @Test
    void aBadStringOffsetCostsOneCommand() throws Exception {
        Built file = twoRpaths().build().withU32("LC_RPATH.path", 1000);

        Image image = Reading.image(file);

        assertThat(image.runPaths()).containsExactly("/second");
        assertOnlyDefect(image, file.offsetOf("LC_RPATH"), "rpath_command.path");
        assertThat(Reading.details(image).loadCommands().get(0)).isInstanceOf(LoadCommand.Damaged.class);
    }

    @Test
    void aStringWithoutNulIsADefectWhereItBegins() throws Exception {
        Built file = MachO.dylib(MachO.ARM64)
                .command(
                        "LC_RPATH",
                        0x8000001CL,
                        bytes -> bytes.u32(12).label("string").text("abcd"))
                .loadDylib("libfoo.dylib")
                .build();

        Image image = Reading.image(file);

        assertThat(image.needs()).hasSize(1);
        assertOnlyDefect(image, file.offsetOf("string"), "rpath_command.path");
    }

    @Test
    void bytesThatAreNotUtf8AreNoDefect() throws Exception {
        byte[] latin1 = "/caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        Built file = MachO.dylib(MachO.ARM64)
                .command(
                        "LC_RPATH",
                        0x8000001CL,
                        bytes -> bytes.u32(12).raw(latin1).u8(0))
                .build();

        assertThat(Reading.image(file).runPaths()).containsExactly("/caf\uFFFD");
        assertThat(Reading.image(file).defects()).isEmpty();
    }

    @Test
    void aCommandShorterThanItsFixedPartCostsOneCommand() throws Exception {
        Built file = MachO.dylib(MachO.ARM64)
                .command("LC_LOAD_DYLIB", 0xC, bytes -> bytes.u32(8).u32(0))
                .rpath("/next")
                .build();

        Image image = Reading.image(file);

        assertThat(image.runPaths()).containsExactly("/next");
        assertThat(image.defects()).extracting(Defect::field).containsExactly("dylib_command.dylib.current_version");
    }

    @Test
    void aCmdsizeBelowEightEndsTheWalk() throws Exception {
        for (int size : new int[] {0, 1, 7}) {
            Built file = twoRpaths().build().withU32("LC_RPATH.cmdsize#2", size);

            Image image = Reading.image(file);

            assertThat(image.runPaths()).containsExactly("/first");
            assertOnlyDefect(image, file.offsetOf("LC_RPATH#2") + 4L, "load_command.cmdsize");
        }
    }

    @Test
    void aCmdsizeBeyondSizeofcmdsEndsTheWalk() throws Exception {
        for (long size : new long[] {32, 0x7FFFFFFFL, 0x80000000L, 0xFFFFFFFFL}) {
            Built file = twoRpaths().content(64).build().withU32("LC_RPATH.cmdsize#2", size);

            Image image = Reading.image(file);

            assertThat(image.runPaths()).containsExactly("/first");
            assertOnlyDefect(image, file.offsetOf("LC_RPATH#2") + 4L, "load_command.cmdsize");
        }
    }

    @Test
    void aSizeofcmdsBeyondTheFileLeavesTheCommandsThatAreThere() throws Exception {
        Built file = twoRpaths().build().withU32("mach_header.sizeofcmds", 4096);

        Image image = Reading.image(file);

        assertThat(image.runPaths()).containsExactly("/first", "/second");
        assertOnlyDefect(image, file.offsetOf("mach_header.sizeofcmds"), "mach_header_64.sizeofcmds");
    }

    @Test
    void anImplausibleNcmdsLeavesTheCommandsThatAreThere() throws Exception {
        Built file = twoRpaths().build().withU32("mach_header.ncmds", 0xFFFFFFFFL);

        Image image = Reading.image(file);

        assertThat(image.runPaths()).containsExactly("/first", "/second");
        assertThat(image.defects().get(0).field()).isEqualTo("mach_header_64.ncmds");
        assertThat(image.defects().get(0).offset()).isEqualTo(file.offsetOf("mach_header.ncmds"));
    }

    @Test
    void moreThanFourMebibytesOfLoadCommandsAreNotReadAndNotDamaged() throws Exception {
        Built file = twoRpaths()
                .command("LC_NOTE", 0x31, bytes -> bytes.zeros(8 << 20))
                .rpath("/behind")
                .build();

        Image image = Reading.image(file);

        assertThat(image.runPaths()).containsExactly("/first", "/second");
        assertThat(image.defects()).extracting(Defect::field).containsExactly("mach_header_64.ncmds");
        assertThat(Reading.details(image).limited()).isTrue();
    }

    @Test
    void aSegmentBeyondTheFileIsATruncatedFile() throws Exception {
        Built file = MachO.dylib(MachO.ARM64)
                .segment("__TEXT", 0, 0x4000, 0, 0x4000)
                .segment("__LINKEDIT", 0x4000, 0x4000, 0x4000, 0x100)
                .content(0x4050)
                .build();
        assertThat(Reading.image(file).defects()).isEmpty();

        Image image = Reading.image(file.truncated(0x40FF));

        assertOnlyDefect(image, file.offsetOf("LC_SEGMENT.filesize#2"), "segment_command_64.filesize");
        assertThat(image.defects().get(0).reason())
                .isEqualTo("__LINKEDIT lies at 0x4000 and has 0x100 bytes, but the file ends at 0x40ff");
    }

    @Test
    void a32BitSegmentIsNamedAsSuch() throws Exception {
        Built file = MachO.dylib(MachO.I386)
                .segment("__TEXT", 0, 0x4000, 0, 0xFFFFFFFFL)
                .build();

        assertOnlyDefect(Reading.image(file), file.offsetOf("LC_SEGMENT.filesize"), "segment_command.filesize");
    }

    @Test
    void offsetsThatDoNotFitALongAreADefect() throws Exception {
        Built file = MachO.dylib(MachO.ARM64)
                .segment("__TEXT", 0, 0x4000, 0, 0)
                .rpath("/next")
                .build()
                .withU64("LC_SEGMENT.filesize", -1);

        Image image = Reading.image(file);

        assertThat(image.runPaths()).containsExactly("/next");
        assertOnlyDefect(image, file.offsetOf("LC_SEGMENT.filesize"), "segment_command_64.filesize");
    }

    @Test
    void offsetAndSizeWhoseSumWouldOverflowAreADefect() throws Exception {
        Built file = MachO.dylib(MachO.ARM64)
                .segment("__TEXT", 0, 0x4000, Long.MAX_VALUE, Long.MAX_VALUE)
                .build();

        assertOnlyDefect(Reading.image(file), file.offsetOf("LC_SEGMENT.filesize"), "segment_command_64.filesize");
    }

    @Test
    void debugCompanionsMayPromiseSegmentsTheyDoNotHave() throws Exception {
        for (int type : new int[] {9, 10}) {
            Built file = MachO.dylib(MachO.ARM64)
                    .fileType(type)
                    .segment("__TEXT", 0, 0x4000, 0, 0x4000)
                    .build();

            assertThat(Reading.image(file).defects()).isEmpty();
        }
    }

    @Test
    void countsAreHeldAgainstTheirCommandBeforeAnythingIsMade() throws Exception {
        Built file = MachO.dylib(MachO.ARM64)
                .segment("__TEXT", 0, 0, 0, 0)
                .minos(11, 0)
                .command(
                        "LC_LINKER_OPTION",
                        0x2D,
                        bytes -> bytes.label("options").u32(0))
                .build()
                .withU32("LC_SEGMENT.nsects", 0xFFFFFFFFL)
                .withU32("LC_BUILD_VERSION.ntools", 0xFFFFFFFFL)
                .with("options", Bytes.u32(MachO.ARM64.order(), 0xFFFFFFFFL));

        Image image = Reading.image(file);

        assertThat(image.defects())
                .extracting(Defect::field)
                .containsExactly(
                        "segment_command_64.nsects", "build_version_command.ntools", "linker_option_command.count");
        assertThat(Reading.details(image).loadCommands()).hasOnlyElementsOfType(LoadCommand.Damaged.class);
    }
}
