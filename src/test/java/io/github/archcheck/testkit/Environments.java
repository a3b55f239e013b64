package io.github.archcheck.testkit;

import java.io.IOException;
import java.nio.file.Path;

/** Makes environments of every kind, with programs that {@link FakePrograms} understands. */
public final class Environments {
    /** What a program of this kind of machine is made of. */
    public static final String LINUX = "ELF X86_64 libc.so.6";

    public static final String APPLE = "MACH_O ARM64";

    private Environments() {}

    /** An installation with standard library and packages: {@code python("3.11", "linux_x86_64-linux-gnu", …)}. */
    public static Tree installation(Path root, String version, String program) throws IOException {
        String python = "python" + version;
        return Tree.at(root)
                .file("bin/" + python, program)
                .link("bin/python3", python)
                .link("bin/python", "python3")
                .file("lib/" + python + "/os.py", "")
                .directory("lib/" + python + "/lib-dynload")
                .directory("lib/" + python + "/site-packages");
    }

    /** The same with what CPython's build leaves behind. */
    public static Tree linuxInstallation(Path root, String version) throws IOException {
        String digits = version.replace(".", "").replace("t", "");
        String flags = version.endsWith("t") ? "t" : "";
        String suffix = ".cpython-" + digits + flags + "-x86_64-linux-gnu.so";
        return installation(root, version, LINUX)
                .file(
                        "lib/python" + version + "/_sysconfigdata_" + flags + "_linux_x86_64-linux-gnu.py",
                        "build_time_vars = {'ABIFLAGS': '" + flags + "',",
                        " 'EXT_SUFFIX': '" + suffix + "',",
                        " 'SOABI': '" + suffix.substring(1, suffix.length() - 3) + "'}")
                .file("lib/python" + version + "/lib-dynload/_bz2" + suffix, LINUX);
    }

    /** A virtual environment as {@code python -m venv} makes it, with a link to its base interpreter. */
    public static Tree venv(Path root, Path base, String version) throws IOException {
        String python = "python" + version;
        return Tree.at(root)
                .file(
                        "pyvenv.cfg",
                        "home = " + base.resolve("bin"),
                        "include-system-site-packages = false",
                        "version = " + version.replace("t", "") + ".4",
                        "executable = " + base.resolve("bin/" + python),
                        "command = " + base.resolve("bin/" + python) + " -m venv " + root)
                .link("bin/python", python)
                .link("bin/python3", python)
                .link("bin/" + python, base.resolve("bin/" + python).toString())
                .directory("lib/" + python + "/site-packages")
                .link("lib64", "lib");
    }

    /** A framework build of macOS; its program only starts the application. */
    public static Tree framework(Path root, String version) throws IOException {
        String prefix = "Python.framework/Versions/" + version + "/";
        return Tree.at(root)
                .file(prefix + "bin/python" + version, "MACH_O X86_64,ARM64")
                .link(prefix + "bin/python3", "python" + version)
                .file(prefix + "Resources/Python.app/Contents/MacOS/Python", "MACH_O ARM64")
                .file(prefix + "lib/python" + version + "/os.py", "")
                .file(
                        prefix + "lib/python" + version + "/_sysconfigdata__darwin_darwin.py",
                        "build_time_vars = {'EXT_SUFFIX': '.cpython-" + version.replace(".", "") + "-darwin.so'}")
                .directory(prefix + "lib/python" + version + "/site-packages")
                .link("Python.framework/Versions/Current", version);
    }

    /** A record of {@code conda-meta}, in the order of conda's own. */
    public static String condaRecord(String name, String version, String subdir) {
        return """
                {"arch": null, "build": "h0_1", "build_number": 1, "depends": [], \
                "files": ["bin/x", "lib/y"], "name": "%s", "paths_data": {"paths": [{"_path": "bin/x"}]}, \
                "subdir": "%s", "version": "%s"}""".formatted(name, subdir, version);
    }
}
