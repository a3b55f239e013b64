package io.github.archcheck.binary.elf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.Elf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlibcFloorTest {
    @ParameterizedTest
    @CsvSource({
        "GLIBC_2.2.5 GLIBC_2.17, 2.17",
        "GLIBC_2.9 GLIBC_2.28 GLIBC_2.3.4, 2.28",
        "GLIBC_2.34 GLIBC_ABI_DT_RELR, 2.36",
        "GLIBC_PRIVATE, ''",
        "GLIBCXX_3.4.30 CXXABI_1.3, ''",
    })
    void theHighestVersionCountsAsNumbersDo(String versions, String expected) throws Exception {
        byte[] file = Elf.x86()
                .needed("libc.so.6")
                .versionNeed("libc.so.6", versions.split(" "))
                .build()
                .bytes();
        ElfDetails details = (ElfDetails)
                new ElfParser().parse(new ArraySource(file)).images().get(0).details();
        assertThat(details.dynamic().flatMap(DynamicSection::glibcFloor)).isEqualTo(Version.parse(expected));
    }
}
