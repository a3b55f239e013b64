import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes everything that people install, out of target/archcheck.jar: {@code mvn -Pdist package}. */
final class Dist {
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+) {2}");

    private Dist() {}

    public static void main(String... arguments) throws IOException {
        Settings settings = Settings.ofSystem();
        Packer packer = new Packer(settings.timestamp().getEpochSecond());
        clear(settings.output());
        Launchers launchers = Launchers.of(settings);
        Tree program = program(settings, launchers);
        String name = "archcheck-" + settings.version();
        packer.tarGz(program, name, settings.output().resolve(name + ".tar.gz"));
        packer.zip(program, name, settings.output().resolve(name + ".zip"));
        Files.copy(settings.jar(), settings.output().resolve("archcheck.jar"), StandardCopyOption.COPY_ATTRIBUTES);

        Wheel wheel = Wheel.of(settings);
        packer.zip(wheel.tree(program, launchers), "", settings.output().resolve(wheel.fileName()));

        formula(settings, settings.output().resolve(name + ".tar.gz"));
        Path bill = settings.output().resolveSibling("sbom").resolve("archcheck.cdx.json");
        if (Files.exists(bill)) {
            // Moved, so that a build without the network, which makes none, does not take an older one along.
            Files.move(bill, settings.output().resolve(name + ".cdx.json"));
        }
        if (!settings.jdk().equals("none")) {
            image(settings, launchers, packer, program);
        }
        checksums(settings.output());
    }

    private static void image(Settings settings, Launchers launchers, Packer packer, Tree program) throws IOException {
        String name = "archcheck-" + settings.version() + "-" + Settings.platform();
        Path folder = RuntimeImage.of(settings).make(program, name, launchers);
        Tree image = new Tree();
        image.addAll("", folder);
        if (name.contains("-windows-")) {
            packer.zip(image, name, settings.output().resolve(name + ".zip"));
        } else {
            packer.tarGz(image, name, settings.output().resolve(name + ".tar.gz"));
        }
        if (name.contains("-linux-")) {
            DebianPackage debian = new DebianPackage(settings);
            debian.write(image, packer, settings.output().resolve(debian.fileName()));
        }
    }

    /** What every package has. */
    private static Tree program(Settings settings, Launchers launchers) throws IOException {
        Tree program = new Tree();
        launchers.addTo(program);
        program.add("lib/archcheck.jar", Files.readAllBytes(settings.jar()), false);
        Notices.addTo(program, settings);
        for (Completion shell : Completion.values()) {
            program.add(shell.path, say(settings, "completion", shell.name().toLowerCase(Locale.ROOT)), false);
        }
        addManual(program, settings);
        return program;
    }

    /** A page for the program, and one for every command that its help lists. */
    private static void addManual(Tree program, Settings settings) throws IOException {
        List<String> commands = COMMAND.matcher(new String(say(settings, "--help"), StandardCharsets.UTF_8))
                .results()
                .map(line -> line.group(1))
                .toList();
        if (!commands.contains("man")) {
            return;
        }
        program.add("share/man/man1/archcheck.1", say(settings, "man"), false);
        for (String command : commands) {
            program.add("share/man/man1/archcheck-" + command + ".1", say(settings, "man", command), false);
        }
    }

    /** What the program prints. */
    private static byte[] say(Settings settings, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Programs.of(settings.javaHome(), "java")));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                settings.jar().toString()));
        command.addAll(List.of(arguments));
        return Programs.output(command);
    }

    private enum Completion {
        BASH("share/bash-completion/completions/archcheck"),
        FISH("share/fish/vendor_completions.d/archcheck.fish"),
        ZSH("share/zsh/site-functions/_archcheck");

        private final String path;

        Completion(String path) {
            this.path = path;
        }
    }

    private static void formula(Settings settings, Path archive) throws IOException {
        String template = settings.text("packaging/homebrew/Formula/archcheck.rb");
        Files.writeString(
                settings.output().resolve("archcheck.rb"),
                template.substring(template.indexOf('\n') + 1)
                        .replace("@version@", settings.version())
                        .replace("@sha256@", HexFormat.of().formatHex(Settings.sha256(Files.readAllBytes(archive)))));
    }

    private static void clear(Path folder) throws IOException {
        List<Path> old = new ArrayList<>();
        if (Files.exists(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                old.addAll(walk.sorted(Comparator.reverseOrder()).toList());
            }
        }
        for (Path path : old) {
            Files.delete(path);
        }
        Files.createDirectories(folder);
    }

    private static void checksums(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String digest = HexFormat.of().formatHex(Settings.sha256(Files.readAllBytes(file)));
            lines.append(digest).append("  ").append(file.getFileName()).append('\n');
        }
        Files.writeString(folder.resolve("SHA256SUMS"), lines, StandardCharsets.UTF_8);
    }
}
