package io.github.archcheck.report.html;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A browser without a window, with a profile of its own, that does what {@link DevTools} says. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> PLACES = List.of(
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");
    private static final int SECONDS = 30;

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** {@code ARCHCHECK_CHROMIUM}, then the usual names on the path, then the usual places. */
    static Optional<Path> find(Map<String, String> environment) {
        String named = environment.get("ARCHCHECK_CHROMIUM");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        List<String> folders = List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(
                        NAMES.stream()
                                .flatMap(name -> folders.stream()
                                        .filter(folder -> !folder.isEmpty())
                                        .flatMap(folder ->
                                                Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))),
                        PLACES.stream().map(Path::of))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** @param profile an empty directory of its own */
    static Chromium start(Path program, Path profile) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("browser.log").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        for (int tenths = 0; tenths < SECONDS * 10; tenths++) {
            if (Files.exists(port) && Files.readAllLines(port).size() >= 2) {
                List<String> lines = Files.readAllLines(port);
                return new Chromium(process, DevTools.connect("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
            }
            DevTools.pause(100);
        }
        process.destroyForcibly();
        throw new IOException("the browser did not start: " + Files.readString(profile.resolve("browser.log")));
    }

    DevTools tools() {
        return tools;
    }

    @Override
    public void close() throws IOException {
        try {
            tools.send("Browser.close", Map.of());
        } finally {
            tools.close();
            for (int tenths = 0; process.isAlive() && tenths < SECONDS * 10; tenths++) {
                DevTools.pause(100);
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
