import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What Maven tells about the project.
 *
 * @param root the top of the repository
 * @param output where packages go
 * @param wheelName the wheel's distribution name
 * @param jdk what jlink is taken from; empty: the newest there is, {@code none}: no image
 * @param libraries what the program's jar contains
 */
record Settings(
        Path root, Path output, String version, Instant timestamp, String wheelName, String jdk, List<Path> libraries) {
    static Settings ofSystem() {
        Path root = Path.of(property("root"));
        return new Settings(
                root,
                root.resolve("target/dist"),
                property("version"),
                Instant.parse(property("timestamp")),
                property("wheel"),
                property("jdk"),
                Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(Path::of)
                        .sorted(Comparator.comparing(Path::getFileName))
                        .toList());
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty("dist." + name), name);
    }

    Path sources() {
        return root.resolve("src/dist");
    }

    Path jar() {
        return root.resolve("target/archcheck.jar");
    }

    /** The Java that this build runs on. */
    Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    /** Tells one jar from another of the same version. */
    String build() throws IOException {
        return version + "-" + HexFormat.of().formatHex(Arrays.copyOf(sha256(Files.readAllBytes(jar())), 6));
    }

    String text(String path) throws IOException {
        return Files.readString(root.resolve(path), StandardCharsets.UTF_8);
    }

    /** This machine, as packages for it are named: {@code linux-x86_64}. */
    static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = system.startsWith("mac") ? "macos" : system.startsWith("windows") ? "windows" : system;
        String machine = System.getProperty("os.arch");
        String libc = Files.exists(Path.of("/etc/alpine-release")) ? "-musl" : "";
        return name + "-" + (machine.equals("amd64") ? "x86_64" : machine) + libc;
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
