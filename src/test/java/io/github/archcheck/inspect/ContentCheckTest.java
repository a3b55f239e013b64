package io.github.archcheck.inspect;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Image;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.Scenes;
import io.github.archcheck.testkit.Signature;
import io.github.archcheck.testkit.Signing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages and offsets were worked out by a separate script over the same files. */
class ContentCheckTest {
    private static final Path FIXTURES = Path.of("testdata/macho");

    @TempDir
    Path folder;

    private static List<Image> images(byte[] file) {
        return ((Inspection.Parsed) Scenes.inspect(file)).binary().images();
    }

    private static List<SignatureState> states(Path file) throws IOException {
        return ((ContentCheck.Outcome.Checked) ContentCheck.check(file, Set.of(), images(Files.readAllBytes(file))))
                .signatures();
    }

    private SignatureState state(Built file) throws IOException {
        Path path = Files.write(folder.resolve("file"), file.bytes());
        return states(path).get(0);
    }

    private static Signature signature(int hashType, int hashSize, int pageShift) {
        return new Signature(
                "a", Optional.empty(), Signature.ADHOC, 0x20400, hashType, hashSize, pageShift, Optional.empty());
    }

    private static Built bigEndian(Built file, String label, int value) {
        return file.withBytesAt(
                file.offsetOf(label), ByteBuffer.allocate(4).putInt(value).array());
    }

    @Test
    void whatALinkerHasSignedIsValid() throws IOException {
        assertThat(states(FIXTURES.resolve("libanswer-arm64.dylib"))).containsExactly(new SignatureState.Valid());
    }

    @Test
    void aFileChangedAfterItWasSignedIsStale() throws IOException {
        assertThat(states(FIXTURES.resolve("libanswer-stale.dylib")))
                .containsExactly(new SignatureState.Stale(0, 0, 1, 5));
    }

    @Test
    void pagesOfASliceCountFromTheSliceAndOffsetsFromTheFile() throws IOException {
        byte[] fat = Files.readAllBytes(FIXTURES.resolve("libanswer-fat.dylib"));
        fat[16384 + 4096 * 4 + 7] ^= 1;
        Path file = Files.write(folder.resolve("fat"), fat);

        assertThat(((ContentCheck.Outcome.Checked)
                                ContentCheck.check(file, Set.of(), images(fat).subList(1, 2)))
                        .signatures())
                .containsExactly(new SignatureState.Stale(4, 16384 + 4096 * 4, 1, 5));
    }

    @ParameterizedTest
    @CsvSource({
        // type, size, shift: the image has 0x8000 bytes of content behind its commands, 9 pages of 4 KiB
        "1, 20, 12, 4, 9",
        "2, 32, 12, 4, 9",
        "3, 20, 12, 4, 9",
        "4, 48, 12, 4, 9",
        "2, 32, 14, 1, 3",
        "2, 32, 0, 0, 1"
    })
    void allHashesAndPageSizesAreUnderstood(int type, int size, int shift, long page, long pages) throws IOException {
        Built file = Signing.bundle(ARM64, signature(type, size, shift));

        assertThat(state(file)).isEqualTo(new SignatureState.Valid());
        assertThat(state(Signing.flipped(file, 0x4abc)))
                .isEqualTo(new SignatureState.Stale(page, shift == 0 ? 0 : page << shift, 1, pages));
    }

    @Test
    void everyChangedPageCounts() throws IOException {
        Built file = Signing.bundle(ARM64, signature(2, 32, 12));

        assertThat(state(Signing.flipped(Signing.flipped(file, 0x3000), 0x7fff)))
                .isEqualTo(new SignatureState.Stale(3, 0x3000, 2, 9));
    }

    @Test
    void pagesWithoutAHashAreStale() throws IOException {
        Built file = Signing.bundle(ARM64, signature(2, 32, 12));
        Built fewer = bigEndian(file, "CodeDirectory.nCodeSlots", 7);

        assertThat(state(fewer)).isEqualTo(new SignatureState.Stale(7, 0x7000, 2, 9));
    }

    @Test
    void whatLiesBetweenThePagesAndTheSignatureIsUncovered() throws IOException {
        Signature signature = signature(2, 32, 12);
        Built file = Signing.bundle(ARM64, signature);
        Built less = bigEndian(file, "CodeDirectory.codeLimit", 0x7000);

        assertThat(state(less)).isEqualTo(new SignatureState.Uncovered(0x7000, file.offsetOf("CS_SuperBlob")));
    }

    @ParameterizedTest
    @CsvSource({
        "9, 32, 12, its hashes are of the unknown type 9",
        "2, 20, 12, 'its SHA-256 hashes have 20 bytes, not 32'",
        "2, 32, 63, its pages have 2^63 bytes"
    })
    void whatCannotBeCheckedSaysWhy(int type, int size, int shift, String why) throws IOException {
        Built file = Signing.bundle(ARM64, signature(type, size, 12));
        Built odd = file.withBytesAt(file.offsetOf("CodeDirectory") + 39, new byte[] {(byte) shift});

        assertThat(state(odd)).isEqualTo(new SignatureState.Unverifiable(why));
    }

    @Test
    void oneReadGivesDigestsAndSignatures() throws IOException {
        Path file = FIXTURES.resolve("libanswer-arm64.dylib");

        assertThat(ContentCheck.check(file, Set.of("SHA-256", "MD5"), images(Files.readAllBytes(file))))
                .isEqualTo(new ContentCheck.Outcome.Checked(
                        Map.of(
                                "SHA-256",
                                "135fe1411dc258cff29894dc47b2ae317c222cd04225349dc1195b3b4e783aab",
                                "MD5",
                                "6ef93038b20cf0428618a3625cce39c5"),
                        List.of(new SignatureState.Valid())));
    }

    @Test
    void aFileThatShrinksOrVanishesIsUnreadable() throws IOException {
        Built file = Signing.bundle(ARM64, signature(2, 32, 12));
        List<Image> images = images(file.bytes());
        Path path = Files.write(folder.resolve("short"), file.truncated(100).bytes());

        assertThat(ContentCheck.check(path, Set.of(), images))
                .isEqualTo(new ContentCheck.Outcome.Checked(
                        Map.of(), List.of(new SignatureState.Unverifiable("the file became shorter"))));
        assertThat(ContentCheck.check(folder.resolve("gone"), Set.of("SHA-256"), images))
                .isEqualTo(new ContentCheck.Outcome.Unreadable("no such file"));
    }

    @Test
    void slicesThatOverlapAreNotHashedOverAndOver() throws IOException {
        Built thin = Signing.bundle(ARM64, signature(2, 32, 12));
        Path path = Files.write(folder.resolve("thin"), thin.bytes());
        Image image = images(thin.bytes()).get(0);

        List<SignatureState> states = ((ContentCheck.Outcome.Checked)
                        ContentCheck.check(path, Set.of(), List.of(image, image, image)))
                .signatures();
        assertThat(states)
                .containsExactly(
                        new SignatureState.Valid(),
                        new SignatureState.Unverifiable("its slice overlaps another"),
                        new SignatureState.Unverifiable("its slice overlaps another"));
    }

    @Test
    void aSliceOfAFatFileIsCheckedInItsPlace() throws IOException {
        Built fat = FatMachO.fat32()
                .slice(X86_64, Signing.bundle(X86_64, signature(1, 20, 12)))
                .slice(ARM64, Signing.bundle(ARM64, signature(2, 32, 14)))
                .build();
        Path path = Files.write(folder.resolve("fat"), fat.bytes());

        assertThat(states(path)).containsExactly(new SignatureState.Valid(), new SignatureState.Valid());
    }

    @Test
    void anInterruptionIsNoPropertyOfTheFile() {
        Thread.currentThread().interrupt();
        try {
            ContentCheck.check(FIXTURES.resolve("libanswer-arm64.dylib"), Set.of("SHA-256"), List.of());
            throw new AssertionError("went on");
        } catch (ClosedByInterruptException e) {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
