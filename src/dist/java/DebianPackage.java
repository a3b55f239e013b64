import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;

/**
 * The image for Debian and its relatives. Nothing runs when it is installed or removed.
 *
 * @see <a href="https://manpages.debian.org/deb.5">deb(5)</a>
 */
record DebianPackage(Settings settings) {
    private static final String HOME = "usr/lib/archcheck";

    static String architecture() {
        String machine = System.getProperty("os.arch");
        return machine.equals("aarch64") ? "arm64" : machine.equals("x86_64") ? "amd64" : machine;
    }

    private String version() {
        return settings.version().replace('-', '~');
    }

    String fileName() {
        return "archcheck_" + version() + "_" + architecture() + ".deb";
    }

    void write(Tree image, Packer packer, Path file) throws IOException {
        Tree data = new Tree();
        for (var entry : image.files().entrySet()) {
            String path = entry.getKey();
            if (path.startsWith("share/man/")) {
                data.add(
                        "usr/" + path + ".gz",
                        Packer.gzip(entry.getValue().content().read()),
                        false);
            } else if (path.startsWith("share/")) {
                data.files()
                        .put("usr/" + path.replace("zsh/site-functions", "zsh/vendor-completions"), entry.getValue());
            } else if (path.equals("NOTICE") || path.startsWith("licenses/")) {
                data.files().put("usr/share/doc/archcheck/" + path, entry.getValue());
            } else if (!path.equals("LICENSE") && !path.endsWith(".cmd")) {
                data.files().put(HOME + "/" + path, entry.getValue());
            }
        }
        data.add("usr/share/doc/archcheck/copyright", settings.text("src/dist/debian/copyright"));
        Tree control = new Tree();
        control.add(
                "control",
                settings.text("src/dist/debian/control")
                        .replace("@version@", version())
                        .replace("@architecture@", architecture())
                        .replace("@size@", Long.toString(kibibytes(data))));
        control.add("md5sums", md5sums(data));
        Map<String, String> links = Map.of("usr/bin/archcheck", "../lib/archcheck/bin/archcheck");
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(Files.newOutputStream(file))) {
            put(ar, packer, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            put(ar, packer, "control.tar.gz", Packer.gzip(packer.tar(control, ".", Map.of())));
            put(ar, packer, "data.tar.gz", Packer.gzip(packer.tar(data, ".", links)));
        }
    }

    private static void put(ArArchiveOutputStream ar, Packer packer, String name, byte[] content) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, content.length, 0, 0, 0100644, packer.seconds()));
        ar.write(content);
        ar.closeArchiveEntry();
    }

    private static long kibibytes(Tree data) throws IOException {
        long sum = 0;
        for (Tree.File file : data.files().values()) {
            sum += (file.content().read().length + 1023L) / 1024;
        }
        return sum;
    }

    private static String md5sums(Tree data) throws IOException {
        StringBuilder lines = new StringBuilder();
        try {
            for (var entry : data.files().entrySet()) {
                byte[] digest = MessageDigest.getInstance("MD5")
                        .digest(entry.getValue().content().read());
                lines.append(String.format("%032x  %s%n", new BigInteger(1, digest), entry.getKey()));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return lines.toString();
    }
}
