package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.archcheck.testkit.Images;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of the documentation, run by a shell, with stand-ins for the tools that they need besides archcheck. */
class RecipesTest {
    private static final Pattern BLOCK = Pattern.compile("```(sh|yaml|toml)\\n(.*?)```", Pattern.DOTALL);
    private static final String WHEEL = "fast-1.0-cp312-cp312-manylinux_2_17_aarch64.whl";

    @TempDir
    Path folder;

    @BeforeEach
    void tools() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no /bin/sh");
        Files.createDirectory(folder.resolve("bin"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
        tool("archcheck", "exec '" + java + "' -cp '" + classes + "' io.github.archcheck.cli.Main \"$@\"");
        tool("pip", """
                case $1 in
                install) cat report.json ;;
                download) mkdir -p wheelhouse && cp *.whl wheelhouse/ ;;
                esac""");
        tool("uv", "printf 'fast==1.0\\n' > requirements.txt");
        tool("docker", "cp saved.tar image.tar");
        Files.writeString(folder.resolve("requirements.txt"), "fast==1.0\n");
        Files.copy(Path.of("testdata/locks/uv.lock"), folder.resolve("uv.lock"));
        pieces(true);
    }

    /** @param good whether what is to be installed fits the machine that the recipes name */
    private void pieces(boolean good) throws IOException {
        String tag = good ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        byte[] module = Natives.so(good ? LinuxCpu.AARCH64 : LinuxCpu.X86_64).bytes();
        Files.write(folder.resolve("saved.tar"), Images.withVenv("arm64", tag, module));
        Files.write(
                folder.resolve(WHEEL),
                Images.wheel(
                        "cp312-cp312-manylinux_2_17_aarch64", Map.of("fast/_core.cpython-312-" + tag + ".so", module)));
        String file = good ? WHEEL : WHEEL.replace("aarch64", "x86_64");
        Files.writeString(folder.resolve("report.json"), """
                {"version": "1", "pip_version": "26.2", "environment": {}, "install": [{
                  "download_info": {"url": "https://files.example/%s", "archive_info": {}},
                  "is_direct": false, "requested": true, "metadata": {"name": "fast", "version": "1.0"}}]}
                """.formatted(file));
        String lock = Files.readString(Path.of("testdata/locks/uv.lock"));
        // The recipes ask for Python 3.12, for which the lock has macOS wheels only.
        Files.writeString(
                folder.resolve("uv.lock"),
                good ? lock.replace("cp311-cp311-manylinux", "cp312-cp312-manylinux") : lock);
    }

    private void tool(String name, String body) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n", StandardCharsets.UTF_8);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static List<String[]> recipes() throws IOException {
        String page = Files.readString(Path.of("docs/preinstall.md"), StandardCharsets.UTF_8);
        Matcher block = BLOCK.matcher(page.substring(page.indexOf("## Recipes")));
        List<String[]> found = new ArrayList<>();
        while (block.find()) {
            found.add(new String[] {block.group(1), block.group(2)});
        }
        return found;
    }

    private static String script(String[] recipe) {
        return switch (recipe[0]) {
            case "yaml" -> part(recipe[1], "(?m)^ *run: (.*)$");
            case "toml" ->
                part(recipe[1], "(?m)^audit-command = \"(.*)\"$").replace("{wheel}", WHEEL) + " --target linux-aarch64";
            default -> recipe[1];
        };
    }

    private static String part(String text, String pattern) {
        Matcher part = Pattern.compile(pattern).matcher(text);
        assertThat(part.find()).isTrue();
        return part.group(1);
    }

    private int run(String script) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-e", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        shell.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        shell.environment().remove("VIRTUAL_ENV");
        shell.environment().remove("CONDA_PREFIX");
        Process process = shell.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void everyRecipePassesWhatFitsAndStopsWhatDoesNot() throws IOException, InterruptedException {
        List<String[]> recipes = recipes();
        assertThat(recipes).hasSize(6);
        for (boolean good : new boolean[] {true, false}) {
            pieces(good);
            for (String[] recipe : recipes) {
                assertThat(run(script(recipe)))
                        .as("%s\n%s", recipe[1], Files.readString(folder.resolve("said.txt")))
                        .isEqualTo(good ? 0 : 1);
            }
        }
    }
}
