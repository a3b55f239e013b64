package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.ARM64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.testkit.Built;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Scenes;
import io.github.archcheck.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedStructureTest {
    private static final String NAME = "a/_x.cpython-311-darwin.so";
    private static final String FILE = "venv/lib/python3.11/site-packages/" + NAME;

    private static Built module(int sdkMajor, int sdkMinor, boolean uuid, String... rpaths) {
        MachO image = MachO.bundle(ARM64)
                .buildVersion(MachO.MACOS, MachO.version(11, 0, 0), MachO.version(sdkMajor, sdkMinor, 0))
                .loadDylib("/usr/lib/libSystem.B.dylib")
                .segment("__TEXT", 0, 0x4000, 0, 0x4000)
                .content(0x4000);
        for (String rpath : rpaths) {
            image.rpath(rpath);
        }
        return (uuid ? image.uuid(new byte[16]) : image).build();
    }

    private static Scenes scene(String target, Built module) {
        return Scenes.on(target)
                .python("3.11", Natives.macProgram(ARM64))
                .owned("a", "1.0")
                .extension(NAME, module);
    }

    @ParameterizedTest
    @CsvSource({
        // The SDK decides: see Policy.cpp.
        "macos-15.3-arm64, 0, 0, false",
        "macos-15.4-arm64, 0, 0, true",
        "macos-26-arm64, 0, 0, true",
        "macos-15.4-arm64, 15, 2, false",
        "macos-15.4-arm64, 15, 4, true",
        "macos-26-arm64, 15, 4, false",
        "macos-26-arm64, 26, 0, true"
    })
    void duplicateRpathsAreRefusedBySomeReleases(String target, int sdkMajor, int sdkMinor, boolean refused) {
        List<String> findings = scene(target, module(sdkMajor, sdkMinor, true, "@loader_path", "@loader_path"))
                .findings();

        assertThat(findings).isEqualTo(refused ? List.of("AC403 error " + NAME + " cannot-run") : List.of());
    }

    @Test
    void theMessageHasTheWordsAndWhoRefuses() {
        Finding finding = scene("macos-15.4-arm64", module(0, 0, true, "@loader_path", "@loader_path"))
                .finding("AC403");

        assertThat(finding.message())
                .isEqualTo("duplicate LC_RPATH '@loader_path': linked without naming an SDK, which counts as a new one,"
                        + " it is refused by macOS 15.4 and later");
        assertThat(finding.loaderWords()).contains("duplicate LC_RPATH '@loader_path'");
        assertThat(finding.loaderError().orElseThrow()).contains("(duplicate LC_RPATH '@loader_path')");
    }

    @Test
    void whatNewReleasesTakeBackIsTold() {
        assertThat(scene("macos-15.5-arm64", module(15, 4, true, "x", "x"))
                        .finding("AC403")
                        .message())
                .isEqualTo("duplicate LC_RPATH 'x': linked with SDK 15.4, it is refused by macOS 15.4 to 15.6, not by"
                        + " older ones nor by macOS 26");
    }

    @Test
    void repeatedRpathsAreDeletedOneAtATime() {
        assertThat(scene("macos-26-arm64", module(0, 0, true, "@loader_path", "b c", "@loader_path", "b c", "b c"))
                        .finding("AC403")
                        .fix()
                        .orElseThrow()
                        .text())
                .isEqualTo("install_name_tool -delete_rpath @loader_path -delete_rpath 'b c' " + FILE
                        + " && install_name_tool -delete_rpath 'b c' " + FILE + " && codesign --force --sign - "
                        + FILE);
    }

    @Test
    void whatNoToolMendsIsUpgraded() {
        Finding finding = scene("macos-15.4-arm64", module(14, 0, false)).finding("AC403");

        assertThat(finding.message())
                .isEqualTo("missing LC_UUID load command: linked with SDK 14.0, it is refused by macOS 15.4 and later");
        assertThat(finding.fix().orElseThrow().text()).isEqualTo("venv/bin/python3.11 -m pip install --upgrade a");
    }

    @Test
    void whatWasChangedAfterwardsIsInstalledAgain() {
        assertThat(scene("macos-26-arm64", module(0, 0, true, "x", "x"))
                        .altered(new Alteration.Content(Scenes.SITE + NAME, "size", "1", "2"))
                        .finding("AC403")
                        .fix()
                        .orElseThrow()
                        .text())
                .contains("--force-reinstall");
    }

    @Test
    void damageOfAnyAgeIsStillDamage() {
        Built wrapping = MachO.bundle(ARM64)
                .minos(11, 0)
                .uuid(new byte[16])
                .loadDylib("/usr/lib/libSystem.B.dylib")
                .segment("__TEXT", 0, 0x4000, 0, 0x4000)
                .segment("__TEXT2", 0x1000, 0x4000, 0, 0)
                .content(0x4000)
                .build();

        assertThat(scene("macos-15.4-arm64", wrapping).findings())
                .containsExactly("AC012 error " + NAME + " cannot-run");
    }
}
