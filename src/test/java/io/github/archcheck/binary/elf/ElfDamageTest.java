package io.github.archcheck.binary.elf;

import static io.github.archcheck.binary.elf.Parsed.details;
import static io.github.archcheck.binary.elf.Parsed.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElfDamageTest {
    private static final String VARIANTS = "io.github.archcheck.binary.elf.Samples#variants";

    @ParameterizedTest
    @MethodSource(VARIANTS)
    void truncationIsAlwaysReportedInsideTheFile(boolean wide, ByteOrder order) throws Exception {
        byte[] file = Samples.full(wide, order).build().bytes();
        for (int length = 0; length <= file.length; length++) {
            Touch.everything(Arrays.copyOf(file, length));
        }
    }

    @ParameterizedTest
    @MethodSource(VARIANTS)
    void anyOverwrittenNumberIsSurvived(boolean wide, ByteOrder order) throws Exception {
        byte[] file = Samples.full(wide, order).build().bytes();
        for (int width = 1; width <= 8; width *= 2) {
            byte[] zero = new byte[width];
            byte[] ones = new byte[width];
            Arrays.fill(ones, (byte) 0xff);
            int low = order == ByteOrder.LITTLE_ENDIAN ? 0 : width - 1;
            byte[] one = new byte[width];
            one[low] = 1;
            byte[] sign = new byte[width];
            sign[width - 1 - low] = (byte) 0x80;
            for (int at = 0; at + width <= file.length; at += Math.min(width, 4)) {
                for (byte[] value : new byte[][] {zero, one, ones, sign}) {
                    byte[] changed = file.clone();
                    System.arraycopy(value, 0, changed, at, width);
                    Touch.everything(changed);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_730, 0x5eed})
    void severalDamagesAtOnceAreSurvived(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] file = Samples.full(random.nextBoolean(), ByteOrder.LITTLE_ENDIAN)
                .build()
                .bytes();
        for (int round = 0; round < 2_000; round++) {
            byte[] changed = Arrays.copyOf(file, random.nextInt(16, file.length + 1));
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                changed[random.nextInt(16, changed.length + 1) - 1] = (byte) random.nextInt();
            }
            try {
                Touch.everything(changed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 15, 16, 19, 63})
    void aFileWithoutAWholeHeaderIsTooShort(int length) {
        Built file = Elf.x86().build().truncated(length);
        assertThatThrownBy(() -> image(file)).isInstanceOfSatisfying(MalformedBinaryException.class, e -> {
            assertThat(e.reason()).contains("too short");
            assertThat(e.offset()).isEqualTo(length);
        });
    }

    @ParameterizedTest
    @CsvSource({"EI_CLASS, 0", "EI_CLASS, 3", "EI_DATA, 0", "EI_DATA, 3"})
    void aClassOrByteOrderWithoutMeaningLeavesNothingToTrust(String label, byte value) {
        Built file = Elf.x86().build().with(label, new byte[] {value});
        assertThatThrownBy(() -> image(file)).isInstanceOfSatisfying(MalformedBinaryException.class, e -> {
            assertThat(e.offset()).isEqualTo(file.offsetOf(label));
            assertThat(e.field()).isEqualTo("e_ident[" + label + "]");
        });
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> image(new byte[100])).isInstanceOf(MalformedBinaryException.class);
    }

    @Test
    void aSegmentPastTheEndMakesAFileTruncated() throws Exception {
        Built whole = Elf.x86().needed("libc.so.6").build();
        Built file = whole.withU64("PT_LOAD.p_filesz", whole.size() + 1);
        Image image = image(file);
        assertThat(details(image).truncated()).isTrue();
        assertThat(image.defects()).singleElement().satisfies(defect -> {
            assertThat(defect.field()).isEqualTo("Elf64_Phdr.p_filesz");
            assertThat(defect.offset()).isEqualTo(file.offsetOf("PT_LOAD.p_filesz"));
        });
        assertThat(image.needs()).hasSize(1);
    }

    @Test
    void aSizeThatIsNegativeIsTruncationToo() throws Exception {
        Built file = Elf.x86().needed("libc.so.6").build().withU64("PT_LOAD.p_filesz", -1);
        assertThat(details(image(file)).truncated()).isTrue();
    }

    @Test
    void headersThatAreNotThereAreDamageAndTheArchitectureStays() throws Exception {
        Built file = Elf.x86().build().withU64("Ehdr.e_phoff", 1L << 40);
        Image image = image(file);
        assertThat(image.architecture().label()).isEqualTo("x86_64");
        assertThat(image.defects()).extracting(Defect::field).containsExactly("Elf64_Ehdr.e_phnum");
        assertThat(image.defects().get(0).offset()).isEqualTo(file.offsetOf("Ehdr.e_phnum"));
    }

    @Test
    void headersThatAreTooSmallAreNotRead() throws Exception {
        Built file = Elf.x86().build().with("Ehdr.e_phentsize", new byte[] {32, 0});
        assertThat(details(image(file)).programHeaders()).isEmpty();
        assertThat(image(file).defects()).extracting(Defect::field).containsExactly("Elf64_Ehdr.e_phentsize");
    }

    @Test
    void noProgramHeadersIsNoDamage() throws Exception {
        Built file = Elf.x86().type(1).build().with("Ehdr.e_phnum", new byte[] {0, 0});
        assertThat(image(file).type()).isEqualTo(ImageType.RELOCATABLE);
        assertThat(image(file).defects()).isEmpty();
    }

    @Test
    void stringsWithoutATableAreDamageAndFlagsStay() throws Exception {
        Image image = image(Elf.x86().needed("libc.so.6").dtFlags(0x10).withoutStringTable());
        assertThat(image.needs()).isEmpty();
        assertThat(image.defects()).hasSize(1);
        assertThat(details(image).dynamic().orElseThrow().flags().isStaticTls()).isTrue();
    }

    @Test
    void aStringTableAtNoAddressIsDamageAndFlagsStay() throws Exception {
        Built file = Elf.x86().needed("libc.so.6").dtFlags(0x10).build().withU64("DT_STRTAB.d_un", 8);
        Image image = image(file);
        assertThat(image.defects()).singleElement().satisfies(defect -> {
            assertThat(defect.field()).isEqualTo("Elf64_Dyn.d_un");
            assertThat(defect.offset()).isEqualTo(file.offsetOf("DT_STRTAB.d_un"));
            assertThat(defect.reason()).contains("DT_STRTAB");
        });
        assertThat(details(image).dynamic().orElseThrow().flags().isStaticTls()).isTrue();
    }

    @Test
    void theStatedSizeOfTheStringTableIsKeptTo() throws Exception {
        Built file = Elf.x86().needed("libc.so.6", "libm.so.6").build().withU64("DT_STRSZ.d_un", 11);
        assertThat(image(file).needs()).extracting(need -> need.name()).containsExactly("libc.so.6");
        assertThat(image(file).defects()).extracting(Defect::field).containsExactly("DT_NEEDED");
    }

    @Test
    void aStringWithoutEndIsDamage() throws Exception {
        Built file = Elf.x86().needed("libc.so.6").build().withU64("DT_STRSZ.d_un", 9);
        assertThat(image(file).needs()).isEmpty();
        assertThat(image(file).defects())
                .singleElement()
                .satisfies(defect -> assertThat(defect.offset()).isEqualTo(file.offsetOf("dynstr") + 1));
    }

    @Test
    void aDynamicSectionWithoutEndIsReadAndReported() throws Exception {
        Built file = Elf.x86().needed("libc.so.6").build();
        long size = (long) file.offsetOf("DT_NULL") - file.offsetOf("dynamic");
        Image image = image(file.withU64("PT_DYNAMIC.p_filesz", size));
        assertThat(image.needs()).hasSize(1);
        assertThat(image.defects()).extracting(Defect::field).containsExactly("Elf64_Dyn.d_tag");
    }

    @Test
    void theDynamicSectionIsFoundByItsAddressAsLoadersDo() throws Exception {
        Built file = Elf.x86().needed("libc.so.6").build().withU64("PT_DYNAMIC.p_offset", 0);
        assertThat(image(file).needs()).hasSize(1);
    }

    @Test
    void aChainOfVersionsThatStaysInPlaceEnds() throws Exception {
        Built file = Elf.x86().versionNeed("libc.so.6", "A", "B").build().withU32("Vernaux.vna_next", 4);
        assertThat(versions(file)).containsExactly("A");
        assertThat(image(file).defects()).singleElement().satisfies(defect -> {
            assertThat(defect.field()).isEqualTo("Elf64_Vernaux.vna_next");
            assertThat(defect.offset()).isEqualTo(file.offsetOf("Vernaux.vna_next"));
        });
    }

    @Test
    void aChainThatGoesOutOfTheSegmentEnds() throws Exception {
        Built file = Elf.x86().versionNeed("libc.so.6", "A", "B").build().withU32("Vernaux.vna_next", 0xffff_fff0L);
        assertThat(versions(file)).containsExactly("A");
        assertThat(image(file).defects()).extracting(Defect::field).containsExactly("Elf64_Vernaux");
    }

    @Test
    void aChainThatEndsEarlyIsDamage() throws Exception {
        Built file = Elf.x86().versionNeed("libc.so.6", "A", "B").build().withU32("Vernaux.vna_next", 0);
        assertThat(versions(file)).containsExactly("A");
        assertThat(image(file).defects())
                .extracting(Defect::reason)
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("1 more"));
    }

    @Test
    void aChainThatGoesOnIsCutAndReported() throws Exception {
        Built file = Elf.x86()
                .versionNeed("libc.so.6", "A")
                .versionNeed("libm.so.6", "B")
                .build()
                .withU64("DT_VERNEEDNUM.d_un", 1);
        assertThat(versions(file)).containsExactly("A");
        assertThat(image(file).defects()).extracting(Defect::field).containsExactly("Elf64_Verneed.vn_next");
    }

    @Test
    void aCountThatIsTooHighIsDamageAndAllVersionsStay() throws Exception {
        Built file = Elf.x86().versionDefinition("libx.so", 1).build().withU64("DT_VERDEFNUM.d_un", 0x7fff_ffff_ffffL);
        assertThat(details(image(file)).dynamic().orElseThrow().versionDefinitions())
                .hasSize(1);
        assertThat(image(file).defects()).extracting(Defect::field).containsExactly("Elf64_Verdef.vd_next");
    }

    @Test
    void aLoaderPathWithoutEndIsDamage() throws Exception {
        Built file = Elf.x86().interpreter("/lib/ld.so").build().withU64("PT_INTERP.p_filesz", 10);
        assertThat(details(image(file)).interpreter()).isEmpty();
        assertThat(image(file).defects()).extracting(Defect::field).containsExactly("PT_INTERP");
    }

    @Test
    void aLoaderPathOfNoPlausibleLengthIsDamage() throws Exception {
        Built file = Elf.x86().interpreter("/lib/ld.so").build().withU64("PT_INTERP.p_filesz", 5000);
        assertThat(image(file).defects()).singleElement().satisfies(defect -> {
            assertThat(defect.field()).isEqualTo("Elf64_Phdr.p_filesz");
            assertThat(defect.offset()).isEqualTo(file.offsetOf("PT_INTERP.p_filesz"));
        });
    }

    @Test
    void programHeadersThatDoNotFitAreReadAsFarAsTheyGo() throws Exception {
        Built whole = Elf.x86().interpreter("/lib/ld.so").needed("libc.so.6").build();
        Built file = whole.truncated(whole.offsetOf("PT_DYNAMIC"));
        assertThat(details(image(file)).programHeaders())
                .extracting(header -> header.typeName().orElseThrow())
                .containsExactly("PT_INTERP", "PT_LOAD");
        assertThat(image(file).defects()).extracting(Defect::field).contains("Elf64_Ehdr.e_phnum");
    }

    private static List<String> versions(Built file) throws Exception {
        return details(image(file)).dynamic().orElseThrow().versionNeeds().stream()
                .flatMap(need -> need.versions().stream())
                .map(NeededVersion::name)
                .toList();
    }
}
