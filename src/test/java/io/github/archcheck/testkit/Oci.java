package io.github.archcheck.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the files of container images (OCI image layout 1.0, and what {@code docker save} adds to it). */
public final class Oci {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> index = new ArrayList<>();

    private Oci() {}

    public static Oci layout() {
        Oci oci = new Oci();
        oci.files.put("oci-layout", bytes("{\"imageLayoutVersion\": \"1.0.0\"}"));
        return oci;
    }

    /**
     * Adds an image to the index.
     *
     * @param platform such as {@code linux/arm64/v8}
     */
    public Oci image(String platform, byte[]... layers) {
        index.add(descriptor(manifest(platform, layers), "\"platform\": " + platform(platform)));
        return this;
    }

    /** Adds an index with these images to the index. */
    public Oci nested(Oci images) {
        files.putAll(images.files);
        index.add(descriptor(blob(bytes("{\"manifests\": [" + String.join(", ", images.index) + "]}")), ""));
        return this;
    }

    /** Adds an image to the index that is not there. */
    public Oci missing(String platform) {
        index.add(descriptor("sha256:" + "0".repeat(64), "\"platform\": " + platform(platform)));
        return this;
    }

    /** What {@code docker save} has always written, too. */
    public Oci dockerManifest(String platform, byte[]... layers) {
        String config = "blobs/" + blob(config(platform)).replace(':', '/');
        List<String> names = new ArrayList<>();
        for (byte[] layer : layers) {
            names.add("\"blobs/" + blob(layer).replace(':', '/') + "\"");
        }
        return file(
                "manifest.json",
                bytes("[{\"Config\": \"" + config + "\", \"RepoTags\": [\"a:b\"], \"Layers\": ["
                        + String.join(", ", names) + "]}]"));
    }

    public Oci file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    public Oci without(String name) {
        files.remove(name);
        return this;
    }

    /** By name; blobs first, as Docker writes them. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        if (!index.isEmpty()) {
            all.put("index.json", bytes("{\"schemaVersion\": 2, \"manifests\": [" + String.join(", ", index) + "]}"));
        }
        return all;
    }

    public byte[] tar() {
        Tars tar = Tars.archive();
        files().forEach(tar::file);
        return tar.build();
    }

    /** Adds a file under its digest, which is returned. */
    public String blob(byte[] content) {
        String hex;
        try {
            hex = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
        files.put("blobs/sha256/" + hex, content);
        return "sha256:" + hex;
    }

    public static byte[] config(String platform) {
        String machine = platform(platform);
        return bytes(machine.substring(0, machine.length() - 1)
                + ", \"config\": {\"Env\": [\"PATH=/opt/env/bin:/usr/bin\"], \"WorkingDir\": \"/app\", \"Cmd\": null},"
                + " \"history\": [{\"created\": 1, \"empty_layer\": true}], \"rootfs\": {\"diff_ids\": []}}");
    }

    private String manifest(String platform, byte[]... layers) {
        List<String> descriptors = new ArrayList<>();
        for (byte[] layer : layers) {
            descriptors.add(descriptor(blob(layer), ""));
        }
        return blob(bytes("{\"schemaVersion\": 2, \"config\": " + descriptor(blob(config(platform)), "")
                + ", \"layers\": [" + String.join(", ", descriptors) + "]}"));
    }

    private static String descriptor(String digest, String more) {
        return "{\"mediaType\": \"x\", \"digest\": \"" + digest + "\", \"size\": 1"
                + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private static String platform(String platform) {
        String[] names = {"os", "architecture", "variant"};
        String[] parts = platform.split("/", -1);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            fields.add("\"" + names[i] + "\": \"" + parts[i] + "\"");
        }
        return fields.stream().collect(Collectors.joining(", ", "{", "}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
