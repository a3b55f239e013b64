package io.github.archcheck.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.ArchitectureNames;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HostProbeTest {
    @Test
    void anUnknownSystemHasFactsAndAProblemInsteadOfATarget() {
        Host host = HostProbe.probe(new FakeMachine("FreeBSD", "amd64").property("os.version", "14.1-RELEASE"));

        assertThat(host.target()).isEmpty();
        assertThat(host.problem()).contains("archcheck cannot judge for FreeBSD; name another machine with --target");
        assertThat(Facts.of(host)).isEqualTo("""
                        operating system: FreeBSD (os.name of this JVM)
                        version: 14.1-RELEASE (os.version of this JVM)
                        process architecture: amd64 (os.arch of this JVM)
                        """);
    }

    @Test
    void thisMachineHasATargetThatItsNameAlsoNames() throws UnknownTargetException {
        Host host = HostProbe.probe();

        Target target = host.target().orElseThrow();
        assertThat(target.source()).isEqualTo(Target.Source.HOST);
        assertThat(TargetNames.parse(target.name()))
                .usingRecursiveComparison()
                .ignoringFields("source", "assumed")
                .isEqualTo(target);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onThisLinuxTheArchitectureIsThatOfTheJvmAndTheCLibraryIsKnown() {
        Host host = HostProbe.probe();

        Architecture.Known expected = ArchitectureNames.find(OperatingSystem.LINUX, System.getProperty("os.arch"))
                .orElseThrow();
        assertThat(host.target().map(Target::architecture)).contains(expected);
        assertThat(host.target().orElseThrow().assumed()).isEmpty();
    }

    @Test
    void onlyAMacIsAskedForItsSysctls() {
        Map<String, String> values = new LocalMachine().sysctl(List.of("kernel.ostype"));

        assertThat(values).isEmpty();
    }

    @Test
    void sysctlLinesBecomeValues() {
        assertThat(LocalMachine.values("hw.optional.arm64: 1\nsysctl.proc_translated: 0\nnonsense\n: x\n"))
                .containsOnly(Map.entry("hw.optional.arm64", "1"), Map.entry("sysctl.proc_translated", "0"));
    }

    @Test
    void aFileIsReadUpToTheLimitAndWhatIsNoFileIsEmpty(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "abc");
        LocalMachine machine = new LocalMachine();

        assertThat(machine.readText(file, 2)).contains("ab");
        assertThat(machine.readText(file, 9)).contains("abc");
        assertThat(machine.read(folder, 9)).isEmpty();
        assertThat(machine.list(folder)).containsExactly("file");
        assertThat(machine.list(file)).isEmpty();
    }
}
