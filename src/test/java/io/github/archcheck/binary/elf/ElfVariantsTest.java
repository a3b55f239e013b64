package io.github.archcheck.binary.elf;

import static io.github.archcheck.binary.elf.Parsed.details;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.WordSize;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was asked of the builder comes back, the same for both word sizes and both byte orders. */
class ElfVariantsTest {
    private static final String VARIANTS = "io.github.archcheck.binary.elf.Samples#variants";

    @ParameterizedTest
    @MethodSource(VARIANTS)
    void commonFactsComeBack(boolean wide, ByteOrder order) throws Exception {
        Image image = Parsed.image(Samples.full(wide, order));
        assertThat(image.type()).isEqualTo(ImageType.SHARED_OBJECT);
        assertThat(image.needs()).extracting(need -> need.name()).containsExactly("libm.so.6", "libc.so.6");
        assertThat(image.runPaths()).containsExactly("$ORIGIN", "/opt/lib");
        assertThat(image.identity()).contains("libfull.so.1");
        assertThat(image.defects()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(VARIANTS)
    void theWordSizeAndByteOrderAreTold(boolean wide, ByteOrder order) throws Exception {
        ElfIdent ident = details(Samples.full(wide, order)).header().ident();
        assertThat(ident.wordSize()).isEqualTo(wide ? WordSize.W64 : WordSize.W32);
        assertThat(ident.byteOrder()).isEqualTo(order);
    }

    @ParameterizedTest
    @MethodSource(VARIANTS)
    void dynamicSectionsAreEqualButForAddresses(boolean wide, ByteOrder order) throws Exception {
        DynamicSection actual = details(Samples.full(wide, order)).dynamic().orElseThrow();
        DynamicSection reference =
                details(Samples.full(true, ByteOrder.LITTLE_ENDIAN)).dynamic().orElseThrow();
        assertThat(withoutAddresses(actual)).isEqualTo(withoutAddresses(reference));
        assertThat(actual.others())
                .filteredOn(entry -> !isAddress(entry.tag()))
                .isEqualTo(reference.others().stream()
                        .filter(entry -> !isAddress(entry.tag()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(VARIANTS)
    void notesAndFlagsAreEqual(boolean wide, ByteOrder order) throws Exception {
        ElfDetails actual = details(Samples.full(wide, order));
        ElfDetails reference = details(Samples.full(true, ByteOrder.LITTLE_ENDIAN));
        assertThat(actual.notes()).isEqualTo(reference.notes());
        assertThat(actual.notes().buildId()).contains("0102030405060708");
        assertThat(actual.interpreter()).contains("/lib/ld.so.1");
        assertThat(actual.header().flags()).isEqualTo(0x1000);
        assertThat(actual.executableStack()).contains(false);
        assertThat(actual.programHeaders())
                .extracting(ProgramHeader::type, ProgramHeader::flags)
                .isEqualTo(reference.programHeaders().stream()
                        .map(header -> tuple(header.type(), header.flags()))
                        .toList());
    }

    private static boolean isAddress(DynamicTag tag) {
        return List.of("DT_VERNEED", "DT_VERDEF", "DT_STRTAB")
                .contains(tag.name().orElse(""));
    }

    private static DynamicSection withoutAddresses(DynamicSection section) {
        return new DynamicSection(
                section.needed(),
                section.soname(),
                section.rpath(),
                section.runpath(),
                section.flags(),
                section.flags1(),
                section.textRelocations(),
                section.relr(),
                List.of(),
                section.versionNeeds(),
                section.versionDefinitions());
    }
}
