package io.github.archcheck.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetNamesTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # name,                        architecture, version, translated, assumed
            macos-arm64,                    arm64,        14.0,    false,      macOS 14
            macos-aarch64,                  arm64,        14.0,    false,      macOS 14
            macos-14-arm64,                 arm64,        14.0,    false,      -
            macos-14.4-arm64,               arm64,        14.4,    false,      -
            macos-14.4.1-arm64,             arm64,        14.4.1,  false,      -
            macos-15-x86_64,                x86_64,       15.0,    false,      -
            macos-26-x86_64,                x86_64,       26.0,    false,      -
            macos-27-x86_64,                x86_64,       27.0,    false,      -
            macos-10.15-x86_64,             x86_64,       10.15,   false,      -
            macos-14-rosetta,               x86_64,       14.0,    true,       -
            macos-28-rosetta,               x86_64,       28.0,    true,       -
            macos-rosetta,                  x86_64,       14.0,    true,       macOS 14
            macosx-11.0-arm64,              arm64,        11.0,    false,      -
            aarch64-apple-darwin,           arm64,        14.0,    false,      macOS 14
            arm64-apple-darwin,             arm64,        14.0,    false,      macOS 14
            x86_64-apple-darwin,            x86_64,       14.0,    false,      macOS 14
            arm64-apple-macosx14.0,         arm64,        14.0,    false,      -
            arm64-apple-macosx14.4.1,       arm64,        14.4.1,  false,      -
            x86_64-apple-macos10.15,        x86_64,       10.15,   false,      -
            arm64-apple-darwin23.4.0,       arm64,        14.0,    false,      -
            x86_64-apple-darwin13.4.0,      x86_64,       10.9,    false,      -
            arm64-apple-darwin24,           arm64,        15.0,    false,      -
            arm64-apple-darwin25.0.0,       arm64,        26.0,    false,      -
            darwin-arm64,                   arm64,        14.0,    false,      macOS 14
            darwin/arm64,                   arm64,        14.0,    false,      macOS 14
            darwin/amd64,                   x86_64,       14.0,    false,      macOS 14
            osx-arm64,                      arm64,        14.0,    false,      macOS 14
            osx-64,                         x86_64,       14.0,    false,      macOS 14
            macosx_11_0_arm64,              arm64,        11.0,    false,      -
            macosx_14_4_arm64,              arm64,        14.4,    false,      -
            macosx_10_9_x86_64,             x86_64,       10.9,    false,      -
            macosx_10_16_x86_64,            x86_64,       10.16,   false,      -
            """)
    void namesOfMacs(String name, String architecture, String version, boolean translated, String assumed)
            throws UnknownTargetException {
        Target target = TargetNames.parse(name);

        assertThat(target.os()).isEqualTo(OperatingSystem.MACOS);
        assertThat(target.architecture().label()).isEqualTo(architecture);
        assertThat(target.osVersion().map(Version::toString)).contains(version);
        assertThat(target.libc()).isEmpty();
        assertThat(target.translated()).isEqualTo(translated);
        assertThat(target.assumed()).isEqualTo(Stream.ofNullable(assumed).toList());
        assertThat(target.source()).isEqualTo(Target.Source.OPTION);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # name,                         architecture, libc,  version, assumed
            linux-x86_64,                   x86_64,       glibc, 2.28,    glibc 2.28
            linux-aarch64,                  arm64,        glibc, 2.28,    glibc 2.28
            linux-arm64,                    arm64,        glibc, 2.28,    glibc 2.28
            linux-x86_64-glibc2.28,         x86_64,       glibc, 2.28,    -
            linux-x86_64-glibc2.36,         x86_64,       glibc, 2.36,    -
            linux-x86_64-gnu,               x86_64,       glibc, 2.28,    glibc 2.28
            linux-aarch64-musl1.2,          arm64,        musl,  1.2,     -
            linux-aarch64-musl1.2.5,        arm64,        musl,  1.2.5,   -
            linux-x86_64-musl,              x86_64,       musl,  1.2,     musl 1.2
            linux-loongarch64,              loongarch64,  glibc, 2.36,    glibc 2.36
            x86_64-unknown-linux-gnu,       x86_64,       glibc, 2.28,    glibc 2.28
            aarch64-unknown-linux-gnu,      arm64,        glibc, 2.28,    glibc 2.28
            aarch64-unknown-linux-musl,     arm64,        musl,  1.2,     musl 1.2
            x86_64-unknown-linux-musl,      x86_64,       musl,  1.2,     musl 1.2
            x86_64-alpine-linux-musl,       x86_64,       musl,  1.2,     musl 1.2
            x86_64-conda-linux-gnu,         x86_64,       glibc, 2.28,    glibc 2.28
            x86_64-conda_cos6-linux-gnu,    x86_64,       glibc, 2.28,    glibc 2.28
            armv7-unknown-linux-gnueabihf,  armv7l,       glibc, 2.28,    glibc 2.28
            armv7-unknown-linux-musleabihf, armv7l,       musl,  1.2,     musl 1.2
            riscv64-unknown-linux,          riscv64,      glibc, 2.28,    glibc 2.28
            riscv64gc-unknown-linux-gnu,    riscv64,      glibc, 2.28,    glibc 2.28
            powerpc64le-unknown-linux-gnu,  ppc64le,      glibc, 2.28,    glibc 2.28
            x86_64-linux-gnu.2.17,          x86_64,       glibc, 2.17,    -
            x86_64-linux-gnu,               x86_64,       glibc, 2.28,    glibc 2.28
            aarch64-linux-gnu,              arm64,        glibc, 2.28,    glibc 2.28
            i386-linux-gnu,                 i686,         glibc, 2.28,    glibc 2.28
            arm-linux-gnueabihf,            armv7l,       glibc, 2.28,    glibc 2.28
            arm-linux-gnueabi,              arm,          glibc, 2.28,    glibc 2.28
            x86_64-linux-gnux32,            x32,          glibc, 2.28,    glibc 2.28
            mips64el-linux-gnuabi64,        mips64el,     glibc, 2.28,    glibc 2.28
            powerpc64le-linux-gnu,          ppc64le,      glibc, 2.28,    glibc 2.28
            s390x-linux-gnu,                s390x,        glibc, 2.28,    glibc 2.28
            linux/amd64,                    x86_64,       glibc, 2.28,    glibc 2.28
            linux/amd64/v3,                 x86_64,       glibc, 2.28,    glibc 2.28
            linux/arm64,                    arm64,        glibc, 2.28,    glibc 2.28
            linux/arm64/v8,                 arm64,        glibc, 2.28,    glibc 2.28
            linux/arm,                      armv7l,       glibc, 2.28,    glibc 2.28
            linux/arm/v7,                   armv7l,       glibc, 2.28,    glibc 2.28
            linux/arm/v5,                   arm,          glibc, 2.28,    glibc 2.28
            linux/386,                      i686,         glibc, 2.28,    glibc 2.28
            linux/ppc64le,                  ppc64le,      glibc, 2.28,    glibc 2.28
            linux/s390x,                    s390x,        glibc, 2.28,    glibc 2.28
            linux/riscv64,                  riscv64,      glibc, 2.28,    glibc 2.28
            linux-64,                       x86_64,       glibc, 2.28,    glibc 2.28
            linux-32,                       i686,         glibc, 2.28,    glibc 2.28
            linux-ppc64le,                  ppc64le,      glibc, 2.28,    glibc 2.28
            linux-s390x,                    s390x,        glibc, 2.28,    glibc 2.28
            linux-armv7l,                   armv7l,       glibc, 2.28,    glibc 2.28
            linux-riscv64,                  riscv64,      glibc, 2.28,    glibc 2.28
            manylinux_2_28_aarch64,         arm64,        glibc, 2.28,    -
            manylinux_2_17_x86_64,          x86_64,       glibc, 2.17,    -
            manylinux2014_x86_64,           x86_64,       glibc, 2.17,    -
            manylinux2010_x86_64,           x86_64,       glibc, 2.12,    -
            manylinux1_i686,                i686,         glibc, 2.5,     -
            musllinux_1_2_x86_64,           x86_64,       musl,  1.2,     -
            linux_x86_64,                   x86_64,       glibc, 2.28,    glibc 2.28
            linux_armv7l,                   armv7l,       glibc, 2.28,    glibc 2.28
            x86_64-manylinux_2_28,          x86_64,       glibc, 2.28,    -
            aarch64-manylinux2014,          arm64,        glibc, 2.17,    -
            x86_64-musllinux_1_1,           x86_64,       musl,  1.1,     -
            """)
    void namesOfLinux(String name, String architecture, String libc, String version, String assumed)
            throws UnknownTargetException {
        Target target = TargetNames.parse(name);

        assertThat(target.os()).isEqualTo(OperatingSystem.LINUX);
        assertThat(target.architecture().label()).isEqualTo(architecture);
        assertThat(target.osVersion()).isEmpty();
        assertThat(target.libc().map(c -> c.kind().label() + " " + c.version())).contains(libc + " " + version);
        assertThat(target.translated()).isFalse();
        assertThat(target.assumed()).isEqualTo(Stream.ofNullable(assumed).toList());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            windows-amd64,            x86_64
            windows-x86_64,           x86_64
            windows-arm64,            arm64
            windows-x86,              i686
            x86_64-pc-windows-msvc,   x86_64
            aarch64-pc-windows-msvc,  arm64
            i686-pc-windows-msvc,     i686
            x86_64-pc-windows-gnu,    x86_64
            x86_64-w64-mingw32,       x86_64
            windows/amd64,            x86_64
            windows/arm64,            arm64
            win-64,                   x86_64
            win-arm64,                arm64
            win-32,                   i686
            win_amd64,                x86_64
            win-amd64,                x86_64
            win_arm64,                arm64
            win32,                    i686
            """)
    void namesOfWindows(String name, String architecture) throws UnknownTargetException {
        Target target = TargetNames.parse(name);

        assertThat(target.os()).isEqualTo(OperatingSystem.WINDOWS);
        assertThat(target.architecture().label()).isEqualTo(architecture);
        assertThat(target.osVersion()).isEmpty();
        assertThat(target.libc()).isEmpty();
        assertThat(target.assumed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            macos   | macos-14-arm64          | macOS 14, arm64
            linux   | linux-x86_64-glibc2.28  | glibc 2.28, x86_64
            windows | windows-amd64           | amd64
            """)
    void bareNamesMeanWhatTheyMeanInUvAndSayWhatIsAssumed(String name, String canonical, String assumed)
            throws UnknownTargetException {
        Target target = TargetNames.parse(name);

        assertThat(target.name()).isEqualTo(canonical);
        assertThat(String.join(", ", target.assumed())).isEqualTo(assumed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"macOS-14-ARM64", "  macos-14-arm64 ", "MACOS-14-Aarch64"})
    void upperAndLowerCaseAreAlike(String name) throws UnknownTargetException {
        assertThat(TargetNames.parse(name)).isEqualTo(TargetNames.parse("macos-14-arm64"));
    }

    static Stream<TargetGroup.Example> examples() {
        return TargetNames.groups().stream().skip(1).flatMap(group -> group.examples().stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyListedNameIsAcceptedAndItsCanonicalNameNamesTheSameTarget(TargetGroup.Example example)
            throws UnknownTargetException {
        assertRoundTrip(TargetNames.parse(example.name()));
    }

    @Test
    void everyArchitectureOfEverySystemHasACanonicalNameThatIsAccepted() throws UnknownTargetException {
        for (Target.Source source : Target.Source.values()) {
            for (String name : ArchitectureNames.usual(OperatingSystem.LINUX)) {
                Architecture.Known architecture =
                        ArchitectureNames.find(OperatingSystem.LINUX, name).orElseThrow();
                for (Libc.Kind kind : Libc.Kind.values()) {
                    assertRoundTrip(Target.linux(architecture, kind, Optional.empty(), source));
                }
            }
            for (String name : ArchitectureNames.usual(OperatingSystem.WINDOWS)) {
                assertRoundTrip(Target.windows(
                        ArchitectureNames.find(OperatingSystem.WINDOWS, name).orElseThrow(), source));
            }
            for (String version : List.of("11", "12.6.8", "14.4", "26.1", "28")) {
                assertRoundTrip(Target.macos(Architecture.Known.ARM64, Version.parse(version), false, source));
                assertRoundTrip(Target.macos(Architecture.Known.X86_64, Version.parse(version), false, source));
                assertRoundTrip(Target.macos(Architecture.Known.X86_64, Version.parse(version), true, source));
            }
        }
    }

    private static void assertRoundTrip(Target target) throws UnknownTargetException {
        Target again = TargetNames.parse(target.name());

        assertThat(again.name()).isEqualTo(target.name());
        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("assumed", "source")
                .isEqualTo(target);
        assertThat(again.assumed()).isEmpty();
    }

    @Test
    void aListedAliasIsExplainedByItsCanonicalName() throws UnknownTargetException {
        for (TargetGroup group :
                TargetNames.groups().subList(4, TargetNames.groups().size())) {
            for (TargetGroup.Example example : group.examples()) {
                assertThat(TargetNames.parse(example.name()).name())
                        .as(example.name())
                        .isEqualTo(example.meaning());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            linux-foo                  | unknown architecture 'foo' for Linux; known are x86_64, aarch64, i686, armv7l, ppc64le, s390x, riscv64, loongarch64 and rarer ones
            windows-ppc64le            | unknown architecture 'ppc64le' for Windows; known are amd64, arm64, x86
            macos-14-riscv64           | unknown architecture 'riscv64' for macOS; known are arm64, x86_64
            macos-10.5-arm64           | arm64 needs macOS 11 or later
            macosx_10_9_arm64          | arm64 needs macOS 11 or later
            arm64-apple-darwin19       | arm64 needs macOS 11 or later
            macos-10.15-rosetta        | Rosetta 2 needs macOS 11 or later
            macos-10.3-x86_64          | x86_64 needs macOS 10.4 or later
            macos-10.17-x86_64         | there is no macOS 10.17
            macos-144-arm64            | there is no macOS 144
            macos-17-arm64             | after macOS 15 came 26; there is no 17
            macos-16-arm64             | after macOS 15 came 26; there is no 16
            macos-14                   | which processor? macos-14-arm64, macos-14-x86_64 (an Intel Mac) or macos-14-rosetta
            macos-14.1.2.3-arm64       | '14.1.2.3' is no version
            macosx_11_0_universal2     | universal2 stands for several architectures; choose arm64 or x86_64
            macosx_10_9_intel          | intel stands for several architectures; choose arm64 or x86_64
            macos-14-universal2        | universal2 stands for several architectures; choose arm64 or x86_64
            osx-32                     | macOS runs no 32 programs any more
            i386-apple-darwin          | macOS runs no i386 programs any more
            arm64e-apple-darwin        | only Apple's own programs run as arm64e; use arm64
            manylinux1_aarch64         | glibc runs on arm64 from 2.17 on, not 2.5
            linux-loongarch64-glibc2.28 | glibc runs on loongarch64 from 2.36 on, not 2.28
            linux-x86_64-glibc3.0      | there is no glibc 3.0; versions begin with 2
            linux-x86_64-musl2.28      | there is no musl 2.28; versions begin with 1
            linux/arm/v6               | ARMv6 code cannot be told from ARMv7 code; use linux-armv7l
            Foo-ManyLinux_2_28         | unknown architecture 'foo' for Linux
            linux-armv6l               | ARMv6 code cannot be told from ARMv7 code; use linux-armv7l
            x86_64-linux-gnueabihf     | unknown ABI 'eabihf' for x86_64
            aarch64-linux-android      | archcheck judges for macOS, Linux and Windows
            arm64-apple-ios17.0        | archcheck judges for macOS, Linux and Windows
            x86_64-unknown-freebsd     | archcheck judges for macOS, Linux and Windows
            wasm32-pyodide2024         | archcheck judges for macOS, Linux and Windows
            any                        | archcheck judges for macOS, Linux and Windows on one processor
            arm64                      | it names an architecture but no system
            host                       | archcheck targets lists the names
            ''                         | archcheck targets lists the names
            macosx_13_arm64            | archcheck targets lists the names
            """)
    void whatCannotBeATargetIsRefusedWithTheReason(String name, String reason) {
        assertThatExceptionOfType(UnknownTargetException.class)
                .isThrownBy(() -> TargetNames.parse(name))
                .satisfies(e -> {
                    assertThat(e.name()).isEqualTo(name);
                    assertThat(e.reason()).startsWith(reason);
                    assertThat(e).hasMessage("'" + name + "' is no target: " + e.reason());
                });
    }

    @ParameterizedTest
    @CsvSource({
        "maocs-arm64, macos-arm64",
        "macos-arm46, macos-arm64",
        "mac-arm64, macos-arm64",
        "macos-14-roseta, macos-14-rosetta",
        "linux-aarch46, linux-aarch64",
        "linux/armm64, linux/arm64",
        "manylinux_2_28_arch64, manylinux_2_28_aarch64",
        "windows-arm46, windows-arm64",
        "hots, host",
    })
    void theNearestKnownNameComesFirst(String name, String nearest) {
        assertThatExceptionOfType(UnknownTargetException.class)
                .isThrownBy(() -> TargetNames.parse(name))
                .satisfies(e -> assertThat(e.nearest()).startsWith(nearest).hasSizeBetween(1, 3));
    }

    @Test
    void nothingIsSuggestedForWhatResemblesNoName() {
        for (String name : List.of("completely different", "x".repeat(100_000))) {
            assertThatExceptionOfType(UnknownTargetException.class)
                    .isThrownBy(() -> TargetNames.parse(name))
                    .satisfies(e -> assertThat(e.nearest()).isEmpty());
        }
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() throws UnknownTargetException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(TargetNames.parse("LINUX-I686").name()).isEqualTo("linux-i686-glibc2.28");
        } finally {
            Locale.setDefault(before);
        }
    }
}
