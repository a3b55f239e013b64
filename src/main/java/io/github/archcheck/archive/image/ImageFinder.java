package io.github.archcheck.archive.image;

import io.github.archcheck.archive.OpenArchive.ImagePlatform;
import io.github.archcheck.archive.RefusedArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the images among files, by the documents beside them. Digests are taken for names and not checked. */
final class ImageFinder {
    private static final int LARGEST_DOCUMENT = 8 << 20;
    private static final int MOST_IMAGES = 256;
    private static final int MOST_LAYERS = 1000;

    private final Path root;
    private final List<StoredImage> images = new ArrayList<>();

    private ImageFinder(Path root) {
        this.root = root;
    }

    /** Whether it looks like an image, or several. */
    static boolean isImage(Path root) {
        return isLayout(root) || dockerManifest(root).isPresent();
    }

    /** @throws RefusedArchiveException when it is none that is whole */
    static List<StoredImage> find(Path root) throws IOException, RefusedArchiveException {
        ImageFinder finder = new ImageFinder(root);
        if (isLayout(root)) {
            finder.index(document(root.resolve("index.json"), "index.json"), true);
        }
        Optional<Json> docker = finder.images.isEmpty() ? dockerManifest(root) : Optional.empty();
        if (docker.isPresent()) {
            for (Json image : docker.get().items()) {
                finder.dockerImage(image);
            }
        }
        if (finder.images.isEmpty()) {
            throw new RefusedArchiveException(-1, "has no image: none of those in its index is in the archive");
        }
        return List.copyOf(finder.images);
    }

    private static boolean isLayout(Path root) {
        return Files.isRegularFile(root.resolve("oci-layout")) && Files.isRegularFile(root.resolve("index.json"));
    }

    /** Other archives may have a file of that name. */
    private static Optional<Json> dockerManifest(Path root) {
        Path file = root.resolve("manifest.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Json manifest = document(file, "manifest.json");
            boolean isDocker = !manifest.items().isEmpty()
                    && manifest.items().stream().allMatch(image -> image.has("Layers") && image.has("Config"));
            return isDocker ? Optional.of(manifest) : Optional.empty();
        } catch (IOException | RefusedArchiveException e) {
            return Optional.empty();
        }
    }

    /** @param nests whether indexes may lie in it; one level is what is written */
    private void index(Json index, boolean nests) throws IOException, RefusedArchiveException {
        for (Json entry : index.list("manifests")) {
            Path file = ImageName.blob(root, entry.text("digest"));
            boolean isAttestation = entry.object("annotations").has("vnd.docker.reference.type");
            // An image for several machines may be saved without those that were never pulled.
            if (isAttestation || !Files.isRegularFile(file)) {
                continue;
            }
            Json document = document(file, entry.text("digest"));
            if (document.has("manifests") && nests) {
                index(document, false);
            } else if (document.has("layers")) {
                ociImage(document, entry.object("platform"));
            }
        }
    }

    private void ociImage(Json manifest, Json platform) throws IOException, RefusedArchiveException {
        String digest = manifest.object("config").text("digest");
        List<Path> layers = new ArrayList<>();
        for (Json layer : manifest.list("layers")) {
            layers.add(ImageName.blob(root, layer.text("digest")));
        }
        add(document(ImageName.blob(root, digest), digest), platform, layers);
    }

    private void dockerImage(Json image) throws IOException, RefusedArchiveException {
        String config = image.text("Config");
        List<Path> layers = new ArrayList<>();
        for (String layer : image.texts("Layers")) {
            layers.add(ImageName.file(root, layer));
        }
        Json document = document(ImageName.file(root, config), config);
        add(document, document, layers);
    }

    /** The configuration says what an image is for; where it does not, because it is of another kind, the index does. */
    private void add(Json config, Json index, List<Path> layers) throws RefusedArchiveException {
        Json says = config.text("architecture").isEmpty() ? index : config;
        if (says.text("architecture").equals("unknown")) {
            return;
        }
        if (images.size() == MOST_IMAGES || layers.size() > MOST_LAYERS) {
            throw new RefusedArchiveException(
                    -1, "has more than " + MOST_IMAGES + " images or more than " + MOST_LAYERS + " layers in one");
        }
        ImagePlatform platform = new ImagePlatform(
                says.text("os").isEmpty() ? index.text("os") : says.text("os"),
                says.text("architecture"),
                says.text("variant").isEmpty() ? index.text("variant") : says.text("variant"));
        images.add(new StoredImage(platform, config, List.copyOf(layers)));
    }

    private static Json document(Path file, String name) throws IOException, RefusedArchiveException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedArchiveException(-1, "the image's file " + name + " is missing");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST_DOCUMENT + 1);
            if (content.length > LARGEST_DOCUMENT) {
                throw new RefusedArchiveException(-1, "the image's file " + name + " is too large for a document");
            }
            return Json.parse(name, content);
        }
    }
}
