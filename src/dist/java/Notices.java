import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What has to be said of the libraries that the program contains: NOTICE, and the licences that they bring along. */
final class Notices {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

    private static final Pattern NOTICE = Pattern.compile("META-INF/NOTICE(\\.txt|\\.md)?");

    private static final Pattern LICENCE = Pattern.compile("META-INF/(?:(jsoup)/)?([A-Za-z-]*)LICENSE(\\.txt|\\.md)?");

    private Notices() {}

    /** A library without a line in licences.properties stops the build: somebody has to look. */
    static void addTo(Tree tree, Settings settings) throws IOException {
        Properties licences = new Properties();
        try (var reader = Files.newBufferedReader(settings.sources().resolve("licences.properties"))) {
            licences.load(reader);
        }
        StringBuilder list = new StringBuilder(settings.text("src/dist/NOTICE"));
        Set<String> said = new LinkedHashSet<>();
        for (Path library : settings.libraries()) {
            Matcher name = JAR.matcher(library.getFileName().toString());
            String licence = name.matches() ? licences.getProperty(name.group(1)) : null;
            if (licence == null) {
                throw new IOException("no licence in src/dist/licences.properties for " + library.getFileName());
            }
            list.append("  ").append(name.group(1)).append(' ').append(name.group(2));
            list.append(" (").append(licence).append(")\n");
            read(library, name.group(1), licence, said, tree);
        }
        said.forEach(notice -> list.append("\n----\n\n").append(notice).append('\n'));
        tree.add("NOTICE", list.toString());
        tree.add("LICENSE", settings.root().resolve("LICENSE"));
    }

    /** The Apache licence is ours as well, and in LICENSE once. */
    private static void read(Path library, String name, String licence, Set<String> said, Tree tree)
            throws IOException {
        try (ZipFile zip = new ZipFile(library.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                Matcher file = LICENCE.matcher(entry.getName());
                if (NOTICE.matcher(entry.getName()).matches()) {
                    said.add(text(zip, entry).strip());
                } else if (file.matches() && !(file.group(2).isEmpty() && licence.equals("Apache-2.0"))) {
                    tree.add(
                            "licenses/" + (file.group(2).isEmpty() ? name + "-" : file.group(2)) + "LICENSE",
                            text(zip, entry));
                }
            }
        }
    }

    private static String text(ZipFile zip, ZipEntry entry) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
