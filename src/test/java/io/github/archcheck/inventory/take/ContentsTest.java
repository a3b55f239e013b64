package io.github.archcheck.inventory.take;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.inspect.SignatureState;
import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.inventory.FileInspector;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.walk.Exclusions;
import io.github.archcheck.inventory.walk.WalkOptions;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import io.github.archcheck.testkit.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentsTest {
    private static final String FILE = Tree.SITE + "/a/x.so";
    private static final String SHA256 = sha256(Tree.NATIVE);
    private static final String OTHER = sha256("native ELF shared_OBJECT");
    private static final int SIZE = Tree.NATIVE.length();

    @TempDir
    Path temporary;

    private Tree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new Tree(Files.createDirectory(temporary.resolve("env")));
        tree.binary(FILE);
    }

    private static String sha256(String content) {
        return "sha256="
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Signing.digest("SHA-256", content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(String content) {
        return HexFormat.of().formatHex(Signing.digest("SHA-256", content.getBytes(StandardCharsets.UTF_8)));
    }

    private Tree record(String name, String row) {
        return tree.distribution(name, "1", "unused").file(Tree.SITE + "/" + name + "-1.dist-info/RECORD", row + "\n");
    }

    private Inventory take(FileInspector inspector, ContentChecks checks) throws IOException, InterruptedException {
        return new InventoryTaker(inspector, new WalkOptions(false, Exclusions.NONE, 2), checks)
                .take(tree.environment());
    }

    private List<Alteration> alterations() throws IOException, InterruptedException {
        return take(new FakeInspector(), ContentChecks.EVERYTHING).alterations();
    }

    @Test
    void aFileThatIsWhatItsRecordSaysIsFine() throws IOException, InterruptedException {
        record("a", "a/x.so," + SHA256 + "," + SIZE);

        assertThat(alterations()).isEmpty();
    }

    @Test
    void anotherHashIsAnAlteration() throws IOException, InterruptedException {
        record("a", "a/x.so," + OTHER + "," + SIZE);

        assertThat(alterations())
                .containsExactly(
                        new Alteration.Content(FILE, "SHA-256", hex("native ELF shared_OBJECT"), hex(Tree.NATIVE)));
    }

    @Test
    void anotherSizeIsAnAlterationWithoutReadingAnything() throws IOException, InterruptedException {
        record("a", "a/x.so," + SHA256 + ",7");

        assertThat(take(new FakeInspector(), ContentChecks.SIZES).alterations())
                .containsExactly(new Alteration.Content(FILE, "size", "7", Integer.toString(SIZE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/x.so,,", "a/x.so,,7", "a/x.so,sha256=x,7", "a/x.so,md5=,7"})
    void whatHasNoHashIsNeverFlagged(String row) throws IOException, InterruptedException {
        record("a", row);

        assertThat(alterations()).isEmpty();
    }

    @Test
    void oneOwnerWhoIsRightIsEnough() throws IOException, InterruptedException {
        record("a", "a/x.so," + OTHER + "," + SIZE);
        record("b", "a/x.so," + SHA256 + "," + SIZE);

        assertThat(alterations()).isEmpty();
    }

    @Test
    void anOwnerWhoSaysNothingMayBeRight() throws IOException, InterruptedException {
        record("a", "a/x.so," + OTHER + "," + SIZE);
        record("b", "a/x.so,,");

        assertThat(alterations()).isEmpty();
    }

    @Test
    void ifNoOwnerIsRightItIsAnAlteration() throws IOException, InterruptedException {
        record("a", "a/x.so," + OTHER + "," + SIZE);
        record("b", "a/x.so," + SHA256 + ",9");

        assertThat(alterations()).hasSize(1);
    }

    @Test
    void projectsInstalledFromAFolderMayChange() throws IOException, InterruptedException {
        record("a", "a/x.so," + OTHER + ",7").file(Tree.SITE + "/a-1.dist-info/direct_url.json", "{}");

        assertThat(alterations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conda", "brew", "rpm", "apt"})
    void installersThatEditWhatTheyInstallAreNotBelieved(String installer) throws IOException, InterruptedException {
        record("a", "a/x.so," + OTHER + ",7").file(Tree.SITE + "/a-1.dist-info/INSTALLER", installer + "\n");

        assertThat(alterations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What conda has written down of its own work counts, and neither the RECORD in the package ...
                "'sha256':'W','sha256_in_prefix':'R','size_in_bytes':1,'prefix_placeholder':'/opt'| 0",
                "'sha256':'R','sha256_in_prefix':'W','size_in_bytes':24,'prefix_placeholder':'/opt'| 1",
                "'sha256':'R','sha256_in_prefix':null,'size_in_bytes':24,'prefix_placeholder':null| 0",
                "'sha256':'W','size_in_bytes':24| 1",
                // ... nor what was before the prefix was written into it.
                "'sha256':'W','size_in_bytes':1,'prefix_placeholder':'/opt'| 0",
                "'sha256':'R','sha256_in_prefix':'R','size_in_bytes':1| 1",
                "'sha256':'W','path_type':'softlink'| 0",
                "'path_type':'hardlink'| 0"
            })
    void condaVouchesForWhatItWroteIntoThePrefix(String entry, int expected) throws IOException, InterruptedException {
        record("a", "a/x.so," + OTHER + ",7");
        String json = entry.replace("'W'", "'" + "0".repeat(64) + "'").replace("'R'", "'" + hex(Tree.NATIVE) + "'");
        tree.file(
                "conda-meta/a-1-0.json",
                ("{'name':'a','version':'1','files':['" + FILE + "','" + Tree.SITE + "/a-1.dist-info/RECORD'],"
                                + "'paths_data':{'paths_version':1,'paths':[{'_path':'" + FILE + "'," + entry
                                + "}]}}")
                        .replace(entry, json)
                        .replace('\'', '"'));

        assertThat(alterations()).hasSize(expected);
    }

    @Test
    void largeFilesAreLeftClosed() throws IOException, InterruptedException {
        record("a", "a/x.so," + OTHER + "," + SIZE);

        ContentChecks small = new ContentChecks(SIZE - 1, 1000, ContentChecks.Slices.ALL);
        ContentChecks large = new ContentChecks(SIZE, 1000, ContentChecks.Slices.ALL);
        assertThat(take(new FakeInspector(), small).alterations()).isEmpty();
        assertThat(take(new FakeInspector(), large).alterations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "23, ''", "24, a", "48, a b", "71, a b", "72, a b c", "1000, a b c"})
    void theSmallestFilesComeFirstThenTheFirstByPath(long budget, String expected)
            throws IOException, InterruptedException {
        for (String name : List.of("a", "b", "c")) {
            tree.binary(Tree.SITE + "/" + name + "/x.so");
            record(name, name + "/x.so," + OTHER + "," + SIZE);
        }
        ContentChecks checks = new ContentChecks(40, budget, ContentChecks.Slices.NONE);

        assertThat(take(new FakeInspector(), checks).alterations().stream()
                        .map(alteration -> alteration.path().replace(Tree.SITE + "/", ""))
                        .map(path -> path.substring(0, 1))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "macos-14-arm64, 1",
        "macos-14-x86_64, 0",
        "linux-aarch64, 0",
        "'', 1",
    })
    void signaturesAreCheckedForWhoeverInsistsOnThem(String target, int expected)
            throws IOException, InterruptedException, UnknownTargetException {
        Files.copy(Path.of("testdata/macho/libanswer-stale.dylib"), tree.at(Tree.SITE + "/b.dylib"));
        ContentChecks checks =
                target.isEmpty() ? ContentChecks.EVERYTHING : ContentChecks.cheap(TargetNames.parse(target));

        assertThat(take(new Inspector(Parsers.ALL)::inspect, checks).alterations())
                .hasSize(expected)
                .allMatch(
                        new Alteration.Signature(Tree.SITE + "/b.dylib", 0, new SignatureState.Stale(0, 0, 1, 5))
                                ::equals);
    }

    @Test
    void aFileThatCannotBeReadToItsEndIsUnreadable() throws IOException, InterruptedException {
        record("a", "a/x.so," + SHA256 + "," + SIZE);
        FakeInspector fake = new FakeInspector();
        FileInspector shortening = file -> {
            var found = fake.inspect(file);
            if (file.endsWith("x.so")) {
                Files.delete(file);
                Files.createDirectory(file);
            }
            return found;
        };

        assertThat(take(shortening, ContentChecks.EVERYTHING).unreadable())
                .extracting(Inventory.UnreadablePath::path)
                .containsExactly(FILE);
    }
}
