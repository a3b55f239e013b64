package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.binary.Need;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.bytes.WordSize;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.MachO;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MachOParserTest {
    private static final MachO.Cpu UNKNOWN = new MachO.Cpu(0x0100002A, 0, true, ByteOrder.LITTLE_ENDIAN);

    static Stream<Arguments> architectures() {
        return Stream.of(
                Arguments.of(MachO.I386, Known.I386),
                Arguments.of(MachO.X86_64, Known.X86_64),
                Arguments.of(MachO.X86_64.withSubtype(0x80000003L), Known.X86_64),
                Arguments.of(MachO.X86_64.withSubtype(4), Known.X86_64),
                Arguments.of(MachO.X86_64H, Known.X86_64H),
                Arguments.of(MachO.ARM64, Known.ARM64),
                Arguments.of(MachO.ARM64.withSubtype(1), Known.ARM64_V8),
                Arguments.of(MachO.ARM64.withSubtype(2), Known.ARM64E),
                Arguments.of(MachO.ARM64E, Known.ARM64E),
                Arguments.of(MachO.ARM64.withSubtype(0x81000002L), Known.ARM64E),
                Arguments.of(MachO.ARM64.withSubtype(77), Known.ARM64),
                Arguments.of(MachO.ARM64_32, Known.ARM64_32),
                Arguments.of(MachO.ARMV7.withSubtype(0), Known.ARM),
                Arguments.of(MachO.ARMV7.withSubtype(6), Known.ARMV6),
                Arguments.of(MachO.ARMV7, Known.ARMV7),
                Arguments.of(MachO.ARMV7.withSubtype(11), Known.ARMV7S),
                Arguments.of(MachO.ARMV7.withSubtype(12), Known.ARMV7K),
                Arguments.of(MachO.PPC, Known.PPC),
                Arguments.of(MachO.PPC.withSubtype(10), Known.PPC),
                Arguments.of(MachO.PPC64, Known.PPC64),
                Arguments.of(UNKNOWN, new Architecture.Unknown("cputype", 0x0100002A, 8)));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void architectureComesFromCpuTypeAndMaskedSubtype(MachO.Cpu cpu, Architecture expected) throws Exception {
        Built file = MachO.dylib(cpu).build();

        assertThat(Reading.image(file).architecture()).isEqualTo(expected);
        assertThat(Reading.details(file).cpuType().value()).isEqualTo((int) cpu.type());
        assertThat(Reading.details(file).cpuSubtype().value()).isEqualTo((int) cpu.subtype());
    }

    @Test
    void anArchitectureWithoutANameIsPrintedAsANumber() throws Exception {
        assertThat(Reading.image(MachO.dylib(UNKNOWN).build()).architecture().label())
                .isEqualTo("cputype 0x0100002a");
    }

    @Test
    void aThinFileIsOneImage() throws Exception {
        Built file = MachO.bundle(MachO.ARM64)
                .minos(11, 0)
                .loadDylib("@rpath/libfoo.dylib")
                .loadWeakDylib("/usr/lib/libweak.dylib")
                .reexportDylib("@loader_path/libmore.dylib")
                .loadUpwardDylib("libup.dylib")
                .lazyLoadDylib("liblazy.dylib")
                .rpath("@loader_path/.dylibs")
                .rpath("/opt/lib")
                .build();

        Binary binary = Reading.binary(file);

        assertThat(binary.format()).isEqualTo(BinaryFormat.MACH_O);
        assertThat(binary.container()).isEmpty();
        assertThat(binary.defects()).isEmpty();
        assertThat(binary.images())
                .containsExactly(new Image(
                        Known.ARM64,
                        ImageType.BUNDLE,
                        new Span(0, file.size()),
                        Optional.of("macos"),
                        Optional.of(Version.of(11, 0)),
                        List.of(
                                new Need("@rpath/libfoo.dylib", Need.Kind.REQUIRED),
                                new Need("/usr/lib/libweak.dylib", Need.Kind.WEAK),
                                new Need("@loader_path/libmore.dylib", Need.Kind.REEXPORT),
                                new Need("libup.dylib", Need.Kind.UPWARD),
                                new Need("liblazy.dylib", Need.Kind.LAZY)),
                        List.of("@loader_path/.dylibs", "/opt/lib"),
                        Optional.empty(),
                        Reading.details(file),
                        List.of()));
    }

    @Test
    void theInstallNameIsTheIdentity() throws Exception {
        Built file = MachO.dylib(MachO.X86_64).idDylib("@rpath/libself.1.dylib").build();

        assertThat(Reading.image(file).identity()).contains("@rpath/libself.1.dylib");
    }

    @ParameterizedTest
    @CsvSource({
        "1, OBJECT, MH_OBJECT",
        "2, EXECUTABLE, MH_EXECUTE",
        "3, FVMLIB, MH_FVMLIB",
        "4, CORE, MH_CORE",
        "5, PRELOAD, MH_PRELOAD",
        "6, DYLIB, MH_DYLIB",
        "7, DYLINKER, MH_DYLINKER",
        "8, BUNDLE, MH_BUNDLE",
        "9, DYLIB_STUB, MH_DYLIB_STUB",
        "10, DSYM, MH_DSYM",
        "11, KEXT, MH_KEXT_BUNDLE",
        "12, FILESET, MH_FILESET",
        "13, UNKNOWN, MH_GPU_EXECUTE",
        "77, UNKNOWN, 0x0000004d",
    })
    void fileTypesAreAnOpenSet(long number, ImageType type, String name) throws Exception {
        Built file = MachO.dylib(MachO.ARM64).fileType(number).build();

        assertThat(Reading.image(file).type()).isEqualTo(type);
        assertThat(Reading.details(file).fileType().name()).isEqualTo(name);
    }

    @Test
    void headerFlagsAreNamedAndTheRestIsANumber() throws Exception {
        Built file = MachO.dylib(MachO.ARM64).flags(0x60100085L).build();

        assertThat(Reading.details(file).flags().names())
                .containsExactly("MH_NOUNDEFS", "MH_DYLDLINK", "MH_TWOLEVEL", "MH_NO_REEXPORTED_DYLIBS", "0x60000000");
    }

    @Test
    void theHeaderIsKeptRaw() throws Exception {
        MachODetails details =
                Reading.details(MachO.dylib(MachO.PPC).rpath("/a").rpath("/b").build());

        assertThat(details.wordSize()).isEqualTo(WordSize.W32);
        assertThat(details.byteOrder()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(details.ncmds()).isEqualTo(2);
        assertThat(details.sizeofcmds()).isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource({
        "0, REQUIRED",
        "1, WEAK",
        "2, REEXPORT",
        "3, WEAK",
        "4, UPWARD",
        "8, REQUIRED",
        "9, WEAK",
    })
    void newStyleCommandsCarryTheKindInTheirFlags(int flags, Need.Kind kind) throws Exception {
        Built file =
                MachO.dylib(MachO.ARM64).dylibUse("@rpath/libfoo.dylib", flags).build();

        LoadCommand.DylibUse use =
                Reading.details(file).commands(LoadCommand.DylibUse.class).get(0);

        assertThat(Reading.image(file).needs()).containsExactly(new Need("@rpath/libfoo.dylib", kind));
        assertThat(use.newStyle()).isTrue();
        assertThat(use.flags()).isEqualTo(flags);
        assertThat(use.timestamp()).isEqualTo(0x1A741800L);
    }

    @Test
    void theMarkerAloneDoesNotMakeACommandNewStyle() throws Exception {
        Built file = MachO.dylib(MachO.ARM64)
                .dylibCommand("LC_LOAD_WEAK_DYLIB", 0x80000018L, "libfoo.dylib", 0x1A741800L, 0, 0)
                .build();

        LoadCommand.DylibUse use =
                Reading.details(file).commands(LoadCommand.DylibUse.class).get(0);

        assertThat(use.newStyle()).isFalse();
        assertThat(use.kind()).isEqualTo(Need.Kind.WEAK);
    }

    @Test
    void versionsOfLibrariesAreUnpacked() throws Exception {
        Built file = MachO.dylib(MachO.ARM64)
                .dylibCommand("LC_LOAD_DYLIB", 0xC, "libfoo.dylib", 2, 0xFFFF0203L, 0x00010000L)
                .build();

        LoadCommand.DylibUse use =
                Reading.details(file).commands(LoadCommand.DylibUse.class).get(0);

        assertThat(use.currentVersion()).isEqualTo(new Version(65535, 2, 3));
        assertThat(use.compatibilityVersion()).isEqualTo(new Version(1, 0, 0));
    }

    @Test
    void theUuidReadsTheSameInBothByteOrders() throws Exception {
        byte[] bytes = {
            0x01, 0x23, 0x45, 0x67, (byte) 0x89, (byte) 0xAB, (byte) 0xCD, (byte) 0xEF, 1, 2, 3, 4, 5, 6, 7, 8
        };

        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            Built file =
                    MachO.dylib(MachO.ARM64).layout(true, order).uuid(bytes).build();
            assertThat(Reading.details(file).uuid()).contains(UUID.fromString("01234567-89ab-cdef-0102-030405060708"));
        }
    }

    @Test
    void encryptionIsSeenByItsId() throws Exception {
        assertThat(Reading.details(MachO.dylib(MachO.ARM64).encryption(1).build())
                        .isEncrypted())
                .isTrue();
        assertThat(Reading.details(MachO.dylib(MachO.ARM64).encryption(0).build())
                        .isEncrypted())
                .isFalse();
        assertThat(Reading.details(MachO.dylib(MachO.ARMV7).encryption(1).build())
                        .isEncrypted())
                .isTrue();
    }

    @Test
    void segmentsCarryTheirSections() throws Exception {
        for (MachO.Cpu cpu : List.of(MachO.ARM64, MachO.I386, MachO.PPC)) {
            Built file = MachO.dylib(cpu)
                    .segment("__TEXT", 0x1000, 0x2000, 0, 0x800, new MachO.Sect("__text", 0x1100, 0x20, 0x100))
                    .content(0x800)
                    .build();

            LoadCommand.Segment segment =
                    Reading.details(file).commands(LoadCommand.Segment.class).get(0);

            assertThat(segment)
                    .isEqualTo(new LoadCommand.Segment(
                            segment.header(),
                            "__TEXT",
                            0x1000,
                            0x2000,
                            0,
                            0x800,
                            5,
                            5,
                            0,
                            List.of(new Section("__text", "__TEXT", 0x1100, 0x20, 0x100, 4, 0, 0, 0x80000400))));
            assertThat(Reading.image(file).defects()).isEmpty();
        }
    }

    @Test
    void everyCommandKnowsItsPlaceTypeAndSize() throws Exception {
        Built file = MachO.dylib(MachO.ARM64)
                .rpath("/a")
                .command("LC_UNHEARD_OF", 0x80000077L, bytes -> bytes.u64(0))
                .build();

        assertThat(Reading.details(file).loadCommands())
                .containsExactly(
                        new LoadCommand.Rpath(new LoadCommand.Header(32, new LoadCommandType(0x8000001C), 16), "/a"),
                        new LoadCommand.Other(new LoadCommand.Header(48, new LoadCommandType(0x80000077), 16)));
        assertThat(Reading.image(file).defects()).isEmpty();
    }
}
