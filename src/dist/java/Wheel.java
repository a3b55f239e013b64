import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Python package: the program, the launcher, and a module that becomes it.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">the format</a>
 * @see <a href="https://packaging.python.org/en/latest/specifications/core-metadata/">METADATA</a>
 */
record Wheel(Settings settings, String version) {
    private static final Pattern VERSION =
            Pattern.compile("(\\d+(?:\\.\\d+)*)(?:-(SNAPSHOT)|-(alpha|beta|rc)\\.?(\\d+))?");

    static Wheel of(Settings settings) {
        return new Wheel(settings, python(settings.version()));
    }

    /** A version as Python spells it: {@code 0.1.0-SNAPSHOT} comes before 0.1.0, and is {@code 0.1.0.dev0}. */
    static String python(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no Python version for " + version);
        }
        if (parts.group(2) != null) {
            return parts.group(1) + ".dev0";
        }
        String stage = parts.group(3);
        return parts.group(1)
                + (stage == null ? "" : (stage.startsWith("r") ? "rc" : stage.charAt(0)) + parts.group(4));
    }

    String module() {
        return settings.wheelName().replace('-', '_');
    }

    String fileName() {
        return module() + "-" + version + "-py3-none-any.whl";
    }

    Tree tree(Tree program, Launchers launchers) throws IOException {
        String info = module() + "-" + version + ".dist-info/";
        Tree tree = new Tree();
        program.files().forEach((path, file) -> {
            if (path.equals("bin/archcheck") || path.startsWith("lib/")) {
                tree.files().put(module() + "/" + path, file);
            } else if (path.startsWith("LICENSE") || path.startsWith("NOTICE") || path.startsWith("licenses/")) {
                tree.files().put(info + "licenses/" + path, file);
            }
            // Not the manual and the completions: pip would leave the folders behind that it makes for them.
        });
        for (String name : List.of("__init__.py", "__main__.py")) {
            tree.add(
                    module() + "/" + name,
                    settings.text("src/dist/python/" + name).replace("@version@", version));
        }
        tree.add(module() + "/lib/java.options", launchers.options().replace(' ', '\n') + "\n");
        // Places for the archive, so that what is made there is removed with the rest.
        for (String slot : List.of("all", "name", "scan", "version")) {
            tree.add(module() + "/lib/archives/slot." + slot, "");
        }
        tree.add(info + "METADATA", metadata(tree, info + "licenses/"));
        tree.add(
                info + "WHEEL", "Wheel-Version: 1.0\nGenerator: archcheck\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        tree.add(info + "entry_points.txt", entryPoints());
        tree.add(info + "RECORD", record(tree, info + "RECORD"));
        return tree;
    }

    /** The command, and the distribution's own name for those who run it without installing it. */
    private String entryPoints() {
        String target = " = " + module() + ".__main__:main\n";
        String other = settings.wheelName();
        return "[console_scripts]\narchcheck" + target + (other.equals("archcheck") ? "" : other + target);
    }

    private String metadata(Tree tree, String licences) throws IOException {
        StringBuilder files = new StringBuilder();
        tree.files().keySet().stream()
                .filter(path -> path.startsWith(licences))
                .forEach(path -> files.append("License-File: ")
                        .append(path.substring(licences.length()))
                        .append('\n'));
        return settings.text("src/dist/python/METADATA")
                .replace("@name@", settings.wheelName())
                .replace("@version@", version)
                .replace("@license-files@\n", files)
                .replace(
                        "@readme@", settings.text("src/dist/python/README.md").replace("@name@", settings.wheelName()));
    }

    private static String record(Tree tree, String own) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (var entry : tree.files().entrySet()) {
            byte[] content = entry.getValue().content().read();
            byte[] digest = Base64.getUrlEncoder().withoutPadding().encode(Settings.sha256(content));
            lines.append(entry.getKey()).append(",sha256=").append(new String(digest, StandardCharsets.US_ASCII));
            lines.append(',').append(content.length).append('\n');
        }
        return lines.append(own).append(",,\n").toString();
    }
}
