import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The program with a Java of its own, cut down to what it needs, and the archive that makes it start quickly.
 *
 * @param jdk what the Java is cut out of
 */
record RuntimeImage(Settings settings, Path jdk) {
    /** Elliptic curves are a module of their own up to Java 21, and TLS is little without. */
    private static final String MODULES = "java.base,jdk.crypto.ec";

    static final int FIRST_WITH_AOT = 25;

    static RuntimeImage of(Settings settings) throws IOException {
        if (!settings.jdk().isEmpty()) {
            return new RuntimeImage(settings, Path.of(settings.jdk()));
        }
        List<Path> candidates = new ArrayList<>(List.of(settings.javaHome()));
        for (Path usual : List.of(Path.of("/usr/lib/jvm"), Path.of("/Library/Java/JavaVirtualMachines"))) {
            if (Files.isDirectory(usual)) {
                try (Stream<Path> homes = Files.list(usual)) {
                    homes.sorted().forEach(home -> {
                        candidates.add(home);
                        candidates.add(home.resolve("Contents/Home"));
                    });
                }
            }
        }
        // The first of two alike stays: the one that Maven runs on.
        Path newest = candidates.stream()
                .filter(home -> Files.isExecutable(home.resolve("bin/jlink")) || home.equals(candidates.get(0)))
                .max(Comparator.comparingInt(RuntimeImage::major).thenComparingInt(home -> -candidates.indexOf(home)))
                .orElseThrow();
        return new RuntimeImage(settings, newest);
    }

    /** Makes the folder {@code name} with all of {@code program} and a runtime. */
    Path make(Tree program, String name, Launchers launchers) throws IOException {
        Path image = settings.output().resolve(name);
        Path runtime = image.resolve("runtime");
        program.writeTo(image, settings.timestamp().getEpochSecond());
        Programs.output(List.of(
                Programs.of(jdk, "jlink"),
                "--add-modules",
                MODULES,
                "--compress",
                major(jdk) >= 21 ? "zip-6" : "2",
                "--strip-java-debug-attributes",
                "--generate-cds-archive",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                runtime.toString()));
        Files.deleteIfExists(runtime.resolve("bin/keytool"));
        // For heaps of more than 32 GiB.
        Files.deleteIfExists(runtime.resolve("lib/server/classes_nocoops.jsa"));
        archive(image, launchers);
        return image;
    }

    /** Has Java write down what it takes to tell the version, to do everything, and to scan. */
    private void archive(Path image, Launchers launchers) throws IOException {
        String jar = image.resolve("lib/archcheck.jar").toString();
        String testdata = settings.root().resolve("testdata").toString();
        String sharing = "-XX:ArchiveClassesAtExit=";
        String training = "io.github.archcheck.cli.Training";
        train(image, launchers, sharing, "version", List.of("io.github.archcheck.cli.Main", "--version"));
        train(image, launchers, sharing, "all", List.of(training, "all", jar, testdata));
        if (major(jdk) >= FIRST_WITH_AOT) {
            train(image, launchers, "-XX:AOTCacheOutput=", "scan", List.of(training, "scan", jar, testdata));
        }
    }

    private void train(Path image, Launchers launchers, String option, String purpose, List<String> run)
            throws IOException {
        Path archive = image.resolve("lib/archcheck." + purpose);
        List<String> command = new ArrayList<>(List.of(Programs.of(image.resolve("runtime"), "java")));
        command.addAll(List.of(launchers.options().split(" ")));
        command.addAll(List.of(
                option + archive, "-cp", image.resolve("lib/archcheck.jar").toString()));
        command.addAll(run);
        Programs.output(command);
        if (!archive.toFile().setWritable(true, true)) {
            throw new IOException("no archive was made: " + archive);
        }
        // The launcher takes one of another time for damaged.
        Files.setLastModifiedTime(archive, FileTime.from(settings.timestamp()));
    }

    /** Of a Java home, from its release file; 0 when that does not say. */
    static int major(Path home) {
        Properties release = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            return 0;
        }
        String digits =
                release.getProperty("JAVA_VERSION", "0").replace("\"", "").replaceFirst("\\D.*", "");
        return Integer.parseInt(digits);
    }
}
