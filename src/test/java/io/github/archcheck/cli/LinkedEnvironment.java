package io.github.archcheck.cli;

import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Signature;
import io.github.archcheck.testkit.Signing;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A virtual environment of 1,000 native files that need one another: 100 packages of eight extension modules, each of
 * which needs two libraries of its package, one of which needs the other and one of the package before.
 */
final class LinkedEnvironment {
    private static final int PACKAGES = 100;
    private static final int MODULES = 8;
    private static final int TEXTS = 90;
    private static final int CONTENT_BYTES = 0x10000;
    private static final String SITE = "lib/python3.13/site-packages/";

    private LinkedEnvironment() {}

    static void make(Path folder) throws IOException {
        Tree tree = Tree.at(folder)
                .file("pyvenv.cfg", "home = /nowhere/bin", "version = 3.13.1")
                .bytes("bin/python3.13", image(MachO.executable(MachO.ARM64), "python"));
        for (int number = 0; number < PACKAGES; number++) {
            String name = "package_" + number;
            List<String> record = new ArrayList<>();
            for (int module = 0; module < MODULES; module++) {
                MachO bundle = MachO.bundle(MachO.ARM64)
                        .loadDylib("@rpath/libtop.dylib")
                        .loadDylib("@loader_path/.dylibs/libbase.dylib")
                        .rpath("@loader_path/nowhere")
                        .rpath("@loader_path/.dylibs");
                add(tree, record, name + "/_m" + module + ".cpython-313-darwin.so", image(bundle, "m" + module));
            }
            String before = "package_" + Math.max(0, number - 1);
            MachO top = MachO.dylib(MachO.ARM64)
                    .idDylib("@rpath/libtop.dylib")
                    .loadDylib("@loader_path/libbase.dylib")
                    .loadDylib("@loader_path/../../" + before + "/.dylibs/libbase.dylib");
            add(tree, record, name + "/.dylibs/libtop.dylib", image(top, "top"));
            MachO base = MachO.dylib(MachO.ARM64).idDylib("@loader_path/libbase.dylib");
            add(tree, record, name + "/.dylibs/libbase.dylib", image(base, "base"));
            for (int text = 0; text < TEXTS; text++) {
                tree.file(SITE + name + "/module_" + text + ".py", "value = " + text);
            }
            String info = SITE + name + "-1.0.dist-info/";
            tree.file(info + "METADATA", "Metadata-Version: 2.1", "Name: " + name, "Version: 1.0")
                    .file(info + "INSTALLER", "pip")
                    .file(info + "RECORD", record.toArray(String[]::new));
        }
    }

    private static void add(Tree tree, List<String> record, String path, byte[] content) throws IOException {
        tree.bytes(SITE + path, content);
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Signing.digest("SHA-256", content));
        record.add(path + ",sha256=" + hash + "," + content.length);
    }

    private static byte[] image(MachO image, String identifier) {
        Signature signature = Signature.linkerSigned(identifier);
        return Signing.sign(
                        image.minos(11, 0)
                                .uuid(new byte[16])
                                .loadDylib("/usr/lib/libSystem.B.dylib")
                                .segment("__TEXT", 0, CONTENT_BYTES, 0, CONTENT_BYTES)
                                .content(CONTENT_BYTES)
                                .signature(signature)
                                .build(),
                        signature)
                .bytes();
    }
}
