package io.github.archcheck.cli;

import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.file.Path;

/** A virtual environment of real Mach-O headers: a Python for arm64 and the module {@code pkg._c} in a package. */
final class MacVenv {
    static final String SITE = "lib/python3.11/site-packages/";
    static final String MODULE = SITE + "pkg/_c.cpython-311-darwin.so";
    static final String[] TARGET = {"--target", "macos-14-arm64"};

    private MacVenv() {}

    static Built module(MachO.Cpu cpu) {
        return MachO.bundle(cpu)
                .loadDylib("/usr/lib/libSystem.B.dylib")
                .sealed()
                .build();
    }

    static Built python(MachO.Cpu cpu) {
        return MachO.executable(cpu)
                .loadDylib("/usr/lib/libSystem.B.dylib")
                .sealed()
                .build();
    }

    /** Everything is fine with it. */
    static Tree clean(Path root) throws IOException {
        return holding(root, MachO.ARM64);
    }

    /** Its module is for Intel only. */
    static Tree broken(Path root) throws IOException {
        return holding(root, MachO.X86_64);
    }

    private static Tree holding(Path root, MachO.Cpu cpu) throws IOException {
        return Tree.at(root)
                .file("pyvenv.cfg", "home = /nowhere/bin", "version = 3.11.4")
                .bytes("bin/python3.11", python(MachO.ARM64).bytes())
                .link("bin/python", "python3.11")
                .bytes(MODULE, module(cpu).bytes())
                .file(SITE + "pkg/__init__.py", "from . import _c")
                .file(SITE + "pkg-1.0.dist-info/METADATA", "Metadata-Version: 2.1", "Name: pkg", "Version: 1.0")
                .file(SITE + "pkg-1.0.dist-info/INSTALLER", "pip")
                .file(
                        SITE + "pkg-1.0.dist-info/RECORD",
                        "pkg/__init__.py,,",
                        "pkg/_c.cpython-311-darwin.so,,",
                        "pkg-1.0.dist-info/RECORD,,");
    }
}
