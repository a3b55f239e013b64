package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static io.github.archcheck.testkit.Natives.LinuxCpu.AARCH64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Role;
import io.github.archcheck.testkit.Ar;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.Elf;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Scenes;
import org.junit.jupiter.api.Test;

class UnloadableFileTypeTest {
    private static Scenes mac(String target) {
        return Scenes.on(target).python("3.11", Natives.macProgram(ARM64));
    }

    private static Scenes linux() {
        return Scenes.on("linux-x86_64").python("3.11", Natives.linuxProgram(LinuxCpu.X86_64));
    }

    @Test
    void anObjectFileNamedLikeAnExtensionIsAnError() {
        Scenes scene = linux().extension("a/_x.so", Natives.relocatable(LinuxCpu.X86_64));

        assertThat(scene.findings()).containsExactly("AC013 error a/_x.so cannot-run");
        assertThat(scene.finding("AC013").message())
                .isEqualTo("is of type relocatable, which the loader does not take");
        assertThat(scene.finding("AC013").loaderWords()).contains("only ET_DYN and ET_EXEC can be loaded");
    }

    @Test
    void aLibraryMarkedAgainstOpeningIsNotBlamedForItsType() {
        Built marked = Elf.x86().needed("libc.so.6").dtFlags1(0x40).build();
        Scenes scene = linux().extension("a/_x.so", marked);

        assertThat(scene.findings()).containsExactly("AC013 error a/_x.so cannot-run");
        assertThat(scene.finding("AC013").message())
                .isEqualTo("is marked DF_1_NOOPEN: only a program can need it, nothing can open it");
        assertThat(scene.finding("AC013").loaderWords()).contains("shared object cannot be dlopen()ed");
    }

    @Test
    void aMacObjectFileIsNamedByItsType() {
        Built object = Natives.machO(MachO.dylib(ARM64).fileType(MachO.OBJECT));
        Scenes scene = mac("macos-14-arm64").extension("a/_x.so", object);

        assertThat(scene.findings()).containsExactly("AC013 error a/_x.so cannot-run");
        assertThat(scene.finding("AC013").message()).isEqualTo("is of type object, which the loader does not take");
    }

    @Test
    void aStaticArchiveNamedLikeAnExtensionIsAnError() {
        Built archive = Ar.archive()
                .member("x.o/", Natives.relocatable(LinuxCpu.X86_64).bytes())
                .build();

        assertThat(linux().extension("a/_x.so", archive).findings()).containsExactly("AC013 error a/_x.so cannot-run");
        assertThat(linux().extension("a/_x.so", Ar.archive().build())
                        .finding("AC013")
                        .message())
                .isEqualTo("is of type archive, which the loader does not take");
    }

    @Test
    void aProgramNamedLikeALibraryMayBeMeantSo() {
        assertThat(linux().library("a/liba.so", Natives.linuxProgram(LinuxCpu.X86_64))
                        .findings())
                .containsExactly("AC013 warning a/liba.so undetermined");
    }

    @Test
    void linkInputAndDebugInformationAreNotLoaded() {
        Scenes scene = linux().file(Role.LINK_INPUT, "lib/x.o", Natives.relocatable(AARCH64))
                .file(Role.LINK_INPUT, "lib/liba.a", Ar.archive().build())
                .file(Role.DEBUG_INFO, "lib/liba.so.debug", Natives.so(AARCH64));

        assertThat(scene.findings()).isEmpty();
        assertThat(scene.verdict("x.o")).isEqualTo("not-used");
        assertThat(scene.verdict("liba.a")).isEqualTo("not-used");
        assertThat(scene.verdict("liba.so.debug")).isEqualTo("not-used");
    }

    @Test
    void aDsymIsNotLoaded() {
        Built dsym = Natives.machO(MachO.dylib(X86_64).fileType(10));

        assertThat(mac("macos-14-arm64")
                        .file(Role.DEBUG_INFO, "lib/liba.dylib.dSYM/Contents/Resources/DWARF/liba.dylib", dsym)
                        .findings())
                .isEmpty();
    }
}
