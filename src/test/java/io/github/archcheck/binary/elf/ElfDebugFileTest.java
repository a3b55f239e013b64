package io.github.archcheck.binary.elf;

import static io.github.archcheck.binary.elf.Parsed.details;
import static io.github.archcheck.binary.elf.Parsed.image;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import org.junit.jupiter.api.Test;

class ElfDebugFileTest {
    private static final int NOBITS = 8;
    private static final int ALLOC_EXEC = 6;
    private static final int ALLOC_WRITE_EXEC = 7;

    @Test
    void segmentsThatLeadNowhereAreNoTruncationWhenTheCodeStayedBehind() throws Exception {
        Built file = Elf.x86()
                .needed("libc.so.6")
                .section(NOBITS, ALLOC_EXEC, Elf.ADDRESS, 64)
                .build();
        Image image = image(file.withU64("PT_LOAD.p_filesz", 1 << 20));
        assertThat(image.type()).isEqualTo(ImageType.DEBUG);
        assertThat(details(image).debugOnly()).isTrue();
        assertThat(details(image).truncated()).isFalse();
        assertThat(details(image).dynamic()).isEmpty();
        assertThat(image.defects()).isEmpty();
    }

    @Test
    void anEmptiedDynamicSectionIsToldFromDamage() throws Exception {
        Built file = Elf.x86()
                .needed("libc.so.6")
                .section(NOBITS, 3, Elf.ADDRESS, 64)
                .build()
                .withU64("PT_DYNAMIC.p_filesz", 0)
                .withU64("PT_DYNAMIC.p_vaddr", Elf.ADDRESS);
        assertThat(image(file).type()).isEqualTo(ImageType.DEBUG);
    }

    @Test
    void foreignBytesInPlaceOfTheDynamicSectionAreTold() throws Exception {
        Built file = Elf.x86()
                .soname("libx.so")
                .section(NOBITS, ALLOC_EXEC, Elf.ADDRESS, 64)
                .build()
                .withU64("DT_STRTAB.d_un", 1);
        assertThat(image(file).type()).isEqualTo(ImageType.DEBUG);
    }

    @Test
    void aWritableLinkageTableIsNoCodeThatStayedBehind() throws Exception {
        Built file =
                Elf.x86().section(NOBITS, ALLOC_WRITE_EXEC, Elf.ADDRESS, 64).build();
        assertThat(image(file).type()).isEqualTo(ImageType.SHARED_OBJECT);
    }

    @Test
    void soundFilesAreNotAskedForTheirSections() throws Exception {
        Built file = Elf.x86()
                .needed("libc.so.6")
                .section(NOBITS, ALLOC_EXEC, Elf.ADDRESS, 64)
                .build();
        assertThat(image(file).type()).isEqualTo(ImageType.SHARED_OBJECT);
    }

    @Test
    void truncationStaysTruncationWithoutSectionHeaders() throws Exception {
        Built file = Elf.x86().needed("libc.so.6").build().withU64("PT_LOAD.p_filesz", 1 << 20);
        assertThat(image(file).type()).isEqualTo(ImageType.SHARED_OBJECT);
        assertThat(details(image(file)).truncated()).isTrue();
    }
}
