package io.github.archcheck.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacProbeTest {
    private static final String PLATFORM_PLIST = "/System/Library/CoreServices/.SystemVersionPlatform.plist";
    private static final String PLIST = "/System/Library/CoreServices/SystemVersion.plist";
    private static final String CRYPTEX = "/System/Volumes/Preboot/Cryptexes/OS/System/Library/dyld/";
    private static final String OLD_CACHE = "/System/Library/dyld/";
    private static final String ROSETTA = "/Library/Apple/usr/libexec/oah/libRosettaRuntime";

    private static String plist(String version) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <plist version="1.0">
                <dict>
                \t<key>ProductBuildVersion</key>
                \t<string>23E224</string>
                \t<key>ProductUserVisibleVersion</key>
                \t<string>99.9</string>
                \t<key>ProductVersion</key>
                \t<string>%s</string>
                </dict>
                </plist>
                """.formatted(version);
    }

    private static FakeMachine mac(String osArch, String version) {
        return new FakeMachine("Mac OS X", osArch).file(PLATFORM_PLIST, plist(version));
    }

    @Test
    void aNativeJvmOnAppleSilicon() {
        Host host = HostProbe.probe(mac("aarch64", "14.4.1").file(ROSETTA, ""));

        assertThat(host.target().map(Target::name)).contains("macos-14.4.1-arm64");
        assertThat(host.target().orElseThrow().assumed()).isEmpty();
        assertThat(Facts.of(host)).isEqualTo("""
                        operating system: Mac OS X (os.name of this JVM)
                        version: 14.4.1 (/System/Library/CoreServices/.SystemVersionPlatform.plist)
                        machine architecture: arm64 (os.arch of this JVM)
                        process architecture: aarch64 (os.arch of this JVM)
                        this program is translated: no (process and machine architecture)
                        Rosetta 2 is installed: yes (/Library/Apple/usr/libexec/oah/libRosettaRuntime)
                        """);
    }

    @Test
    void aTranslatedJvmStillMeansTheNativeMachine() {
        Host host = HostProbe.probe(
                mac("x86_64", "15.1").sysctl("hw.optional.arm64", "1").sysctl("sysctl.proc_translated", "1"));

        Target target = host.target().orElseThrow();
        assertThat(target.name()).isEqualTo("macos-15.1-arm64");
        assertThat(target.translated()).isFalse();
        assertThat(Facts.of(host)).isEqualTo("""
                        operating system: Mac OS X (os.name of this JVM)
                        version: 15.1 (/System/Library/CoreServices/.SystemVersionPlatform.plist)
                        machine architecture: arm64 (sysctl hw.optional.arm64)
                        process architecture: x86_64 (os.arch of this JVM)
                        this program is translated: yes (process and machine architecture)
                        Rosetta 2 is installed: yes (it translates this program)
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        // macOS 13 and later, then 11 and 12; when sysctl gives no answer
        CRYPTEX
                + "dyld_shared_cache_arm64e, arm64, dyld_shared_cache_arm64e in /System/Volumes/Preboot/Cryptexes/OS/System/Library/dyld",
        OLD_CACHE + "dyld_shared_cache_arm64e.1, arm64, dyld_shared_cache_arm64e in /System/Library/dyld",
        CRYPTEX
                + "dyld_shared_cache_x86_64h.01, x86_64, only dyld_shared_cache_x86_64 in /System/Volumes/Preboot/Cryptexes/OS/System/Library/dyld",
        OLD_CACHE + "dyld_shared_cache_x86_64, x86_64, only dyld_shared_cache_x86_64 in /System/Library/dyld",
    })
    void theSharedCacheTellsTheProcessor(String cache, String architecture, String source) {
        Host host = HostProbe.probe(mac("x86_64", "13.0").file(cache, ""));

        assertThat(host.target().map(t -> t.architecture().label())).contains(architecture);
        assertThat(Facts.of(host)).contains("machine architecture: " + architecture + " (" + source + ")\n");
    }

    @Test
    void theCacheForTranslatedProgramsDoesNotMakeAnIntelMac() {
        Host host = HostProbe.probe(mac("x86_64", "13.0")
                .file(CRYPTEX + "dyld_shared_cache_x86_64", "")
                .file(CRYPTEX + "dyld_shared_cache_arm64e", ""));

        assertThat(host.target().map(Target::name)).contains("macos-13-arm64");
    }

    @Test
    void anIntelMac() {
        Host host = HostProbe.probe(mac("x86_64", "12.7.4").file(OLD_CACHE + "dyld_shared_cache_x86_64h", ""));

        assertThat(host.target().map(Target::name)).contains("macos-12.7.4-x86_64");
        assertThat(host.target().orElseThrow().assumed()).isEmpty();
        assertThat(Facts.of(host))
                .contains("this program is translated: no (process and machine architecture)\n")
                .contains("Rosetta 2 is installed: no (an Intel Mac)\n");
    }

    @Test
    void aProcessorThatNothingTellsIsUnknownAndSaidToBeAssumed() {
        Host host = HostProbe.probe(mac("x86_64", "13.0"));

        assertThat(host.target().map(Target::name)).contains("macos-13-x86_64");
        assertThat(host.target().orElseThrow().assumed()).containsExactly("x86_64");
        assertThat(Facts.of(host))
                .contains("machine architecture: unknown (sysctl hw.optional.arm64, ")
                .contains("this program is translated: unknown (");
    }

    @Test
    void withoutRosettaTheFactSaysSo() {
        assertThat(Facts.of(HostProbe.probe(mac("aarch64", "14.0"))))
                .contains("Rosetta 2 is installed: no (" + ROSETTA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.16", "16.0"})
    void theVersionForOldProgramsIsNotBelieved(String compatible) {
        FakeMachine machine =
                mac("aarch64", compatible).file(PLIST, plist(compatible)).property("os.version", compatible);
        Target unknown = HostProbe.probe(machine).target().orElseThrow();
        Target known =
                HostProbe.probe(machine.property("os.version", "26.1")).target().orElseThrow();

        assertThat(unknown.assumed()).containsExactly("macOS 14");
        assertThat(known.osVersion()).contains(Version.of(26, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<plist>", "<key>ProductVersion</key><string></string>", "bplist00"})
    void aDamagedVersionFileLeavesTheVersionUnknown(String content) {
        Host host = HostProbe.probe(new FakeMachine("Mac OS X", "aarch64").file(PLIST, content));

        assertThat(host.target().orElseThrow().assumed()).isEqualTo(List.of("macOS 14"));
        assertThat(Facts.of(host)).contains("version: unknown (" + PLATFORM_PLIST + ", " + PLIST + ")\n");
    }

    @Test
    void aProcessorThatNoMacHasIsAProblem() {
        assertThat(HostProbe.probe(new FakeMachine("Mac OS X", "ppc")).problem())
                .contains("archcheck cannot judge for macOS on ppc; name another machine with --target");
    }
}
