package io.github.archcheck.binary.ar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.FileSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.testkit.Ar;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Bytes;
import io.github.archcheck.testkit.CountingSource;
import io.github.archcheck.testkit.Headers;
import io.github.archcheck.testkit.Hostile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArParserTest {
    private static final byte[] X86_64 = Headers.elf(true, true, 62);
    private static final byte[] AARCH64 = Headers.elf(true, true, 183);
    private static final byte[] TEXT = "just a text\n".getBytes(StandardCharsets.UTF_8);

    private final ArParser parser = new ArParser();

    /** Expected values from llvm-readobj 14 over the members, and llvm-ar t for their number. */
    @ParameterizedTest
    @CsvSource({
        "two-machines.a, ELF x86_64 2; ELF arm64 1, false, 3, 0",
        "macho.a, MACH_O arm64 1, false, 1, 0",
        "fat-member.a, MACH_O x86_64 1; MACH_O arm64 1, false, 1, 0",
        "mixed.a, WASM wasm32 1; ELF x86_64 1, false, 3, 1",
        "coff.lib, PE x86_64 1, false, 1, 0",
        "import.lib, PE x86_64 4, false, 4, 0",
        "thin.a, '', true, 1, 1",
        "empty.a, '', false, 0, 0",
    })
    void archivesMadeByToolsReadAsTheToolsListThem(
            String name, String images, boolean thin, int countMembers, int countNameless) throws Exception {
        try (FileSource file = FileSource.open(Path.of("testdata/ar", name))) {
            Binary binary = parser.parse(file);
            assertThat(String.join("; ", shown(binary))).isEqualTo(images);
            assertThat(binary.container()).contains(new ArArchive(thin, countMembers, countNameless, true));
            assertThat(binary.defects()).isEmpty();
            assertThat(binary.images()).allSatisfy(image -> {
                assertThat(image.type()).isEqualTo(ImageType.ARCHIVE);
                assertThat(image.extent()).isEqualTo(new Span(0, file.size()));
            });
        }
    }

    @Test
    void architecturesAreCountedInOrderOfFirstAppearance() throws Exception {
        Binary binary = parse(Ar.archive()
                .member("a.o/", AARCH64)
                .member("b.o/", X86_64)
                .member("c.o/", AARCH64)
                .build());
        assertThat(binary.images())
                .extracting(Image::architecture, Image::details)
                .containsExactly(
                        tuple(Architecture.Known.ARM64, new ArDetails(BinaryFormat.ELF, 2)),
                        tuple(Architecture.Known.X86_64, new ArDetails(BinaryFormat.ELF, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/SYM64/",
                "ARFILENAMES/",
                "__.SYMDEF",
                "__.SYMDEF_64",
                "/<ECSYMBOLS>/",
                "/<HYBRIDMAP>/"
            })
    void tablesAreNotMembers(String name) throws Exception {
        Binary binary =
                parse(Ar.archive().member(name, X86_64).member("a.o/", AARCH64).build());
        assertThat(shown(binary)).containsExactly("ELF arm64 1");
        assertThat(binary.container()).contains(new ArArchive(false, 1, 0, true));
    }

    @Test
    void aSymbolTableOfTheBsdKindIsNotAMember() throws Exception {
        Binary binary = parse(Ar.archive()
                .bsdMember("__.SYMDEF SORTED", X86_64)
                .bsdMember("a-name-of-more-than-fifteen-characters.o", AARCH64)
                .build());
        assertThat(shown(binary)).containsExactly("ELF arm64 1");
    }

    @Test
    void membersOfOddSizeArePadded() throws Exception {
        byte[] odd = Bytes.littleEndian().raw(X86_64).u8(0).build().bytes();
        Binary binary =
                parse(Ar.archive().member("a.o/", odd).member("b.o/", AARCH64).build());
        assertThat(shown(binary)).containsExactly("ELF x86_64 1", "ELF arm64 1");
    }

    @Test
    void aMissingPaddingByteAtTheEndIsNoDamage() throws Exception {
        byte[] odd = Bytes.littleEndian().raw(X86_64).u8(0).build().bytes();
        Built file = Ar.archive().member("a.o/", odd).build();
        assertThat(parse(file.truncated(file.size() - 1)).defects()).isEmpty();
    }

    @Test
    void membersOfAThinArchiveAreElsewhere() throws Exception {
        Binary binary = parse(Ar.thin()
                .member("//", "a/b.o/\nc.o/\n".getBytes(StandardCharsets.UTF_8))
                .header("/0", "1000000")
                .header("/7", "9999999999")
                .build());
        assertThat(binary.images()).isEmpty();
        assertThat(binary.container()).contains(new ArArchive(true, 2, 2, true));
    }

    @Test
    void membersOfUnknownFormatAreCounted() throws Exception {
        Binary binary = parse(Ar.archive()
                .member("a.txt/", TEXT)
                .member("b.bc/", Headers.rawBitcode())
                .member("c.o/", new byte[0])
                .build());
        assertThat(binary.images()).isEmpty();
        assertThat(binary.container()).contains(new ArArchive(false, 3, 3, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+5", "0x10", "1 0", "ten", "12a", " 12", "99999999999"})
    void aSizeThatIsNoNumberIsDamage(String size) {
        Built file = Ar.archive().header("a.o/", size).build();
        MalformedBinaryException damage = damage(file);
        assertThat(damage.field()).isIn("ar_hdr.ar_size", "ar_hdr.ar_fmag");
        assertThat(damage.offset()).isBetween((long) file.offsetOf("ar_size"), (long) file.size());
    }

    @Test
    void membersOfSizeZeroEndWithTheFile() throws Exception {
        Ar archive = Ar.archive();
        for (int i = 0; i < 100; i++) {
            archive.header("a.o/", "0");
        }
        assertThat(parse(archive.build()).container()).contains(new ArArchive(false, 100, 100, true));
    }

    @Test
    void aMemberThatRunsPastTheEndIsADefectAndStillNamesItsArchitecture() throws Exception {
        Built whole = Ar.archive().member("a.o/", X86_64).build();
        Built file = whole.truncated(whole.size() - 1);
        Binary binary = parse(file);
        assertThat(shown(binary)).containsExactly("ELF x86_64 1");
        assertThat(binary.defects())
                .containsExactly(new Defect(
                        file.offsetOf("ar_size"), "ar_hdr.ar_size", "member ends at 0x84, but the file at 0x83"));
        assertThat(binary.container()).contains(new ArArchive(false, 1, 0, false));
    }

    @Test
    void aHeaderWithoutItsTerminatorIsDamage() {
        Built file = Ar.archive().member("a.o/", X86_64).build().with("ar_fmag", "xx".getBytes(StandardCharsets.UTF_8));
        assertThat(damage(file).offset()).isEqualTo(file.offsetOf("ar_fmag"));
    }

    @Test
    void damageBehindTheFirstMemberKeepsWhatWasRead() throws Exception {
        Built file = Ar.archive()
                .member("a.o/", X86_64)
                .member("b.o/", AARCH64)
                .build()
                .with("ar_size#2", "whatever  ".getBytes(StandardCharsets.UTF_8));
        Binary binary = parse(file);
        assertThat(shown(binary)).containsExactly("ELF x86_64 1");
        assertThat(binary.defects()).extracting(Defect::offset).containsExactly((long) file.offsetOf("ar_size#2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#1/21", "#1/9999999999", "#1/", "#1/x", "#1/-1"})
    void aNameLongerThanItsMemberIsDamage(String name) {
        Built file = Ar.archive().member(name, new byte[20]).build();
        MalformedBinaryException damage = damage(file);
        assertThat(damage.field()).isEqualTo("ar_hdr.ar_name");
        assertThat(damage.offset()).isBetween((long) file.offsetOf("ar_name"), file.offsetOf("ar_name") + 16L);
    }

    @Test
    void noMoreMembersThanTheLimitAreRead() throws Exception {
        byte[] one = Ar.archive().header("a.o/", "0").build().bytes();
        Bytes archive = Bytes.bigEndian().raw(one);
        byte[] header = Arrays.copyOfRange(one, 8, one.length);
        for (int i = 0; i < 10_000; i++) {
            archive.raw(header);
        }
        assertThat(parse(archive.build()).container()).contains(new ArArchive(false, 10_000, 10_000, false));
    }

    @Test
    void noMoreArchitecturesThanTheLimitAreKeptApart() throws Exception {
        Ar archive = Ar.archive();
        for (int machine = 1_000; machine < 1_065; machine++) {
            archive.member("a.o/", Headers.elf(true, true, machine));
        }
        Binary binary = parse(archive.build());
        assertThat(binary.images()).hasSize(64);
        assertThat(binary.container()).contains(new ArArchive(false, 65, 0, false));
    }

    @Test
    void tenGigabytesCostAFewSmallReads(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("huge.a");
        byte[] first = Ar.archive()
                .member("a.o/", X86_64)
                .header("b.o/", "9999999998")
                .build()
                .bytes();
        byte[] last = Ar.archive().member("c.o/", AARCH64).build().bytes();
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(first));
            channel.write(ByteBuffer.wrap(last, 8, last.length - 8), first.length + 9_999_999_998L);
        }
        try (FileSource file = FileSource.open(path)) {
            CountingSource counting = new CountingSource(file);
            Binary binary = parser.parse(counting);
            assertThat(shown(binary)).containsExactly("ELF x86_64 1", "ELF arm64 1");
            assertThat(binary.container()).contains(new ArArchive(false, 3, 1, true));
            assertThat(counting.countReads()).isLessThan(10);
            assertThat(counting.countBytes()).isLessThan(10_000);
        }
    }

    @Test
    void everyPrefixIsParsedOrRefused() {
        sound().forEach(file -> Hostile.assertParsedOrRefused(parser, Hostile.prefixes(file)));
    }

    @Test
    void everyOverwrittenWindowIsParsedOrRefused() {
        sound().forEach(file -> Hostile.assertParsedOrRefused(parser, Hostile.windows(file)));
    }

    @Test
    void randomDamageIsParsedOrRefused() {
        sound().forEach(file -> Hostile.assertParsedOrRefused(parser, Hostile.randomDamage(file)));
    }

    @Test
    void onlyTheTwoMagicsAreRecognised() {
        assertThat(recognises("!<arch>\n")).isTrue();
        assertThat(recognises("!<thin>\n")).isTrue();
        assertThat(recognises("!<arch>")).isFalse();
        assertThat(recognises("!<arch> ")).isFalse();
    }

    private static List<byte[]> sound() {
        return List.of(
                Ar.archive()
                        .member("/", new byte[8])
                        .member("a.o/", X86_64)
                        .member("b.o/", Headers.fat(true, 0x0100_0007, 0x0100_000c))
                        .build()
                        .bytes(),
                Ar.archive()
                        .bsdMember("__.SYMDEF", new byte[8])
                        .bsdMember("a-name-of-more-than-fifteen-characters.o", Headers.machO(true, true, 12, 9))
                        .build()
                        .bytes(),
                Ar.thin().member("//", TEXT).header("/0", "77").build().bytes());
    }

    private static List<String> shown(Binary binary) {
        return binary.images().stream()
                .map(image -> {
                    ArDetails details = (ArDetails) image.details();
                    return details.memberFormat() + " " + image.architecture().label() + " " + details.countMembers();
                })
                .toList();
    }

    private boolean recognises(String magic) {
        return parser.recognises(ByteBuffer.wrap(magic.getBytes(StandardCharsets.UTF_8)), 100);
    }

    private Binary parse(Built file) throws IOException, MalformedBinaryException {
        return parser.parse(new ArraySource(file.bytes()));
    }

    private MalformedBinaryException damage(Built file) {
        return catchThrowableOfType(MalformedBinaryException.class, () -> parse(file));
    }
}
