package io.github.archcheck.cli;

import io.github.archcheck.inspect.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A virtual environment to train on, of files that every machine with Java has: Java's own. A copy of {@code java} takes
 * the interpreter's place, and the small libraries of the Java are extension modules and libraries of packages.
 */
final class TrainingEnvironment {
    private static final int PACKAGES = 3;
    private static final int SOURCES = 40;
    private static final long LARGEST_LIBRARY = 1 << 20;
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final boolean MACOS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

    private final Path folder;
    private final Path java;

    private TrainingEnvironment(Path folder, Path java) {
        this.folder = folder;
        this.java = java;
    }

    /**
     * Makes one.
     *
     * @param folder an empty one; the files of the interpreter come to lie in it, too
     * @return the environment's root
     */
    static Path make(Path folder) throws IOException {
        return new TrainingEnvironment(folder, Path.of(System.getProperty("java.home"))).make();
    }

    private Path make() throws IOException {
        Path base = folder.resolve("base");
        Path program = base.resolve(WINDOWS ? "python.exe" : "bin/python3.11");
        copy(java.resolve(WINDOWS ? "bin/java.exe" : "bin/java"), program);
        write(base.resolve("lib/python3.11/os.py"), "import sys");
        write(
                base.resolve("lib/python3.11/_sysconfigdata__training.py"),
                "build_time_vars = {'EXT_SUFFIX': '" + suffix() + "'}");
        Path root = folder.resolve("venv");
        write(root.resolve("pyvenv.cfg"), "home = " + program.getParent(), "version = 3.11.9");
        if (WINDOWS) {
            copy(program, root.resolve("Scripts/python.exe"));
        } else {
            Files.createDirectories(root.resolve("bin"));
            Files.createSymbolicLink(root.resolve("bin/python3"), Path.of("python"));
            Files.createSymbolicLink(root.resolve("bin/python"), program);
            write(root.resolve("bin/sample"), "#!/bin/sh", "exec python -m sample");
        }
        Path site = root.resolve(WINDOWS ? "Lib/site-packages" : "lib/python3.11/site-packages");
        for (int number = 0; number < PACKAGES; number++) {
            addPackage(site, "sample" + number);
        }
        write(site.resolve("sample.pth"), "import sample0", "elsewhere");
        return root;
    }

    private void addPackage(Path site, String name) throws IOException {
        write(
                site.resolve(name + "/__init__.py"),
                "import os, ctypes",
                "from . import _native0",
                "try:",
                "    from .module_1 import value as one",
                "except (ImportError, OSError):",
                "    one = None",
                "library = ctypes.CDLL(os.path.join(os.path.dirname(__file__), 'libjli.so'))");
        for (int number = 0; number < SOURCES; number++) {
            write(site.resolve(name + "/module_" + number + ".py"), "def value(x):", "    return x + " + number);
            write(site.resolve(name + "/__pycache__/module_" + number + ".cpython-311.pyc"), "");
        }
        int modules = 0;
        for (Path library : libraries()) {
            copy(library, site.resolve(name).resolve(library.getFileName().toString()));
            copy(library, site.resolve(name).resolve("_native" + modules + suffix()));
            modules++;
        }
        Path info = site.resolve(name + "-1.0.dist-info");
        write(info.resolve("METADATA"), "Metadata-Version: 2.1", "Name: " + name, "Version: 1.0", "", "For training.");
        write(info.resolve("WHEEL"), "Wheel-Version: 1.0", "Root-Is-Purelib: false", "Tag: cp311-cp311-" + platform());
        write(info.resolve("INSTALLER"), "pip");
        write(info.resolve("RECORD"), record(site, name).toArray(String[]::new));
    }

    private List<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.list(java.resolve(WINDOWS ? "bin" : "lib"))) {
            return files.filter(file -> file.toString().endsWith(WINDOWS ? ".dll" : MACOS ? ".dylib" : ".so"))
                    .filter(file ->
                            Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && size(file) <= LARGEST_LIBRARY)
                    .sorted()
                    .toList();
        }
    }

    private static List<String> record(Path site, String name) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(site)) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> site.relativize(file).toString().startsWith(name))
                    .sorted()
                    .toList();
        }
        List<String> rows = new ArrayList<>();
        for (Path file : files) {
            String digest = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(HexFormat.of().parseHex(Digests.sha256(file)));
            String path = site.relativize(file).toString().replace('\\', '/');
            rows.add(path + ",sha256=" + digest + "," + Files.size(file));
        }
        rows.add(name + "-1.0.dist-info/RECORD,,");
        return rows;
    }

    private static String suffix() {
        if (WINDOWS) {
            return ".cp311-win_amd64.pyd";
        }
        return MACOS ? ".cpython-311-darwin.so" : ".cpython-311-" + machine() + "-linux-gnu.so";
    }

    private static String platform() {
        if (WINDOWS) {
            return "win_amd64";
        }
        return MACOS ? "macosx_11_0_" + (machine().equals("aarch64") ? "arm64" : machine()) : "linux_" + machine();
    }

    private static String machine() {
        String name = System.getProperty("os.arch", "");
        return name.equals("amd64") ? "x86_64" : name;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private static void write(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines), StandardCharsets.UTF_8);
    }
}
