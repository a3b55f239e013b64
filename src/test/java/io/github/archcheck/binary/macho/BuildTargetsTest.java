package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Image;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.MachO;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildTargetsTest {
    private static final int MACOSX = 0x24;
    private static final int IPHONEOS = 0x25;
    private static final int TVOS = 0x2F;
    private static final int WATCHOS = 0x30;

    private static final BuildTarget MACOS_11 =
            new BuildTarget(Platform.MACOS, Version.of(11, 0), Version.of(14, 4), false);
    private static final BuildTarget CATALYST_14 =
            new BuildTarget(Platform.MACCATALYST, Version.of(14, 0), Version.of(17, 4), false);

    private static MachO macos11(MachO file) {
        return file.buildVersion(MachO.MACOS, MachO.version(11, 0, 0), MachO.version(14, 4, 0));
    }

    private static MachO catalyst14(MachO file) {
        return file.buildVersion(MachO.CATALYST, MachO.version(14, 0, 0), MachO.version(17, 4, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "1, macos",
        "2, ios",
        "3, tvos",
        "4, watchos",
        "5, bridgeos",
        "6, maccatalyst",
        "7, ios-simulator",
        "8, tvos-simulator",
        "9, watchos-simulator",
        "10, driverkit",
        "11, visionos",
        "12, visionos-simulator",
        "0, platform 0",
        "13, platform 13",
        "4294967295, platform 4294967295",
    })
    void platformsAreAnOpenSet(long number, String label) throws Exception {
        Image image = Reading.image(MachO.dylib(MachO.ARM64)
                .buildVersion(number, MachO.version(15, 4, 1), 0)
                .build());

        assertThat(image.platform()).contains(label);
        assertThat(image.minimumOs()).contains(new Version(15, 4, 1));
    }

    @Test
    void aZipperedImageStandsForMacosInEitherOrder() throws Exception {
        Image macosFirst =
                Reading.image(catalyst14(macos11(MachO.dylib(MachO.ARM64))).build());
        Image catalystFirst =
                Reading.image(macos11(catalyst14(MachO.dylib(MachO.ARM64))).build());

        assertThat(Reading.details(macosFirst).targets()).containsExactly(MACOS_11, CATALYST_14);
        assertThat(Reading.details(catalystFirst).targets()).containsExactly(CATALYST_14, MACOS_11);
        for (Image image : List.of(macosFirst, catalystFirst)) {
            assertThat(image.platform()).contains("macos");
            assertThat(image.minimumOs()).contains(Version.of(11, 0));
            assertThat(Reading.details(image).isZippered()).isTrue();
        }
    }

    @Test
    void ofTwoUnrelatedPlatformsTheFirstCounts() throws Exception {
        Image image =
                Reading.image(macos11(MachO.dylib(MachO.ARM64).buildVersion(MachO.IOS, MachO.version(13, 0, 0), 0))
                        .build());

        assertThat(image.platform()).contains("ios");
        assertThat(image.minimumOs()).contains(Version.of(13, 0));
        assertThat(Reading.details(image).isZippered()).isFalse();
    }

    @Test
    void anOldMacosCommandWithoutSdkTakesTheDeploymentTargetForIt() throws Exception {
        MachODetails details = Reading.details(MachO.dylib(MachO.X86_64)
                .versionMin(MACOSX, MachO.version(10, 9, 0), 0)
                .build());

        assertThat(details.targets())
                .containsExactly(new BuildTarget(Platform.MACOS, Version.of(10, 9), Version.of(10, 9), false));
    }

    @Test
    void aBuildVersionWithoutSdkStaysWithoutOne() throws Exception {
        MachODetails details = Reading.details(MachO.dylib(MachO.X86_64)
                .buildVersion(MachO.MACOS, MachO.version(10, 9, 0), 0)
                .build());

        assertThat(details.targets())
                .containsExactly(new BuildTarget(Platform.MACOS, Version.of(10, 9), Version.of(0, 0), false));
    }

    @Test
    void oldSimulatorImagesAreKnownByTheirIntelCpu() throws Exception {
        assertThat(platform(MachO.ARM64, IPHONEOS)).isEqualTo("ios");
        assertThat(platform(MachO.X86_64, IPHONEOS)).isEqualTo("ios-simulator");
        assertThat(platform(MachO.I386, IPHONEOS)).isEqualTo("ios-simulator");
        assertThat(platform(MachO.ARM64, TVOS)).isEqualTo("tvos");
        assertThat(platform(MachO.X86_64, TVOS)).isEqualTo("tvos-simulator");
        assertThat(platform(MachO.ARM64_32, WATCHOS)).isEqualTo("watchos");
        assertThat(platform(MachO.I386, WATCHOS)).isEqualTo("watchos-simulator");
    }

    private static String platform(MachO.Cpu cpu, int command) throws Exception {
        return Reading.image(MachO.dylib(cpu)
                        .versionMin(command, MachO.version(8, 0, 0), 0)
                        .build())
                .platform()
                .orElseThrow();
    }

    @Test
    void whatDyldAssumesIsInTheDetailsOnly() throws Exception {
        Image intel = Reading.image(MachO.dylib(MachO.X86_64).build());
        Image arm = Reading.image(MachO.dylib(MachO.ARM64).build());
        Image ppc = Reading.image(MachO.dylib(MachO.PPC).build());

        assertThat(Reading.details(intel).targets())
                .containsExactly(new BuildTarget(Platform.MACOS, Version.of(10, 5), Version.of(10, 5), true));
        assertThat(Reading.details(arm).targets())
                .containsExactly(new BuildTarget(Platform.MACOS, Version.of(11, 0), Version.of(11, 0), true));
        assertThat(Reading.details(ppc).targets()).isEmpty();
        for (Image image : List.of(intel, arm, ppc)) {
            assertThat(image.platform()).isEmpty();
            assertThat(image.minimumOs()).isEmpty();
        }
    }

    @Test
    void nothingIsAssumedWhenThePlatformCommandIsDamaged() throws Exception {
        Image image =
                Reading.image(MachO.dylib(MachO.ARM64).minos(14, 0).build().withU32("LC_BUILD_VERSION.ntools", 1));

        assertThat(Reading.details(image).targets()).isEmpty();
        assertThat(image.defects()).extracting("field").containsExactly("build_version_command.ntools");
    }
}
