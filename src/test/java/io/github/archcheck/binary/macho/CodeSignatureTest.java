package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Signature;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSignatureTest {
    private static Built signed(Signature signature) {
        return MachO.dylib(MachO.ARM64).content(10_000).signature(signature).build();
    }

    private static Built with(Built file, String label, long value) {
        return file.with(label, Bytes.u32(ByteOrder.BIG_ENDIAN, value));
    }

    private static CodeDirectory directory(Built file) throws Exception {
        return Reading.details(file).signature().orElseThrow().directory();
    }

    @Test
    void whoVouchesIsReadFromFlagsAndCertificate() throws Exception {
        assertThat(kind(MachO.dylib(MachO.ARM64).build())).isEqualTo(SignatureKind.NONE);
        assertThat(kind(signed(Signature.linkerSigned("a")))).isEqualTo(SignatureKind.LINKER_SIGNED);
        assertThat(kind(signed(Signature.adHoc("a")))).isEqualTo(SignatureKind.AD_HOC);
        assertThat(kind(signed(Signature.signed("a", "TEAM123456")))).isEqualTo(SignatureKind.SIGNED);
    }

    private static SignatureKind kind(Built file) throws Exception {
        return Reading.details(file).signatureKind();
    }

    @Test
    void withoutACertificateItIsAdHocWhateverTheFlags() throws Exception {
        Signature signature = new Signature("a", Optional.empty(), 0, 0x20400, 2, 32, 12, Optional.of(new byte[0]));

        assertThat(kind(signed(signature))).isEqualTo(SignatureKind.AD_HOC);
    }

    @Test
    void theCodeDirectoryIsReadFieldByField() throws Exception {
        Built file = signed(Signature.signed("org.example.libfoo", "TEAM123456"));
        int start = file.offsetOf("CodeDirectory");
        int limit = file.offsetOf("CS_SuperBlob");
        int pages = (limit + 4095) / 4096;

        CodeDirectory directory = directory(file);

        assertThat(directory)
                .isEqualTo(new CodeDirectory(
                        0,
                        new Span(start, (long) file.offsetOf("cms") - start),
                        0x20500,
                        0x10000,
                        "org.example.libfoo",
                        Optional.of("TEAM123456"),
                        limit,
                        2,
                        32,
                        12,
                        pages,
                        2,
                        new Span(file.offsetOf("CodeDirectory.hashes"), pages * 32L),
                        false));
        assertThat(directory.flagNames()).containsExactly("CS_RUNTIME");
        assertThat(directory.hashName()).isEqualTo("SHA-256");
    }

    @Test
    void theExtentIsThatOfTheCommand() throws Exception {
        Built file = signed(Signature.adHoc("a"));
        int start = file.offsetOf("CS_SuperBlob");

        CodeSignature signature = Reading.details(file).signature().orElseThrow();

        assertThat(signature.extent()).isEqualTo(new Span(start, (long) file.size() - start));
        assertThat(signature.blobs())
                .containsExactly(
                        new CodeSignature.Blob(
                                0, 0xFADE0C02, signature.directory().extent()),
                        new CodeSignature.Blob(0x10000, 0xFADE0B01, new Span(file.offsetOf("cms"), 8)));
    }

    @Test
    void aSignatureInASliceCountsFromTheSlice() throws Exception {
        Built thin = signed(Signature.adHoc("a"));
        Built fat = FatMachO.fat32()
                .slice(MachO.X86_64, MachO.dylib(MachO.X86_64).build())
                .slice(MachO.ARM64, thin)
                .build();

        assertThat(Reading.details(Reading.binary(fat).images().get(1)).signature())
                .isEqualTo(Reading.details(thin).signature());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20000, 0x20001, 0x20100, 0x20200, 0x20300, 0x20400, 0x20500, 0x20600})
    void allVersionsOfTheCodeDirectoryAreRead(int version) throws Exception {
        Built file =
                signed(new Signature("ident", Optional.empty(), Signature.ADHOC, version, 1, 20, 14, Optional.empty()));

        assertThat(directory(file).version()).isEqualTo(version);
        assertThat(directory(file).identifier()).isEqualTo("ident");
        assertThat(directory(file).teamId()).isEmpty();
        assertThat(directory(file).pageShift()).isEqualTo(14);
    }

    @Test
    void theWideCodeLimitWins() throws Exception {
        Built file = signed(Signature.adHoc("a"));

        assertThat(directory(file.with("CodeDirectory.codeLimit64", Bytes.u64(ByteOrder.BIG_ENDIAN, 0x1_2345_6789L)))
                        .codeLimit())
                .isEqualTo(0x1_2345_6789L);
    }

    @ParameterizedTest
    @CsvSource({
        "CS_SuperBlob, 0xFADE0CC1, CS_SuperBlob.magic",
        "CS_SuperBlob.length, 0x7FFFFFFF, CS_SuperBlob.length",
        "CS_SuperBlob.length, 0xFFFFFFFF, CS_SuperBlob.length",
        "CS_SuperBlob.length, 0, CS_SuperBlob.index",
        "CS_SuperBlob.count, 0xFFFFFFFF, CS_SuperBlob.count",
        "CS_SuperBlob.count, 255, CS_SuperBlob.index",
        "CS_SuperBlob.count, 0, CS_SuperBlob.index",
        "CS_BlobIndex.type, 5, CS_SuperBlob.index",
        "CS_BlobIndex.offset, 0xFFFFFFFF, CS_BlobIndex.offset",
        "CodeDirectory, 0xFADE0C01, CS_SuperBlob.index",
        "CodeDirectory.length, 0xFFFFFFFF, CS_GenericBlob.length",
        "CodeDirectory.length, 8, CodeDirectory.version",
        "CodeDirectory.hashOffset, 0xFFFFFFFF, CodeDirectory.hashOffset",
        "CodeDirectory.hashOffset, 0, CodeDirectory.nSpecialSlots",
        "CodeDirectory.nCodeSlots, 0xFFFFFFFF, CodeDirectory.hashOffset",
        "CodeDirectory.nSpecialSlots, 0xFFFFFFFF, CodeDirectory.nSpecialSlots",
        "CodeDirectory.identOffset, 0xFFFFFFFF, CodeDirectory.identOffset",
        "CodeDirectory.teamOffset, 0xFFFFFFFF, CodeDirectory.teamOffset",
    })
    void aDamagedSignatureIsADefectAndNotNone(String label, String value, String field) throws Exception {
        Built file = with(signed(Signature.adHoc("a")), label, Long.decode(value));

        Image image = Reading.image(file);

        assertThat(image.defects()).extracting(Defect::field).containsExactly(field);
        assertThat(Reading.details(image).signature()).isEmpty();
        assertThat(Reading.details(image).signatureKind()).isEqualTo(SignatureKind.DAMAGED);
    }

    @Test
    void aSignatureBeyondTheFileIsADefect() throws Exception {
        Built file = signed(Signature.adHoc("a"));

        Image image = Reading.image(file.truncated(file.offsetOf("CS_SuperBlob")));

        assertThat(image.defects()).extracting(Defect::field).containsExactly("linkedit_data_command.datasize");
        assertThat(Reading.details(image).signatureKind()).isEqualTo(SignatureKind.DAMAGED);
    }

    @Test
    void flagsAreAnOpenSet() throws Exception {
        Built file = with(signed(Signature.adHoc("a")), "CodeDirectory.flags", 0x80000002L);

        assertThat(directory(file).flagNames()).isEqualTo(List.of("CS_ADHOC", "0x80000000"));
    }
}
