package io.github.archcheck.verdict;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Role;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.FatMachO;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

/** scipy 1.8's universal2 wheels: fat extension modules whose slices need thin libraries of different names. */
class SliceCompanionsTest {
    private static final String TAG = "cp311-cp311-macosx_12_0_universal2";
    private static final String ARM = "@loader_path/../.dylibs/libgfortran.5.dylib";
    private static final String INTEL = "@loader_path/../.dylibs/libgfortran.3.dylib";

    private static Scenes mac() {
        return Scenes.on("macos-14-arm64").python("3.11", Natives.macProgram(ARM64));
    }

    private static Built module(String intelNeed, String armNeed) {
        FatMachO fat = FatMachO.fat32()
                .slice(X86_64, Natives.bundleNeeding(intelNeed, X86_64))
                .slice(ARM64, Natives.bundleNeeding(armNeed, ARM64));
        return fat.build();
    }

    private static Scenes scipy(Scenes scene) {
        return scene.owned("scipy", "1.8.0", TAG)
                .extension("scipy/linalg/_flapack.cpython-311-darwin.so", module(INTEL, ARM))
                .library("scipy/.dylibs/libgfortran.5.dylib", Natives.dylib(ARM, ARM64))
                .library("scipy/.dylibs/libgfortran.3.dylib", Natives.dylib(INTEL, X86_64));
    }

    @Test
    void theLibraryOfTheOtherSliceIsNotUsed() {
        Scenes scene = scipy(mac());

        assertThat(scene.findings()).isEmpty();
        assertThat(scene.verdict("libgfortran.3.dylib")).isEqualTo("not-used");
        assertThat(scene.verdict("libgfortran.5.dylib")).isEqualTo("runs");
    }

    @Test
    void onAnIntelMacItIsTheOtherWayRound() {
        Scenes scene = scipy(Scenes.on("macos-14-x86_64").python("3.11", Natives.macProgram(X86_64)));

        assertThat(scene.findings()).isEmpty();
        assertThat(scene.verdict("libgfortran.5.dylib")).isEqualTo("not-used");
    }

    @Test
    void whatTheOtherSlicesLibraryNeedsIsNotUsedEither() {
        Built gfortran =
                Natives.machO(MachO.dylib(X86_64).idDylib(INTEL).loadDylib("@loader_path/libquadmath.0.dylib"));
        Scenes scene = mac().owned("scipy", "1.8.0", TAG)
                .extension("scipy/_x.cpython-311-darwin.so", module(INTEL, ARM))
                .library("scipy/.dylibs/libgfortran.3.dylib", gfortran)
                .library(
                        "scipy/.dylibs/libquadmath.0.dylib",
                        Natives.dylib("/usr/local/lib/libquadmath.0.dylib", X86_64));

        assertThat(scene.findings()).isEmpty();
    }

    @Test
    void otherNamesAndInstallNamesCount() {
        Scenes byInstallName = mac().owned("a", "1.0", TAG)
                .extension("a/_x.cpython-311-darwin.so", module("@rpath/libb.1.dylib", ARM))
                .library("a/libb.1.2.3.dylib", Natives.dylib("@rpath/libb.1.dylib", X86_64));
        Scenes byLink = mac().owned("a", "1.0", TAG)
                .extension("a/_x.cpython-311-darwin.so", module("@rpath/libb.dylib", ARM))
                .library("a/libb.1.2.3.dylib", Natives.dylib("@rpath/libb.1.dylib", X86_64))
                .alsoKnownAs("a/libb.dylib");

        assertThat(byInstallName.findings()).isEmpty();
        assertThat(byLink.findings()).isEmpty();
    }

    @Test
    void whatTheTargetsSliceNeedsTooIsAnError() {
        Scenes scene = mac().owned("a", "1.0", TAG)
                .extension("a/_x.cpython-311-darwin.so", module("@rpath/libb.dylib", "@loader_path/libb.dylib"))
                .library("a/libb.dylib", Natives.dylib("@rpath/libb.dylib", X86_64));

        assertThat(scene.findings())
                .containsExactly("AC001 error a/libb.dylib cannot-run", "AC302 warning a/libb.dylib cannot-run");
    }

    @Test
    void whatNobodyNeedsIsAnError() {
        Scenes scene = mac().owned("a", "1.0", TAG)
                .extension("a/_x.cpython-311-darwin.so", module(INTEL, ARM))
                .library("a/libb.dylib", Natives.dylib("@rpath/libb.dylib", X86_64));

        assertThat(scene.findings()).containsExactly("AC001 error a/libb.dylib cannot-run");
    }

    @Test
    void aPackageWithABrokenModuleIsNotUniversal() {
        Scenes scene = scipy(mac()).extension("scipy/_y.cpython-311-darwin.so", Natives.bundle(X86_64));

        assertThat(scene.findings())
                .containsExactly(
                        "AC001 error scipy/.dylibs/libgfortran.3.dylib cannot-run",
                        "AC001 error scipy/_y.cpython-311-darwin.so cannot-run",
                        "AC302 warning scipy/_y.cpython-311-darwin.so cannot-run");
    }

    @Test
    void aPackageWithoutModulesIsNotUniversal() {
        Scenes scene = mac().owned("a", "1.0", TAG)
                .library(
                        "a/liba.dylib",
                        Natives.machO(MachO.dylib(X86_64).idDylib("liba.dylib").loadDylib("libb.dylib")))
                .library("a/libb.dylib", Natives.dylib("libb.dylib", X86_64));

        assertThat(scene.findings())
                .containsExactly("AC001 error a/liba.dylib cannot-run", "AC001 error a/libb.dylib cannot-run");
    }

    @Test
    void theIntelLibrariesOfOpenblasStayErrorsBecauseNoPackageOwnsThem() {
        Scenes scene = mac();
        String folder = "lib/";
        scene.file(
                        Role.LIBRARY,
                        folder + "libopenblas.0.dylib",
                        Natives.machO(MachO.dylib(ARM64)
                                .idDylib("@rpath/libopenblas.0.dylib")
                                .loadDylib("@rpath/libgfortran.5.dylib")))
                .file(
                        Role.LIBRARY,
                        folder + "libgfortran.5.dylib",
                        Natives.machO(MachO.dylib(X86_64)
                                .idDylib("@rpath/libgfortran.5.dylib")
                                .loadDylib("@rpath/libquadmath.0.dylib")))
                .file(
                        Role.LIBRARY,
                        folder + "libquadmath.0.dylib",
                        Natives.dylib("@rpath/libquadmath.0.dylib", X86_64));

        assertThat(scene.findings())
                .containsExactly(
                        "AC001 error lib/libgfortran.5.dylib cannot-run",
                        "AC001 error lib/libquadmath.0.dylib cannot-run");
    }

    @Test
    void cffiWithAFatModuleAndAThinLibffiFailsForOneSliceOnly() {
        Scenes arm = mac().owned("cffi", "1.15", TAG)
                .extension(
                        "_cffi_backend.cpython-311-darwin.so", module("@rpath/libffi.8.dylib", "@rpath/libffi.8.dylib"))
                .library("cffi/.dylibs/libffi.8.dylib", Natives.dylib("@rpath/libffi.8.dylib", ARM64));
        Scenes intel = Scenes.on("macos-14-x86_64")
                .python("3.11", Natives.macProgram(X86_64))
                .owned("cffi", "1.15", TAG)
                .extension(
                        "_cffi_backend.cpython-311-darwin.so", module("@rpath/libffi.8.dylib", "@rpath/libffi.8.dylib"))
                .library("cffi/.dylibs/libffi.8.dylib", Natives.dylib("@rpath/libffi.8.dylib", ARM64));

        assertThat(arm.findings()).containsExactly("AC302 warning cffi/.dylibs/libffi.8.dylib runs");
        assertThat(intel.findings())
                .containsExactly(
                        "AC001 error cffi/.dylibs/libffi.8.dylib cannot-run",
                        "AC302 warning cffi/.dylibs/libffi.8.dylib cannot-run");
    }
}
