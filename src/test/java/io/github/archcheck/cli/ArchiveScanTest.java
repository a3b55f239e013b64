package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.archcheck.testkit.Images;
import io.github.archcheck.testkit.MachO;
import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Natives.LinuxCpu;
import io.github.archcheck.testkit.Tars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as users meet them: what comes out of {@code archcheck scan}. */
class ArchiveScanTest {
    private static final String DARWIN = "fast/_core.cpython-312-darwin.so";

    @TempDir
    Path folder;

    private Archcheck.Outcome scan(String name, byte[] archive, String... options) throws IOException {
        Files.write(folder.resolve(name), archive);
        String[] words = new String[options.length + 2];
        words[0] = "scan";
        words[1] = name;
        System.arraycopy(options, 0, words, 2, options.length);
        return Archcheck.in(folder).run(words);
    }

    private static JsonNode json(Archcheck.Outcome outcome) throws IOException {
        return new ObjectMapper().readTree(outcome.out());
    }

    @Test
    void anArm64ImageFullOfX86WheelsFailsAndSaysWhatPythonWillSay() throws IOException {
        byte[] image = Images.withVenv(
                "arm64", "x86_64-linux-gnu", Natives.so(LinuxCpu.X86_64).bytes());
        Archcheck.Outcome outcome = scan("image.tar", image);
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("No module named 'fast._core'").contains("arm64");
    }

    @Test
    void theSameImageWithArm64WheelsIsFine() throws IOException {
        byte[] image = Images.withVenv(
                "arm64", "aarch64-linux-gnu", Natives.so(LinuxCpu.AARCH64).bytes());
        Archcheck.Outcome outcome = scan("image.tar", image, "-f", "json");
        assertThat(outcome.status()).isZero();
        JsonNode root = json(outcome).at("/roots/0");
        assertThat(root.at("/target/architecture").asText()).isEqualTo("arm64");
        assertThat(root.at("/kind").asText()).isEqualTo("archive");
        assertThat(root.at("/environment").asText()).isEqualTo("app/.venv");
        assertThat(root.at("/binaries/0/path").asText())
                .isEqualTo("app/.venv/lib/python3.12/site-packages/fast/_core.cpython-312-aarch64-linux-gnu.so");
        assertThat(root.at("/binaries/0/distribution").asText()).isEqualTo("fast");
        assertThat(root.at("/binaries/0/module").asText()).isEqualTo("fast._core");
    }

    @Test
    void anImageCompressedAsAWholeIsTheSame() throws IOException {
        byte[] image = Images.withVenv(
                "arm64", "x86_64-linux-gnu", Natives.so(LinuxCpu.X86_64).bytes());
        assertThat(scan("image.tar.gz", Tars.gzip(image)).status()).isEqualTo(1);
    }

    @Test
    void aUniversalWheelWithX86OnlyIsCaughtOnArm() throws IOException {
        byte[] wheel = Images.wheel(
                "cp312-cp312-macosx_11_0_universal2",
                Map.of(DARWIN, Natives.bundle(MachO.X86_64).bytes()));
        String name = "fast-1.0-cp312-cp312-macosx_11_0_universal2.whl";
        Archcheck.Outcome arm = scan(name, wheel, "--target", "macos-14-arm64");
        assertThat(arm.status()).isEqualTo(1);
        assertThat(arm.out()).contains("AC001");
        Archcheck.Outcome intel = scan(name, wheel, "--target", "macos-14-x86_64");
        assertThat(intel.status()).isZero();
        assertThat(intel.out()).contains("AC302");
    }

    @Test
    void aWheelForAnotherSystemIsAnErrorWhateverItsModulesAreCalled() throws IOException {
        byte[] wheel = Images.wheel(
                "cp36-abi3-manylinux_2_17_x86_64",
                Map.of("fast/_fast_linux.abi3.so", Natives.so(LinuxCpu.X86_64).bytes()));
        String name = "fast-1.0-cp36-abi3-manylinux_2_17_x86_64.whl";
        assertThat(scan(name, wheel, "--target", "macos-14-arm64").status()).isEqualTo(1);
        assertThat(scan(name, wheel, "--target", "linux-x86_64").status()).isZero();
    }

    @Test
    void aWheelThatKeepsItsPromiseIsClean() throws IOException {
        byte[] wheel = Images.wheel(
                "cp312-cp312-macosx_11_0_universal2",
                Map.of(DARWIN, Natives.bundle(MachO.X86_64, MachO.ARM64).bytes()));
        Archcheck.Outcome outcome = scan(
                "fast-1.0-cp312-cp312-macosx_11_0_universal2.whl", wheel, "--target", "macos-14-arm64", "-f", "json");
        assertThat(outcome.status()).isZero();
        JsonNode root = json(outcome).at("/roots/0");
        assertThat(root.at("/kind").asText()).isEqualTo("wheel");
        assertThat(root.at("/findings").size()).isZero();
        assertThat(root.at("/binaries/0/verdict").asText()).isEqualTo("runs");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 100, 1000})
    void aWheelThatIsCutOffIsDamaged(int kept) throws IOException {
        byte[] wheel = Images.wheel(
                "cp312-cp312-macosx_11_0_arm64",
                Map.of(DARWIN, Natives.bundle(MachO.ARM64).bytes()));
        Archcheck.Outcome outcome = scan(
                "fast-1.0-cp312-cp312-macosx_11_0_arm64.whl", Arrays.copyOf(wheel, kept), "--target", "macos-14-arm64");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("AC016");
    }

    @Test
    void aPreinstalledWheelThatLiesIsAnError() throws IOException {
        byte[] wheel = Images.wheel(
                "cp312-cp312-macosx_11_0_arm64",
                Map.of(DARWIN, Natives.bundle(MachO.X86_64).bytes()));
        Path wheels = Files.createDirectory(folder.resolve("wheels"));
        Files.write(wheels.resolve("fast-1.0-cp312-cp312-macosx_11_0_arm64.whl"), wheel);
        for (String source : new String[] {"wheels", "wheels/fast-1.0-cp312-cp312-macosx_11_0_arm64.whl"}) {
            Archcheck.Outcome outcome =
                    Archcheck.in(folder).run("preinstall", source, "--target", "macos-14-arm64", "-f", "json");
            assertThat(outcome.status()).isEqualTo(1);
            JsonNode verdict = json(outcome).at("/roots/0/packages/0");
            assertThat(verdict.at("/verdict").asText()).isEqualTo("ok");
            assertThat(verdict.at("/content").asText()).isEqualTo("cannot-run");
            assertThat(verdict.at("/source").asText()).isEqualTo("fast-1.0-cp312-cp312-macosx_11_0_arm64.whl");
        }
    }
}
