package io.github.archcheck.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.platform.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsProbeTest {
    private static final String ARM = "ARMv8 (64-bit) Family 8 Model 1 Revision 201, Qualcomm Technologies Inc";
    private static final String INTEL = "Intel64 Family 6 Model 142 Stepping 12, GenuineIntel";

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # os.arch, ARCHITECTURE, ARCHITEW6432, processor, target,        emulated
            amd64,     AMD64,        -,            intel,     windows-amd64, no
            x86,       x86,          AMD64,        intel,     windows-amd64, no
            x86,       x86,          -,            intel,     windows-x86,   no
            aarch64,   ARM64,        -,            arm,       windows-arm64, no
            amd64,     AMD64,        -,            arm,       windows-arm64, yes
            x86,       x86,          ARM64,        arm,       windows-arm64, yes
            """)
    void theTargetIsTheMachineAndNotTheProcess(
            String osArch, String architecture, String real, String processor, String target, String emulated) {
        FakeMachine machine = new FakeMachine("Windows 11", osArch)
                .variable("PROCESSOR_ARCHITECTURE", architecture)
                .variable("PROCESSOR_IDENTIFIER", processor.equals("arm") ? ARM : INTEL);
        if (real != null) {
            machine.variable("PROCESSOR_ARCHITEW6432", real);
        }
        Host host = HostProbe.probe(machine);

        assertThat(host.target().map(Target::name)).contains(target);
        assertThat(host.target().orElseThrow().assumed()).isEmpty();
        assertThat(Facts.of(host)).contains("this program is emulated: " + emulated + " (");
    }

    @Test
    void anEmptyEnvironmentLeavesTheMachineUnknown() {
        Host host = HostProbe.probe(new FakeMachine("Windows 11", "amd64").property("os.version", "10.0"));

        assertThat(host.target().orElseThrow().assumed()).containsExactly("x86_64");
        assertThat(Facts.of(host)).isEqualTo("""
                        operating system: Windows 11 (os.name of this JVM)
                        version: 10.0 (os.version of this JVM)
                        machine architecture: unknown (PROCESSOR_ARCHITECTURE)
                        process architecture: amd64 (os.arch of this JVM)
                        this program is emulated: unknown (the machine architecture is unknown)
                        """);
    }
}
