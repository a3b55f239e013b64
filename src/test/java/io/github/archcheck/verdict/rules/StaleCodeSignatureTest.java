package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.SignatureState;
import io.github.archcheck.inspect.SignatureState.Stale;
import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import io.github.archcheck.testkit.Signature;
import io.github.archcheck.testkit.Signing;
import io.github.archcheck.verdict.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaleCodeSignatureTest {
    private static final String NAME = "a/_x.cpython-311-darwin.so";

    private static Built python(MachO.Cpu cpu, boolean hardened) {
        MachO program = MachO.executable(cpu).minos(11, 0).loadDylib("/usr/lib/libSystem.B.dylib");
        return (hardened ? program.signature(Signature.signed("python", "TEAM123456")) : program).build();
    }

    private static Scenes scene(String target, MachO.Cpu cpu, boolean hardened) {
        return Scenes.on(target).python("3.11", python(cpu, hardened));
    }

    private static Alteration altered(int image, SignatureState state) {
        return new Alteration.Signature(Scenes.SITE + NAME, image, state);
    }

    private static Scenes thin(Scenes scene, MachO.Cpu cpu, SignatureState state) {
        return scene.extension(NAME, Natives.bundle(cpu)).altered(altered(0, state));
    }

    @Test
    void anArm64ProcessIsKilledWithoutAWord() {
        Finding finding = thin(scene("macos-14-arm64", ARM64, false), ARM64, new Stale(3, 0xc000, 1, 9))
                .finding("AC402");

        assertThat(finding.message())
                .isEqualTo("page 3 at offset 0xc000 differs from the signature; the process is killed without a word");
        assertThat(finding.loaderError()).isEmpty();
        assertThat(finding.slice()).isEmpty();
        assertThat(finding.fix().orElseThrow().isCommand()).isTrue();
        assertThat(finding.fix().orElseThrow().text())
                .isEqualTo("codesign --force --sign - venv/lib/python3.11/site-packages/a/_x.cpython-311-darwin.so");
    }

    @Test
    void severalPagesAreCounted() {
        assertThat(thin(scene("macos-14-arm64", ARM64, false), ARM64, new Stale(0, 0, 3, 9))
                        .finding("AC402")
                        .message())
                .startsWith("page 0 at offset 0x0 differs from the signature, and 2 more of 9 pages;");
    }

    @ParameterizedTest
    @CsvSource({"false, ''", "true, AC402 warning a/_x.cpython-311-darwin.so undetermined"})
    void intelProcessesMindOnlyWhenTheyAreHardened(boolean hardened, String expected) {
        assertThat(String.join(
                        "\n",
                        thin(scene("macos-14-x86_64", X86_64, hardened), X86_64, new Stale(3, 0xc000, 1, 9))
                                .findings()))
                .isEqualTo(expected);
    }

    @Test
    void onlyTheSliceThatIsLoadedCounts() {
        Built fat = Natives.bundle(X86_64, ARM64);
        Scenes other = scene("macos-14-arm64", ARM64, true).extension(NAME, fat);
        Scenes own = scene("macos-14-arm64", ARM64, true).extension(NAME, fat);

        assertThat(other.altered(altered(0, new Stale(0, 0, 1, 1))).findings()).isEmpty();
        assertThat(own.altered(altered(1, new Stale(0, 0, 1, 1)))
                        .finding("AC402")
                        .slice())
                .contains("arm64");
    }

    @Test
    void dyldSaysSoWhereTheSignatureIsTooShort() {
        Finding finding = thin(
                        scene("macos-14-arm64", ARM64, false), ARM64, new SignatureState.Uncovered(0x4000, 0x8000))
                .finding("AC402");

        assertThat(finding.message()).isEqualTo("its signature covers 0x4000 bytes of the 0x8000 before it");
        assertThat(finding.loaderWords()).contains("code signature does not cover entire file up to signature");
        assertThat(finding.loaderError().orElseThrow()).contains("(code signature does not cover entire file");
    }

    @Test
    void otherSystemsDoNotAsk() {
        assertThat(thin(Scenes.on("linux-aarch64"), ARM64, new Stale(0, 0, 1, 1))
                        .findings())
                .noneMatch(line -> line.startsWith("AC402"));
    }

    @Test
    void namesAreQuoted() {
        Finding finding = Scenes.on("macos-14-arm64")
                .python("3.11", python(ARM64, false))
                .library("a/it's.dylib", Signing.bundle(ARM64, Signature.adHoc("a")))
                .altered(new Alteration.Signature(Scenes.SITE + "a/it's.dylib", 0, new Stale(0, 0, 1, 1)))
                .finding("AC402");

        assertThat(finding.fix().orElseThrow().text())
                .isEqualTo("codesign --force --sign - 'venv/lib/python3.11/site-packages/a/it'\\''s.dylib'");
    }
}
