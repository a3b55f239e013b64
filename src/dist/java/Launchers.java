import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Fills in the launchers. How a Java is found, and what it is told, is written in the repository's own launcher, and taken
 * from there.
 *
 * @param java its section about Java
 * @param flags its list of options
 */
record Launchers(Settings settings, String java, String flags) {
    private static final String SECTION = "# ---- ";

    static Launchers of(Settings settings) throws IOException {
        String own = settings.text("archcheck");
        int start = own.indexOf("\n", own.indexOf("\n" + SECTION + "Java -") + 1) + 1;
        int end = own.indexOf("\n" + SECTION, start);
        int flags = own.indexOf("\nflags='") + 1;
        if (start <= 0 || end < 0 || flags <= 0) {
            throw new IOException("./archcheck no longer has the parts that are taken from it");
        }
        return new Launchers(settings, own.substring(start, end), own.substring(flags, own.indexOf('\n', flags)));
    }

    void addTo(Tree tree) throws IOException {
        tree.add("bin/archcheck", bytes(filled("archcheck")), true);
        // cmd.exe loses its place in files with short line ends.
        tree.add("bin/archcheck.cmd", bytes(filled("archcheck.cmd").replace("\n", "\r\n")), true);
    }

    private String filled(String name) throws IOException {
        return settings.text("src/dist/launcher/" + name)
                .replace("@version@", settings.version())
                .replace("@build@", settings.build())
                .replace("@java@\n", SECTION + "Java " + "-".repeat(106) + "\n" + java)
                .replace("@cmd-flags@", "set \"flags=" + options() + "\"")
                .replace("@flags@", flags);
    }

    /** The options, with spaces between them. */
    String options() {
        return flags.substring("flags='".length(), flags.length() - 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
