package io.github.archcheck.archive.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.archive.Troubles;
import io.github.archcheck.testkit.Zips;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeFileSystemTest {
    private Path root;

    @BeforeEach
    void build() {
        TreeBuilder tree = new TreeBuilder(TreeBuilder.Rules.UNIX, new Troubles());
        Contents text = member -> Zips.channel("text".getBytes(StandardCharsets.UTF_8));
        tree.file("usr/lib/x.so", new MemberStat(4, 86_400_000, false), text, 0);
        tree.file("usr/bin/tool", new MemberStat(4, 0, true), text, 1);
        tree.symbolicLink("lib", "usr/lib", 0);
        tree.symbolicLink("abs", "/usr/lib/x.so", 0);
        tree.symbolicLink("out", "../../../usr/lib", 0);
        tree.symbolicLink("broken", "nowhere/x", 0);
        tree.symbolicLink("self", "self", 0);
        tree.symbolicLink("ping", "usr/pong", 0);
        tree.symbolicLink("usr/pong", "../ping", 0);
        tree.hardLink("usr/hard", "usr/lib/x.so");
        tree.special("dev/null");
        root = tree.build();
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/lib/x.so, /usr/lib/x.so",
        "/lib/x.so, /usr/lib/x.so",
        "/abs, /usr/lib/x.so",
        "/out/x.so, /usr/lib/x.so",
        "/out/../bin/tool, /usr/bin/tool",
        "/lib/./../bin, /usr/bin",
        "/../../usr, /usr",
        "/, /",
    })
    void aPathIsRealWithoutLinks(String path, String real) throws IOException {
        assertThat(root.resolve(path).toRealPath()).hasToString(real);
    }

    @Test
    void aLinkThatIsNotFollowedIsRealItself() throws IOException {
        assertThat(root.resolve("/out/../../abs").toRealPath(LinkOption.NOFOLLOW_LINKS))
                .hasToString("/abs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/self", "/ping", "/self/x", "/usr/pong"})
    void aCircleIsNamedAsSuch(String path) {
        assertThatThrownBy(() -> root.resolve(path).toRealPath()).isInstanceOf(FileSystemLoopException.class);
        assertThat(Files.exists(root.resolve(path))).isFalse();
        assertThat(Files.isSymbolicLink(root.resolve("/self"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/none", "/usr/none/x", "/lib/none", ""})
    void whatIsNotThereIsNot(String path) {
        Path asked = root.resolve(path.isEmpty() ? "/none" : path);
        assertThatThrownBy(() -> Files.size(asked)).isInstanceOf(NoSuchFileException.class);
        assertThat(Files.exists(asked)).isFalse();
        assertThat(Files.notExists(asked)).isTrue();
    }

    @Test
    void nothingLiesBelowAFile() {
        assertThatThrownBy(() -> Files.size(root.resolve("/abs/x")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("Not a directory");
        assertThatThrownBy(() -> Files.newDirectoryStream(root.resolve("/abs")))
                .isInstanceOf(NotDirectoryException.class);
    }

    @Test
    void attributesAreThoseOfTheMember() throws IOException {
        BasicFileAttributes file = Files.readAttributes(root.resolve("abs"), BasicFileAttributes.class);
        assertThat(file.isRegularFile()).isTrue();
        assertThat(file.size()).isEqualTo(4);
        assertThat(file.lastModifiedTime()).isEqualTo(FileTime.fromMillis(86_400_000));
        BasicFileAttributes link =
                Files.readAttributes(root.resolve("abs"), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        assertThat(link.isSymbolicLink()).isTrue();
        assertThat(Files.readAttributes(root.resolve("dev/null"), BasicFileAttributes.class)
                        .isOther())
                .isTrue();
        assertThat(Files.isDirectory(root.resolve("lib"))).isTrue();
    }

    @Test
    void namesOfOneFileHaveOneKey() throws IOException {
        assertThat(key("/usr/hard")).isEqualTo(key("/lib/x.so")).isNotEqualTo(key("/usr/bin/tool"));
        assertThat(key("/usr/lib")).isEqualTo(key("/lib")).isNotEqualTo(key("/usr"));
        assertThat(Files.isSameFile(root.resolve("usr/hard"), root.resolve("abs")))
                .isTrue();
        assertThat(Files.isSameFile(root.resolve("usr/hard"), root.resolve("usr/bin/tool")))
                .isFalse();
        Object before = key("/usr/hard");
        build();
        assertThat(key("/usr/hard")).isNotEqualTo(before);
    }

    private Object key(String path) throws IOException {
        return Files.readAttributes(root.resolve(path), BasicFileAttributes.class)
                .fileKey();
    }

    @Test
    void directoriesAreListedUnderTheNameThatWasAskedFor() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve("lib"))) {
            assertThat(entries).extracting(Path::toString).containsExactly("/lib/x.so");
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, "{abs,l*}")) {
            assertThat(entries).extracting(Path::toString).containsExactlyInAnyOrder("/abs", "/lib");
        }
    }

    @Test
    void anEntryOfAListIsWhatItsPathIs() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                Path asked = root.resolve(entry.toString());
                assertThat(entry).isEqualTo(asked);
                assertThat(Files.exists(entry)).isEqualTo(Files.exists(asked));
                assertThat(Files.isSymbolicLink(entry)).isEqualTo(Files.isSymbolicLink(asked));
                assertThat(Files.isDirectory(entry)).isEqualTo(Files.isDirectory(asked));
            }
        }
    }

    @Test
    void filesAreReadThroughLinks() throws IOException {
        assertThat(Files.readString(root.resolve("abs"))).isEqualTo("text");
        assertThat(Files.readAllLines(root.resolve("/lib/x.so"))).containsExactly("text");
        try (SeekableByteChannel channel = Files.newByteChannel(root.resolve("usr/hard"))) {
            assertThat(channel.size()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"/usr/lib, Is a directory", "/dev/null, Not a regular file"})
    void whatIsNoFileIsNotRead(String path, String reason) {
        assertThatThrownBy(() -> Files.newByteChannel(root.resolve(path)))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void linksAreReadAsTheyAre() throws IOException {
        assertThat(Files.readSymbolicLink(root.resolve("out"))).hasToString("../../../usr/lib");
        assertThatThrownBy(() -> Files.readSymbolicLink(root.resolve("usr"))).isInstanceOf(NotLinkException.class);
    }

    @Test
    void nobodyWrites() {
        assertThat(Files.isExecutable(root.resolve("usr/bin/tool"))).isTrue();
        assertThat(Files.isExecutable(root.resolve("abs"))).isFalse();
        assertThat(Files.isWritable(root.resolve("abs"))).isFalse();
        assertThatThrownBy(() -> root.getFileSystem().provider().checkAccess(root, AccessMode.WRITE))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> Files.writeString(root.resolve("abs"), "x"))
                .isInstanceOf(ReadOnlyFileSystemException.class);
        assertThatThrownBy(() -> Files.delete(root.resolve("abs"))).isInstanceOf(ReadOnlyFileSystemException.class);
        assertThatThrownBy(() -> Files.createDirectory(root.resolve("n")))
                .isInstanceOf(ReadOnlyFileSystemException.class);
    }

    @Test
    void attributesByNameAreTheBasicOnes() throws IOException {
        assertThat(Files.readAttributes(root.resolve("abs"), "size,isDirectory"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("size", 4L, "isDirectory", false));
        assertThat(Files.readAttributes(root.resolve("abs"), "*")).hasSize(9);
        assertThatThrownBy(() -> Files.readAttributes(root, "unix:nlink"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Files.readAttributes(root, "nlink")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Files.readAttributes(root, PosixFileAttributes.class))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(Files.getFileStore(root).type()).isEqualTo("archive");
    }

    @Test
    void aTreeIsWalkedLikeAnyOther() throws IOException {
        try (var paths = Files.walk(root)) {
            assertThat(paths.map(Path::toString).sorted().toList())
                    .isEqualTo(List.of(
                            "/",
                            "/abs",
                            "/broken",
                            "/dev",
                            "/dev/null",
                            "/lib",
                            "/out",
                            "/ping",
                            "/self",
                            "/usr",
                            "/usr/bin",
                            "/usr/bin/tool",
                            "/usr/hard",
                            "/usr/lib",
                            "/usr/lib/x.so",
                            "/usr/pong"));
        }
    }
}
