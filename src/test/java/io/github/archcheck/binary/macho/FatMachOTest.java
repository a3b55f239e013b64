package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FatMachOTest {
    private static final Built INTEL = MachO.dylib(MachO.X86_64)
            .minos(10, 13)
            .idDylib("libfoo.dylib")
            .loadDylib("/usr/lib/libSystem.B.dylib")
            .content(100)
            .build();
    private static final Built ARM = MachO.dylib(MachO.ARM64)
            .minos(11, 0)
            .rpath("@loader_path")
            .content(100)
            .build();
    private static final MachO.Cpu UNKNOWN = new MachO.Cpu(0x0100002A, 0, true, ByteOrder.LITTLE_ENDIAN);

    static Stream<FatMachO> bothKinds() {
        return Stream.of(FatMachO.fat32(), FatMachO.fat64());
    }

    private static List<Known> architectures(Binary binary) {
        return binary.images().stream()
                .map(Image::architecture)
                .map(Known.class::cast)
                .toList();
    }

    private static Image withExtent(Image image, Span extent) {
        return new Image(
                image.architecture(),
                image.type(),
                extent,
                image.platform(),
                image.minimumOs(),
                image.needs(),
                image.runPaths(),
                image.identity(),
                image.details(),
                image.defects());
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void aSliceReadsLikeTheThinFileButForItsExtent(FatMachO fat) throws Exception {
        Built file = fat.slice(MachO.X86_64, INTEL).slice(MachO.ARM64, ARM).build();
        Span first = new Span(file.offsetOf("slice[0]"), INTEL.size());
        Span second = new Span(file.offsetOf("slice[1]"), ARM.size());

        Binary binary = Reading.binary(file);

        assertThat(binary.images())
                .containsExactly(withExtent(Reading.image(INTEL), first), withExtent(Reading.image(ARM), second));
        assertThat(binary.defects()).isEmpty();
    }

    @Test
    void theContainerRepeatsTheTable() throws Exception {
        Built file = FatMachO.fat64().slice(MachO.ARM64E, ARM, 15).build();

        FatHeader header = Reading.fatHeader(Reading.binary(file));

        assertThat(header.wide()).isTrue();
        assertThat(header.declaredCount()).isEqualTo(1);
        assertThat(header.entries().get(0))
                .isEqualTo(new FatArch(
                        CpuType.ARM64,
                        new CpuSubtype(0x80000002),
                        0x8000,
                        ARM.size(),
                        15,
                        false,
                        OptionalInt.of(0),
                        header.entries().get(0).defects()));
    }

    @Test
    void aFatFileMayHaveOneSlice() throws Exception {
        Binary binary =
                Reading.binary(FatMachO.fat32().slice(MachO.X86_64, INTEL).build());

        assertThat(architectures(binary)).containsExactly(Known.X86_64);
        assertThat(binary.container()).isPresent();
        assertThat(binary.defects()).isEmpty();
    }

    @Test
    void aHiddenArm64SliceBehindTheCountedOnesIsFound() throws Exception {
        Built file = FatMachO.fat32()
                .slice(MachO.X86_64, INTEL)
                .slice(MachO.ARM64, ARM)
                .declare(1)
                .build();

        Binary binary = Reading.binary(file);

        assertThat(architectures(binary)).containsExactly(Known.X86_64, Known.ARM64);
        assertThat(Reading.fatHeader(binary).declaredCount()).isEqualTo(1);
        assertThat(Reading.fatHeader(binary).entries())
                .extracting(FatArch::hidden)
                .containsExactly(false, true);
    }

    @Test
    void onlyAPlausibleArm64EntryOfAFat32FileIsHidden() throws Exception {
        Built arm = FatMachO.fat32()
                .slice(MachO.X86_64, INTEL)
                .slice(MachO.ARM64, ARM)
                .declare(1)
                .build();
        Built wide = FatMachO.fat64()
                .slice(MachO.X86_64, INTEL)
                .slice(MachO.ARM64, ARM)
                .declare(1)
                .build();

        for (Built file : List.of(
                wide,
                arm.withU32("fat_arch[1].cpusubtype", 1),
                arm.withU32("fat_arch[1].cputype", 7),
                arm.withU32("fat_arch[1].offset", 8),
                arm.withU32("fat_arch[1].offset", 0x10000),
                arm.withU32("fat_arch[1].size", 0),
                arm.withU32("fat_arch[1].size", 0xFFFFFFFFL))) {
            assertThat(architectures(Reading.binary(file))).containsExactly(Known.X86_64);
        }
    }

    @Test
    void anArchiveInASliceTakesItsArchitectureFromTheTable() throws Exception {
        Built archive =
                new Bytes(ByteOrder.BIG_ENDIAN).text("!<arch>\n").zeros(60).build();
        Built file = FatMachO.fat32()
                .slice(MachO.ARM64, archive, 3)
                .slice(UNKNOWN, archive, 3)
                .build();

        Binary binary = Reading.binary(file);

        assertThat(binary.images()).extracting(Image::type).containsExactly(ImageType.ARCHIVE, ImageType.ARCHIVE);
        assertThat(binary.images())
                .extracting(image -> image.architecture().label())
                .containsExactly("arm64", "cputype 0x0100002a");
        assertThat(binary.images().get(0).details()).isEqualTo(new ArchiveSlice(CpuType.ARM64, new CpuSubtype(0)));
        assertThat(binary.defects()).isEmpty();
    }

    @Test
    void anUnreadableSliceDoesNotHideTheOthers() throws Exception {
        Built junk = new Bytes(ByteOrder.BIG_ENDIAN).text("not a Mach-O").build();
        Built file = FatMachO.fat32()
                .slice(MachO.ARM64, junk)
                .slice(MachO.X86_64, INTEL)
                .build();

        Binary binary = Reading.binary(file);

        assertThat(architectures(binary)).containsExactly(Known.X86_64);
        assertThat(binary.defects())
                .containsExactly(new Defect(
                        file.offsetOf("slice[0]"),
                        "mach_header.magic",
                        "begins with 6e6f7420, which is no Mach-O magic"));
        FatArch unreadable = Reading.fatHeader(binary).entries().get(0);
        assertThat(unreadable.architecture()).isEqualTo(Known.ARM64);
        assertThat(unreadable.image()).isEmpty();
        assertThat(unreadable.defects()).isEqualTo(binary.defects());
        assertThat(Reading.fatHeader(binary).entries().get(1).image()).hasValue(0);
    }

    @Test
    void aFatFileInAFatFileIsNotRead() throws Exception {
        Built inner = FatMachO.fat32().slice(MachO.ARM64, ARM).build();

        Binary binary =
                Reading.binary(FatMachO.fat32().slice(MachO.ARM64, inner).build());

        assertThat(binary.images()).isEmpty();
        assertThat(binary.defects()).extracting(Defect::field).containsExactly("mach_header.magic");
    }

    @Test
    void aSliceThatReachesPastTheEndIsReadAsFarAsItGoes() throws Exception {
        Built whole = FatMachO.fat32()
                .slice(MachO.X86_64, INTEL)
                .slice(MachO.ARM64, ARM)
                .build();
        Built file = whole.truncated(whole.size() - 50);

        Binary binary = Reading.binary(file);

        assertThat(architectures(binary)).containsExactly(Known.X86_64, Known.ARM64);
        assertThat(binary.images().get(1).extent().end()).isEqualTo(file.size());
        assertThat(binary.defects()).extracting(Defect::offset).containsExactly((long)
                file.offsetOf("fat_arch[1].size"));
        assertThat(binary.defects()).extracting(Defect::field).containsExactly("fat_arch.size");
    }

    @Test
    void aSliceBehindTheEndKeepsItsEntry() throws Exception {
        Built whole = FatMachO.fat64()
                .slice(MachO.X86_64, INTEL)
                .slice(MachO.ARM64, ARM)
                .build();
        Built file = whole.truncated(whole.offsetOf("slice[1]") - 100);

        Binary binary = Reading.binary(file);

        assertThat(architectures(binary)).containsExactly(Known.X86_64);
        assertThat(binary.defects()).extracting(Defect::field).containsExactly("fat_arch_64.size");
        assertThat(Reading.fatHeader(binary).entries().get(1).architecture()).isEqualTo(Known.ARM64);
    }

    @Test
    void offsetsThatWouldOverflowAreADefect() throws Exception {
        Built file = FatMachO.fat64()
                .slice(MachO.X86_64, INTEL)
                .slice(MachO.ARM64, ARM)
                .build();

        for (long offset : new long[] {-0x4000, Long.MIN_VALUE, Long.MAX_VALUE - 0x3FFF}) {
            Binary binary = Reading.binary(file.withU64("fat_arch[1].offset", offset));
            assertThat(architectures(binary)).containsExactly(Known.X86_64);
            assertThat(binary.defects()).extracting(Defect::field).contains("fat_arch_64.size");
        }
    }

    @Test
    void overlappingSlicesAreADefectAndAreRead() throws Exception {
        Built file = FatMachO.fat32()
                .slice(MachO.X86_64, INTEL)
                .slice(MachO.ARM64, ARM)
                .build()
                .withU32("fat_arch[0].size", 0x4001);

        Binary binary = Reading.binary(file);

        assertThat(architectures(binary)).containsExactly(Known.X86_64, Known.ARM64);
        assertThat(binary.defects())
                .containsExactly(new Defect(
                        file.offsetOf("fat_arch[1].offset"), "fat_arch.offset", "slice overlaps an earlier one"));
    }

    @Test
    void twoSlicesForOneCpuAreADefect() throws Exception {
        Built file = FatMachO.fat32()
                .slice(MachO.X86_64, INTEL)
                .slice(MachO.X86_64.withSubtype(0x80000003L), INTEL)
                .build();

        assertThat(Reading.binary(file).defects())
                .containsExactly(new Defect(
                        file.offsetOf("fat_arch[1]"),
                        "fat_arch.cputype",
                        "an earlier slice is for the same CPU, x86_64"));
    }

    @Test
    void anOffsetThatIsNotPageAlignedIsADefect() throws Exception {
        Built file = FatMachO.fat32()
                .slice(MachO.X86_64, INTEL, 12)
                .slice(MachO.ARM64, ARM, 12)
                .build();

        assertThat(Reading.binary(file).defects())
                .containsExactly(new Defect(
                        file.offsetOf("fat_arch[1].offset"),
                        "fat_arch.offset",
                        "slice is not page aligned, which 16384 bytes would be"));
    }

    @Test
    void anOffsetAgainstTheTablesOwnAlignmentIsADefect() throws Exception {
        Built file = FatMachO.fat32().slice(MachO.ARM64, ARM, 14).build().withU32("fat_arch[0].align", 15);

        assertThat(Reading.binary(file).defects())
                .containsExactly(new Defect(
                        file.offsetOf("fat_arch[0].offset"), "fat_arch.offset", "slice is not aligned to 2^15 bytes"));
    }

    @Test
    void objectFilesNeedNoPageAlignment() throws Exception {
        Built object = MachO.dylib(MachO.ARM64).fileType(MachO.OBJECT).build();

        assertThat(Reading.binary(FatMachO.fat32().slice(MachO.ARM64, object, 3).build())
                        .defects())
                .isEmpty();
    }

    @Test
    void theSlicesOwnHeaderDecidesTheArchitecture() throws Exception {
        Built file = FatMachO.fat32()
                .slice(MachO.ARM64, INTEL)
                .slice(MachO.ARM64E, MachO.dylib(MachO.ARM64).build())
                .build();

        Binary binary = Reading.binary(file);

        assertThat(architectures(binary)).containsExactly(Known.X86_64, Known.ARM64);
        assertThat(binary.defects())
                .extracting(Defect::field)
                .containsExactly("fat_arch.cputype", "fat_arch.cpusubtype");
    }

    @Test
    void capabilityBitsMayDifferBetweenTableAndSlice() throws Exception {
        Built file = FatMachO.fat32()
                .slice(MachO.ARM64.withSubtype(2), MachO.dylib(MachO.ARM64E).build())
                .slice(
                        MachO.X86_64,
                        MachO.executable(MachO.X86_64.withSubtype(0x80000003L)).build())
                .build();

        assertThat(Reading.binary(file).defects()).isEmpty();
    }

    @Test
    void identityOfASliceIsItsOwn() throws Exception {
        Binary binary = Reading.binary(FatMachO.fat32()
                .slice(MachO.X86_64, INTEL)
                .slice(MachO.ARM64, ARM)
                .build());

        assertThat(binary.images())
                .extracting(Image::identity)
                .containsExactly(Optional.of("libfoo.dylib"), Optional.empty());
    }
}
