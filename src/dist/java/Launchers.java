import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Fills in the launchers. How a Java is found, what it is told and how it is started is written in the repository's own
 * launcher, and taken from there.
 *
 * @param java its section about Java
 * @param run its section about starting it, without building first
 */
record Launchers(Settings settings, String java, String run) {
    private static final String BUILD = "\nis_fresh || build\nprepare_archives\n";

    static Launchers of(Settings settings) throws IOException {
        String own = settings.text("archcheck");
        String run = section(own, "run");
        if (!run.contains(BUILD) || !run.contains("\nflags='")) {
            throw new IOException("./archcheck no longer has the parts that are taken from it");
        }
        return new Launchers(settings, section(own, "Java"), run.replace(BUILD, "\n"));
    }

    private static String section(String own, String name) throws IOException {
        int start = own.indexOf("# ---- " + name + " -");
        if (start < 0) {
            throw new IOException("./archcheck no longer has a section " + name);
        }
        int end = own.indexOf("\n# ---- ", start);
        return own.substring(start, end < 0 ? own.length() : end + 1);
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
                .replace("@java@\n", java)
                .replace("@cmd-flags@", "set \"flags=" + options() + "\"")
                .replace("@run@\n", run);
    }

    /** The options, with spaces between them. */
    String options() {
        int start = run.indexOf("\nflags='") + "\nflags='".length();
        return run.substring(start, run.indexOf('\'', start));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
