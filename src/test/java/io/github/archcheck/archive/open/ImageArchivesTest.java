package io.github.archcheck.archive.open;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.OpenArchive.ImagePlatform;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.testkit.Listing;
import io.github.archcheck.testkit.Oci;
import io.github.archcheck.testkit.Tars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each image is opened as a tar archive, as a compressed one, and as a directory. */
class ImageArchivesTest {
    private static final ImagePlatform AMD64 = new ImagePlatform("linux", "amd64", "");
    private static final ImagePlatform ARM64 = new ImagePlatform("linux", "arm64", "v8");

    @TempDir
    private Path directory;

    private int count;

    @Test
    void layersLieOverEachOther() throws Exception {
        byte[] lower = Tars.archive()
                .file("replaced", "lower")
                .file("gone", "1")
                .file("dir/kept", "2")
                .file("dir/gone", "3")
                .file("opaque/gone", "4")
                .file("opaque/sub/gone", "5")
                .file("file-to-dir", "6")
                .file("dir-to-file/a", "7")
                .symbolicLink("lib", "usr/lib")
                .file("usr/lib/a", "8")
                .build();
        byte[] middle = Tars.archive()
                .file(".wh.gone", "")
                .file("dir/.wh.gone", "")
                .file("replaced", "middle")
                .file("opaque/first", "9")
                .file("opaque/.wh..wh..opq", "")
                .file("opaque/sub/new", "10")
                .file("file-to-dir/b", "11")
                .file("dir-to-file", "12")
                .file("lib/c", "13")
                .build();
        byte[] upper =
                Tars.archive().file("gone", "back").file(".wh..wh.plnk", "").build();
        assertThat(listing(Oci.layout().image("linux/amd64", lower, Tars.gzip(middle), Tars.zstdStored(upper))))
                .containsExactly(
                        "/dir-to-file: 12",
                        "/dir/",
                        "/dir/kept: 2",
                        "/file-to-dir/",
                        "/file-to-dir/b: 11",
                        "/gone: back",
                        "/lib -> usr/lib",
                        "/opaque/",
                        "/opaque/first: 9",
                        "/opaque/sub/",
                        "/opaque/sub/new: 10",
                        "/replaced: middle",
                        "/usr/",
                        "/usr/lib/",
                        "/usr/lib/a: 8",
                        "/usr/lib/c: 13");
    }

    @Test
    void aWhiteoutDoesNotTouchItsOwnLayer() throws Exception {
        byte[] lower = Tars.archive().file("a/old", "1").build();
        byte[] upper = Tars.archive().file("a/new", "2").file(".wh.a", "").build();
        assertThat(listing(Oci.layout().image("linux/amd64", lower, upper))).containsExactly("/a/", "/a/new: 2");
    }

    @Test
    void aLinkIntoALowerLayerFindsIt() throws Exception {
        byte[] lower = Tars.archive().file("bin/python3.12", "1").build();
        byte[] upper = Tars.archive()
                .symbolicLink("venv/bin/python", "/bin/python3.12")
                .hardLink("bin/python3", "bin/python3.12")
                .build();
        for (OpenArchive image : all(Oci.layout().image("linux/amd64", lower, upper))) {
            assertThat(Files.readString(image.root().resolve("venv/bin/python")))
                    .isEqualTo("1");
            assertThat(Files.readString(image.root().resolve("bin/python3"))).isEqualTo("1");
        }
    }

    @Test
    void theConfigurationSaysWhatTheImageIsFor() throws Exception {
        for (OpenArchive image :
                all(Oci.layout().image("linux/arm64/v8", Tars.archive().build()))) {
            assertThat(image.kind()).isEqualTo(OpenArchive.Kind.IMAGE);
            assertThat(image.platform()).contains(ARM64);
            assertThat(image.platforms()).containsExactly(ARM64);
            assertThat(image.process().orElseThrow().environment()).containsExactly("PATH=/opt/env/bin:/usr/bin");
            assertThat(image.process().orElseThrow().workingDirectory()).isEqualTo("/app");
        }
    }

    @Test
    void amongSeveralMachinesTheWantedOneIsTaken() throws Exception {
        Oci images = Oci.layout()
                .image("linux/amd64", Tars.archive().file("a", "amd64").build())
                .image("unknown/unknown", Tars.archive().build())
                .image(
                        "linux/arm64/v8",
                        Tars.gzip(Tars.archive().file("a", "arm64").build()))
                .missing("linux/s390x");
        for (Oci each : List.of(images, Oci.layout().nested(images))) {
            assertThat(chosen(each)).isEqualTo("amd64");
            assertThat(chosen(each, new ImagePlatform("linux", "arm64", ""))).isEqualTo("arm64");
            assertThat(chosen(each, new ImagePlatform("linux", "arm64", "v8"))).isEqualTo("arm64");
            assertThat(chosen(each, new ImagePlatform("linux", "arm64", "v9"))).isEqualTo("amd64");
            assertThat(chosen(each, new ImagePlatform("windows", "arm64", ""), ARM64))
                    .isEqualTo("arm64");
            assertThat(all(each).get(0).platforms()).containsExactly(AMD64, ARM64);
        }
    }

    @Test
    void whatDockerSavesIsAnImage() throws Exception {
        byte[] layer = Tars.archive().file("a", "1").build();
        assertThat(listing(Oci.layout().without("oci-layout").dockerManifest("linux/arm64/v8", layer)))
                .containsExactly("/a: 1");
        String id = "0123456789abcdef".repeat(4);
        byte[] old = Tars.archive()
                .file(id + "/VERSION", "1.0")
                .file(id + ".tar", layer)
                .symbolicLink(id + "/layer.tar", "../" + id + ".tar")
                .file("config.json", Oci.config("linux/arm64/v8"))
                .file(
                        "manifest.json",
                        "[{\"Config\":\"config.json\",\"RepoTags\":null,\"Layers\":[\"" + id + "/layer.tar\"]}]")
                .build();
        for (byte[] archive : List.of(old, Tars.gzip(old))) {
            OpenArchive image = open(archive);
            assertThat(image.platform()).contains(ARM64);
            assertThat(Listing.of(image.root())).containsExactly("/a: 1");
        }
    }

    @Test
    void anOrdinaryArchiveWithAManifestIsNone() throws Exception {
        OpenArchive archive =
                open(Tars.archive().file("manifest.json", "{\"Layers\": []}").build());
        assertThat(archive.kind()).isEqualTo(OpenArchive.Kind.TAR);
    }

    @Test
    void whatIsMissingOrBrokenIsNamed() throws IOException {
        byte[] layer = Tars.archive().file("a", "1").build();
        Oci whole = Oci.layout();
        String digest = whole.blob(layer);
        String blob = "blobs/sha256/" + digest.substring("sha256:".length());
        assertRefused(
                Oci.layout().image("linux/amd64", layer).without(blob), "the image's layer " + blob + " is missing");
        byte[] cut = Arrays.copyOf(layer, 512);
        assertRefused(
                Oci.layout().image("linux/amd64", layer).file(blob, cut),
                "the image's layer " + blob + ": ends too early, inside the member a");
        assertRefused(
                Oci.layout().image("linux/amd64", layer).file(blob, "secret".getBytes(UTF_8)),
                "the image's layer " + blob + ": is no tar archive that archcheck can read; it may be encrypted");
        assertRefused(
                Oci.layout().missing("linux/amd64"), "has no image: none of those in its index is in the archive");
        assertRefused(
                Oci.layout().file("index.json", "[".repeat(5000).getBytes(UTF_8)),
                "the image's file index.json holds more than a document of an image");
        assertRefused(
                Oci.layout().file("index.json", "{\"manifests\"".getBytes(UTF_8)),
                "the image's file index.json is not valid JSON");
    }

    @Test
    void digestsDoNotClimb() throws IOException {
        for (String digest : List.of("sha256:../../../etc/passwd", "..:passwd", "", "sha256:a/b")) {
            assertRefused(
                    Oci.layout()
                            .file(
                                    "index.json",
                                    ("{\"manifests\": [{\"digest\": \"" + digest + "\"}]}").getBytes(UTF_8)),
                    "the image names something by \"" + digest + "\", which is no digest");
        }
        assertRefused(
                Oci.layout()
                        .without("oci-layout")
                        .file("manifest.json", "[{\"Config\": \"../c\", \"Layers\": []}]".getBytes(UTF_8)),
                "the image names a file \"../c\", which is no name inside of it");
    }

    private void assertRefused(Oci images, String reason) throws IOException {
        assertThatThrownBy(() -> open(images.tar()))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageStartingWith(reason);
        assertThatThrownBy(() -> open(Tars.gzip(images.tar())))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageStartingWith(reason);
        assertThatThrownBy(() -> Archives.openImage(unpacked(images), (path, file) -> {}, List.of()))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageStartingWith(reason);
    }

    private String chosen(Oci images, ImagePlatform... wanted) throws Exception {
        List<String> contents = new ArrayList<>();
        for (OpenArchive image : all(images, wanted)) {
            contents.add(Files.readString(image.root().resolve("a")));
        }
        assertThat(contents.stream().distinct()).hasSize(1);
        return contents.get(0);
    }

    private List<String> listing(Oci images) throws Exception {
        List<OpenArchive> all = all(images);
        List<String> first = Listing.of(all.get(0).root());
        for (OpenArchive image : all) {
            assertThat(image.troubles()).isEmpty();
            assertThat(Listing.of(image.root())).isEqualTo(first);
        }
        return first;
    }

    private List<OpenArchive> all(Oci images, ImagePlatform... wanted) throws Exception {
        return List.of(
                open(images.tar(), wanted),
                open(Tars.gzip(images.tar()), wanted),
                Archives.openImage(unpacked(images), (path, file) -> {}, List.of(wanted)));
    }

    private OpenArchive open(byte[] archive, ImagePlatform... wanted) throws IOException, RefusedArchiveException {
        Path file = directory.resolve("image" + count++);
        Files.write(file, archive);
        return Archives.open(file, (path, source) -> {}, List.of(wanted));
    }

    private Path unpacked(Oci images) throws IOException {
        Path root = directory.resolve("directory" + count++);
        for (Map.Entry<String, byte[]> file : images.files().entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return root;
    }
}
