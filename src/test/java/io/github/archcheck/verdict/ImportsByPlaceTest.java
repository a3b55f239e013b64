package io.github.archcheck.verdict;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.AARCH64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Role;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportsByPlaceTest {
    private static final Built RIGHT = Natives.bundle(ARM64);
    private static final Built WRONG = Natives.bundle(X86_64);

    private static Scenes mac() {
        return Scenes.on("macos-14-arm64").python("3.11", Natives.macProgram(ARM64));
    }

    private static List<String> imports(Scenes scene) {
        return scene.judge().imports().stream()
                .map(i -> i.module() + " " + i.outcome().label() + " "
                        + i.because().path().replace(Scenes.SITE, ""))
                .toList();
    }

    @Test
    void aPackageWhoseModulesAreAllBrokenFails() {
        assertThat(imports(mac().extension("a/_x.cpython-311-darwin.so", WRONG)
                        .extension("a/b/_y.cpython-311-darwin.so", WRONG)))
                .containsExactly("a fails a/_x.cpython-311-darwin.so");
    }

    @Test
    void aPackageWithABrokenModuleAmongOthersLosesParts() {
        assertThat(imports(mac().extension("a/_x.cpython-311-darwin.so", RIGHT)
                        .extension("a/_y.cpython-311-darwin.so", WRONG)))
                .containsExactly("a partly a/_y.cpython-311-darwin.so");
    }

    @Test
    void theModuleThatAnImportMeetsIsNamedBeforeTheLibraryThatItWouldLoad() {
        assertThat(imports(mac().library("a/libbase.dylib", Natives.dylib("libbase.dylib", X86_64))
                        .extension("a/sub/_x.cpython-311-darwin.so", WRONG)))
                .containsExactly("a fails a/sub/_x.cpython-311-darwin.so");
    }

    @Test
    void aPackageWithoutAWorkingModuleFailsAlthoughALibraryOfItLoads() {
        assertThat(imports(mac().library("a/libbase.dylib", Natives.dylib("libbase.dylib", ARM64))
                        .extension("a/_x.cpython-311-darwin.so", WRONG)))
                .containsExactly("a fails a/_x.cpython-311-darwin.so");
    }

    @Test
    void aModuleAtTheTopIsNamedByItself() {
        assertThat(imports(mac().extension("_cffi_backend.cpython-311-darwin.so", WRONG)))
                .containsExactly("_cffi_backend fails _cffi_backend.cpython-311-darwin.so");
    }

    @Test
    void theStandardLibraryCountsToo() {
        assertThat(imports(mac().standard("_ssl.cpython-311-darwin.so", WRONG)))
                .containsExactly("_ssl fails lib/python3.11/lib-dynload/_ssl.cpython-311-darwin.so");
    }

    @Test
    void graftedLibrariesServeThePackageOfTheirDistribution() {
        Built wrong = Natives.dylib("libz.dylib", X86_64);

        assertThat(imports(mac().owned("numpy", "1.26")
                        .extension("numpy/core/_x.cpython-311-darwin.so", RIGHT)
                        .library("numpy.libs/libz.dylib", wrong)))
                .containsExactly("numpy partly numpy.libs/libz.dylib");
        assertThat(imports(mac().owned("pillow", "10.0")
                        .extension("PIL/_imaging.cpython-311-darwin.so", RIGHT)
                        .library("pillow.libs/libz.dylib", wrong)))
                .containsExactly("PIL partly pillow.libs/libz.dylib");
        assertThat(imports(mac().library("pillow.libs/libz.dylib", wrong))).isEmpty();
    }

    @Test
    void aLibraryBreaksThePackageThatItLiesIn() {
        assertThat(imports(mac().library("a/lib/liba.dylib", Natives.dylib("liba.dylib", X86_64))))
                .containsExactly("a fails a/lib/liba.dylib");
    }

    @Test
    void aModuleThatIsNeverTriedIsLost() {
        assertThat(imports(mac().extension("a/_x.cpython-310-darwin.so", RIGHT)))
                .containsExactly("a fails a/_x.cpython-310-darwin.so");
    }

    @Test
    void programsAreNotImported() {
        Scenes scene = Scenes.on("linux-aarch64")
                .python("3.11", Natives.linuxProgram(AARCH64))
                .owned("cmake", "3.30")
                .program("cmake/data/bin/cmake", Natives.linuxProgram(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC001 error cmake/data/bin/cmake cannot-run");
        assertThat(imports(scene)).isEmpty();
    }

    @Test
    void filesOutsideEverySiteDirectoryAndInFoldersThatCannotBeImportedBreakNothing() {
        Built wrong = Natives.dylib("liba.dylib", X86_64);

        assertThat(imports(mac().file(Role.LIBRARY, "lib/liba.dylib", wrong)
                        .library("liba.dylib", wrong)
                        .library("some-folder/liba.dylib", wrong)
                        .library("7zip/liba.dylib", wrong)))
                .isEmpty();
    }

    @Test
    void warningsBreakNothing() {
        assertThat(imports(mac().library("a/x.node", Natives.bundle(X86_64)))).isEmpty();
    }
}
