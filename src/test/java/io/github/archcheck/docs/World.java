package io.github.archcheck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.cli.Archcheck;
import io.github.archcheck.testkit.Images;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Tree;
import io.github.archcheck.testkit.Zips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A directory with everything that the documentation talks of, and a shell in it. */
final class World {
    private static final Path TESTDATA = Path.of("testdata").toAbsolutePath();

    private final Path folder;

    private World(Path folder) {
        this.folder = folder;
    }

    static World in(Path folder) throws IOException, InterruptedException {
        World world = new World(folder);
        world.tools();
        world.environments();
        world.packages();
        world.run("mkdir -p rootfs/usr/lib && tar -xf bin/exported.tar -C rootfs");
        String before = Archcheck.in(folder)
                .run("scan", "venv", "--target", "macos-14-arm64", "-f", "json")
                .out();
        Files.writeString(folder.resolve("before.json"), before, StandardCharsets.UTF_8);
        return world;
    }

    /** archcheck itself, and stand-ins for what else the pages call: they do what matters to the next command. */
    private void tools() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
        tool(
                "archcheck",
                "exec '" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '" + classes
                        + "' io.github.archcheck.cli.Main \"$@\"");
        Files.createSymbolicLink(folder.resolve("archcheck"), Path.of("bin/archcheck"));
        try (var tools = Files.newDirectoryStream(Path.of("src/test/resources/io/github/archcheck/docs/tools"))) {
            for (Path tool : tools) {
                tool(String.valueOf(tool.getFileName()), Files.readString(tool, StandardCharsets.UTF_8));
            }
        }
    }

    private void tool(String name, String body) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n", StandardCharsets.UTF_8);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void environments() throws IOException {
        copy(TESTDATA.resolve("env/apple-silicon"), folder.resolve("venv"));
        copy(TESTDATA, folder.resolve("testdata"));
        Tree.at(folder.resolve("old-venv"))
                .file("pyvenv.cfg", "home = /usr/local/bin", "version = 3.8.18")
                .bytes("bin/python3.8", Natives.macProgram(MachO.X86_64).bytes())
                .link("bin/python", "python3.8")
                .bytes(
                        "lib/python3.8/site-packages/numpy/core/_multiarray_umath.cpython-38-darwin.so",
                        Natives.bundle(MachO.X86_64).bytes())
                .file("lib/python3.8/site-packages/numpy/__init__.py", "from . import core")
                .file("lib/python3.8/site-packages/numpy/core/__init__.py", "from . import _multiarray_umath")
                .file(
                        "lib/python3.8/site-packages/numpy-1.19.5.dist-info/METADATA",
                        "Metadata-Version: 2.1",
                        "Name: numpy",
                        "Version: 1.19.5")
                .file(
                        "lib/python3.8/site-packages/numpy-1.19.5.dist-info/RECORD",
                        "numpy/__init__.py,,",
                        "numpy/core/__init__.py,,",
                        "numpy/core/_multiarray_umath.cpython-38-darwin.so,,",
                        "numpy-1.19.5.dist-info/RECORD,,");
    }

    private void packages() throws IOException {
        byte[] intel = Natives.so(LinuxCpu.X86_64).bytes();
        Files.write(folder.resolve("image.tar"), Images.withVenv("arm64", "x86_64-linux-gnu", intel));
        Files.write(
                folder.resolve("function.zip"),
                Zips.archive()
                        .file("handler.py", "import fast\n")
                        .file("fast/__init__.py", "from . import _core\n")
                        .member("fast/_core.cpython-312-x86_64-linux-gnu.so", intel, Zips.Member::deflated)
                        .build());
        Path wheels = Files.createDirectory(folder.resolve("dist"));
        byte[] thin = Natives.bundle(MachO.X86_64).bytes();
        byte[] fat = Natives.bundle(MachO.X86_64, MachO.ARM64).bytes();
        wheel(wheels, "cp311-cp311-macosx_11_0_universal2", thin);
        wheel(wheels, "cp312-cp312-macosx_11_0_universal2", fat);
        Files.copy(
                wheels.resolve("fast-1.0-cp312-cp312-macosx_11_0_universal2.whl"),
                folder.resolve("fast-1.0-cp312-cp312-macosx_11_0_universal2.whl"));
        String lock = Files.readString(TESTDATA.resolve("locks/uv.lock"), StandardCharsets.UTF_8);
        String linux = lock.lines()
                .filter(line -> line.contains("numpy-2.2.0-cp311-cp311-manylinux"))
                .map(line -> line.replace("cp311-cp311", "cp312-cp312") + "\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("uv.lock"), lock.replaceFirst("(?=    .*numpy-2.2.0-cp312)", linux));
        Files.writeString(folder.resolve("requirements.txt"), "numpy==2.2.0\n");
        hidden();
    }

    /** What the stand-ins hand out. */
    private void hidden() throws IOException {
        byte[] arm = Natives.so(LinuxCpu.AARCH64).bytes();
        String tag = "cp312-cp312-manylinux_2_17_aarch64";
        Files.write(folder.resolve("bin/exported.tar"), Images.venvLayer("aarch64-linux-gnu", arm));
        Files.write(folder.resolve("bin/built.tar"), Images.withVenv("arm64", "aarch64-linux-gnu", arm));
        Files.write(
                folder.resolve("bin/fast-1.0-" + tag + ".whl"),
                Images.wheel(tag, Map.of("fast/_core.cpython-312-aarch64-linux-gnu.so", arm)));
        Files.writeString(folder.resolve("bin/report.json"), """
                {"version": "1", "pip_version": "26.2", "environment": {}, "install": [{
                  "download_info": {"url": "https://files.example/fast-1.0-%s.whl", "archive_info": {}},
                  "is_direct": false, "requested": true, "metadata": {"name": "fast", "version": "1.0"}}]}
                """.formatted(tag));
    }

    private static void wheel(Path folder, String tag, byte[] module) throws IOException {
        String python = tag.substring(2, 5);
        Files.write(
                folder.resolve("fast-1.0-" + tag + ".whl"),
                Images.wheel(tag, Map.of("fast/_core.cpython-" + python + "-darwin.so", module)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    /** How a script ended and what it printed, on both streams. */
    record Said(int status, String output) {}

    Said run(String script) throws IOException, InterruptedException {
        Path output = folder.resolve("bin/said");
        ProcessBuilder shell = new ProcessBuilder(List.of("/bin/sh", "-c", script))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        Map<String, String> environment = shell.environment();
        environment.merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        environment.keySet().removeAll(List.of("VIRTUAL_ENV", "CONDA_PREFIX", "COLUMNS", "JAVA_TOOL_OPTIONS"));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("NO_COLOR", "1");
        Process process = shell.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(script).isTrue();
        return new Said(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
