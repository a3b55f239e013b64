package io.github.archcheck.binary.elf;

import static io.github.archcheck.binary.elf.Parsed.details;
import static io.github.archcheck.binary.elf.Parsed.image;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.Elf;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElfNotesTest {
    private static byte[] words(long... values) {
        Bytes bytes = Bytes.littleEndian();
        for (long value : values) {
            bytes.u32(value);
        }
        return bytes.build().bytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void notesAreFoundOneAfterAnother(int align) throws Exception {
        ElfNotes notes = details(Elf.x86()
                        .noteAlign(align)
                        .note("GNU", 3, new byte[] {0x01, (byte) 0xab, 0x7f})
                        .note("FDO", 0xcafe_1a7eL, new byte[5])
                        .note("GNU", 1, words(0, 3, 2, 0)))
                .notes();
        assertThat(notes.buildId()).contains("01ab7f");
        assertThat(notes.abiTag()).contains(new AbiTag(0, 3, 2, 0));
        assertThat(notes.abiTag().orElseThrow().kernel()).isEqualTo("3.2.0");
        assertThat(notes.abiTag().orElseThrow().osName()).contains("Linux");
        assertThat(notes.others()).containsExactly(new Note("FDO", 0xcafe_1a7e, 5));
    }

    @Test
    void theAndroidNoteMakesThePlatform() throws Exception {
        Elf file = Elf.x86().note("Android", 1, words(24));
        assertThat(image(file).platform()).contains("android");
        assertThat(details(file).notes().androidApi()).hasValue(24);
        assertThat(image(file).minimumOs()).isEmpty();
    }

    @Test
    void propertiesAreNamedByTheMachineTheyAreFor() throws Exception {
        ElfDetails x86 = details(
                Elf.x86().property(0xc000_0002L, 3).property(0xc000_8002L, 0xc).property(0xc001_0002L, 0x11));
        assertThat(x86.featureNames()).containsExactly("IBT", "SHSTK");
        assertThat(x86.isaNeeded()).hasValue(0xc);
        assertThat(x86.isaNeededNames()).containsExactly("x86-64-v3", "x86-64-v4");
        assertThat(x86.isaUsedNames()).containsExactly("x86-64-baseline", "0x10");
        ElfDetails arm = details(Elf.of(true, ByteOrder.LITTLE_ENDIAN, 183)
                .property(0xc000_0000L, 7)
                .property(0xc000_8002L, 1));
        assertThat(arm.featureNames()).containsExactly("BTI", "PAC", "GCS");
        assertThat(arm.isaNeeded()).isEmpty();
        assertThat(arm.isaNeededNames()).isEmpty();
    }

    @Test
    void propertiesCoveredByTwoSegmentsAreReadOnce() throws Exception {
        assertThat(details(Elf.x86().property(0xc000_8002L, 4)).notes().properties())
                .containsExactly(new GnuProperty(GnuProperty.X86_ISA_1_NEEDED, 4, 4));
    }

    @Test
    void propertiesOfThirtyTwoBitFilesAreFourBytesApart() throws Exception {
        ElfDetails details = details(Elf.of(false, ByteOrder.LITTLE_ENDIAN, 3)
                .property(0xc000_0002L, 1)
                .property(0xc000_8002L, 2));
        assertThat(details.featureNames()).containsExactly("IBT");
        assertThat(details.isaNeededNames()).containsExactly("x86-64-v2");
    }

    @Test
    void aPropertyNoteWithoutItsOwnSegmentIsReadToo() throws Exception {
        Elf file = Elf.x86().noteAlign(8).note("GNU", 5, words(0xc000_8002L, 4, 8, 0));
        assertThat(details(file).isaNeededNames()).containsExactly("x86-64-v4");
    }

    @Test
    void aNoteThatIsTooLongIsDamageAndTheOnesBeforeItStay() throws Exception {
        Built file = Elf.x86()
                .needed("libc.so.6")
                .note("GNU", 3, new byte[] {1})
                .note("GNU", 1, words(0, 3, 2, 0))
                .build()
                .withU32("Nhdr.n_descsz#2", 0xffff_ffffL);
        assertThat(details(image(file)).notes().buildId()).contains("01");
        assertThat(details(image(file)).notes().abiTag()).isEmpty();
        assertThat(image(file).needs()).hasSize(1);
        assertThat(image(file).defects())
                .singleElement()
                .satisfies(defect -> assertThat(defect.field()).isEqualTo("Elf64_Nhdr.n_descsz"));
    }

    @Test
    void theLibraryTellsItsC() throws Exception {
        assertThat(List.of(
                        tell(Elf.x86().needed("libm.so.6", "libc.so.6")),
                        tell(Elf.x86().interpreter("/lib64/ld-linux-x86-64.so.2")),
                        tell(Elf.x86().interpreter("/lib/ld64.so.1").needed("libc.so")),
                        tell(Elf.x86().needed("ld-linux-aarch64.so.1")),
                        tell(Elf.x86().needed("libm.so.6").versionNeed("libm.so.6", "GLIBC_2.29"))))
                .containsOnly(LibcTell.GLIBC);
        assertThat(List.of(
                        tell(Elf.x86().needed("libc.musl-x86_64.so.1")),
                        tell(Elf.x86().interpreter("/lib/ld-musl-x86_64.so.1").needed("libc.so"))))
                .containsOnly(LibcTell.MUSL);
        assertThat(List.of(
                        tell(Elf.x86().interpreter("/system/bin/linker64").needed("libc.so")),
                        tell(Elf.x86().interpreter("/system/bin/linker")),
                        tell(Elf.x86().needed("libc.so").note("Android", 1, words(21)))))
                .containsOnly(LibcTell.BIONIC);
        assertThat(tell(Elf.x86().needed("libc.so"))).isEqualTo(LibcTell.MUSL_OR_BIONIC);
        assertThat(List.of(
                        tell(Elf.x86()),
                        tell(Elf.x86().needed("libz.so.1")),
                        tell(Elf.x86().interpreter("/libexec/ld-elf.so.1").needed("libc.so.7"))))
                .containsOnly(LibcTell.NONE);
    }

    private static LibcTell tell(Elf file) throws Exception {
        return details(file).libcTell();
    }
}
