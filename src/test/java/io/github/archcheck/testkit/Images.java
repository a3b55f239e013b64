package io.github.archcheck.testkit;

import java.util.Map;

/** Container images as {@code docker save} writes them. */
public final class Images {
    private Images() {}

    /**
     * An image whose virtual environment holds one package with one module.
     *
     * @param architecture of the image, in Go's words
     * @param tag in the module's name, such as {@code x86_64-linux-gnu}
     * @param module its bytes
     */
    public static byte[] withVenv(String architecture, String tag, byte[] module) {
        byte[] base =
                Tars.archive().directory("app/").file("etc/hostname", "box\n").build();
        return saved(architecture, base, venvLayer(tag, module));
    }

    /** The layer with the virtual environment alone, which passes for an exported root file system. */
    public static byte[] venvLayer(String tag, byte[] module) {
        String site = "app/.venv/lib/python3.12/site-packages/";
        return Tars.archive()
                .file("app/.venv/pyvenv.cfg", "home = /usr/local/bin\nversion = 3.12.1\n")
                .symbolicLink("app/.venv/bin/python", "/usr/local/bin/python3.12")
                .file(site + "fast/__init__.py", "from . import _core\n")
                .file(site + "fast/_core.cpython-312-" + tag + ".so", module)
                .file(site + "fast-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: fast\nVersion: 1.0\n")
                .file(
                        site + "fast-1.0.dist-info/RECORD",
                        "fast/_core.cpython-312-" + tag + ".so,,\nfast/__init__.py,,\n")
                .build();
    }

    /** @param layers the lowest first */
    public static byte[] saved(String architecture, byte[]... layers) {
        StringBuilder names = new StringBuilder();
        Tars image = Tars.archive();
        for (int i = 0; i < layers.length; i++) {
            image.file("layer" + i + "/layer.tar", layers[i]);
            names.append(i == 0 ? "" : ",").append("\"layer").append(i).append("/layer.tar\"");
        }
        return image.file("config.json", "{\"architecture\":\"" + architecture + "\",\"os\":\"linux\"}")
                .file(
                        "manifest.json",
                        "[{\"Config\":\"config.json\",\"RepoTags\":[\"app:latest\"],\"Layers\":[" + names + "]}]")
                .build();
    }

    /** A wheel of one module; by member's name, its content. */
    public static byte[] wheel(String tag, Map<String, byte[]> modules) {
        Zips wheel = Zips.archive();
        StringBuilder record = new StringBuilder();
        modules.forEach((name, content) -> {
            wheel.member(name, content, Zips.Member::deflated);
            record.append(name).append(",,\n");
        });
        return wheel.file("fast/__init__.py", "from . import _core\n")
                .file("fast-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: fast\nVersion: 1.0\n")
                .file("fast-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: " + tag + "\n")
                .file("fast-1.0.dist-info/RECORD", record + "fast/__init__.py,,\n")
                .build();
    }
}
