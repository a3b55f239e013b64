package io.github.archcheck.inventory.take;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.inventory.walk.Exclusions;
import io.github.archcheck.inventory.walk.WalkOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        // S stands for the site directory.
        "S/numpy/core/_m.cpython-311-darwin.so, native MACH_O BUNDLE, EXTENSION, numpy.core._m",
        "S/pkg/__init__.cpython-311-darwin.so, native MACH_O BUNDLE, EXTENSION, pkg",
        "S/cv2/cv2.abi3.so, native ELF SHARED_OBJECT, EXTENSION, cv2.cv2",
        "S/_bare.so, native ELF SHARED_OBJECT, EXTENSION, _bare",
        "S/x.cp311-win_amd64.pyd, native PE DLL, EXTENSION, x",
        "S/pkg/libfoo.so, native ELF SHARED_OBJECT, LIBRARY,",
        "S/pkg/libfoo.abi3.so, native ELF SHARED_OBJECT, EXTENSION, pkg.libfoo",
        "S/pkg/libfoo.so.1, native ELF SHARED_OBJECT, LIBRARY,",
        "S/numpy.libs/openblas.so, native ELF SHARED_OBJECT, LIBRARY,",
        "S/PIL/.dylibs/liblzma.5.dylib, native MACH_O DYLIB, LIBRARY,",
        "S/pkg/_empty.so, '', EXTENSION, pkg._empty",
        "S/pkg/_cut.so, damaged file, EXTENSION, pkg._cut",
        "S/pkg/_obj.so, native ELF RELOCATABLE, EXTENSION, pkg._obj",
        "S/pkg/_exe.so, native MACH_O EXECUTABLE, EXTENSION, pkg._exe",
        "S/pkg/npymath.a, native AR ARCHIVE, LINK_INPUT,",
        "S/pkg/x.o, native ELF RELOCATABLE, LINK_INPUT,",
        "S/pkg/libc.so, ldscript GNU, LINK_INPUT,",
        "S/pip/_vendor/distlib/t64.exe, native PE EXECUTABLE, PROGRAM,",
        "S/pkg/bin/tool, native ELF PIE, PROGRAM,",
        "S/pkg/bin/python, native ELF PIE, PROGRAM,",
        "S/pkg/helper, native ELF EXECUTABLE, PROGRAM,",
        "S/pkg/helper, damaged file, PROGRAM,",
        "S/pkg/Framework, native MACH_O DYLIB, LIBRARY,",
        "S/pkg/x.node, native ELF SHARED_OBJECT, LIBRARY,",
        "S/pkg/x.jnilib, native MACH_O BUNDLE, LIBRARY,",
        "S/pkg/_m.so.dSYM/Contents/Resources/DWARF/_m.so, native MACH_O DSYM, DEBUG_INFO,",
        "S/pkg/_m.so.debug, native ELF DEBUG, DEBUG_INFO,",
        "bin/ninja, native ELF PIE, PROGRAM,",
        "bin/old, native ELF SHARED_OBJECT, PROGRAM,",
        "bin/python3.11, native ELF PIE, INTERPRETER,",
        "Scripts/python.exe, native PE EXECUTABLE, INTERPRETER,",
        "Scripts/pip.exe, native PE EXECUTABLE, PROGRAM,",
        "lib/libpython3.11.so.1.0, native ELF SHARED_OBJECT, INTERPRETER,",
        "lib/libpython3.11.dylib, native MACH_O DYLIB, INTERPRETER,",
        "python311.dll, native PE DLL, INTERPRETER,",
        "Python.framework/Versions/3.11/Python, native MACH_O DYLIB, INTERPRETER,",
        "lib/libz.so, native ELF SHARED_OBJECT, LIBRARY,",
        "lib/plugin.so, native ELF SHARED_OBJECT, LIBRARY,",
        "anywhere/_m.cpython-311-darwin.so, native MACH_O BUNDLE, EXTENSION,",
        "lib/python3.11/lib-dynload/_ssl.cpython-311-darwin.so, native MACH_O BUNDLE, EXTENSION, _ssl",
    })
    void nameAndPlaceAndTypeSayWhatAFileIsFor(String path, String content, Role role, String module)
            throws IOException, InterruptedException {
        Tree tree = new Tree(root).file(path.replaceFirst("^S/", Tree.SITE + "/"), content);
        Inventory inventory = new InventoryTaker(new FakeInspector(), new WalkOptions(false, Exclusions.NONE, 1))
                .take(tree.environment());
        Artifact artifact = inventory.artifacts().get(0);
        assertThat(artifact.role()).isEqualTo(role);
        assertThat(artifact.module()).isEqualTo(Optional.ofNullable(module));
    }
}
