package io.github.archcheck.lock.conda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.platform.TargetNames;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualPackagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "__glibc >=2.17,<3.0.a0; linux-x86_64-glibc2.28; met",
                "__glibc >=2.34; linux-x86_64-glibc2.28; unmet",
                "__glibc >=2.34|2.28.*; linux-x86_64-glibc2.28; met",
                "__glibc ==2.28; linux-x86_64-glibc2.28; met",
                "__glibc <2.28; linux-x86_64-glibc2.28; unmet",
                "__glibc >=2.17; linux-x86_64-musl1.2; unmet",
                "__musl >=1.1; linux-x86_64-musl1.2; met",
                "__osx >=11.0; macos-14-arm64; met",
                "__osx >=15; macos-14-arm64; unmet",
                "__osx; linux-64; unmet",
                "__unix; win-64; unmet",
                "__unix; macos-14-arm64; met",
                "__win; win-64; met",
                "__linux >=5.10; linux-64; met",
                "__cuda >=12; linux-64; unknown",
                "__cuda; macos-14-arm64; unmet",
                "__archspec 1 x86_64; linux-64; met",
                "__archspec 1 x86_64_v3; linux-64; unknown",
                "__archspec 1 m1; macos-14-arm64; met",
                "__glibc what; linux-64; unknown",
                "__conda >=4.9; linux-64; met",
                "python >=3.12; linux-64; met",
            })
    void whatPackagesAskOfTheMachine(String spec, String target, String expected) throws Exception {
        VirtualPackages.Answers answers = VirtualPackages.ask(List.of(spec), TargetNames.parse(target));
        assertThat(answers.unmet().isEmpty() ? answers.unknown().isEmpty() ? "met" : "unknown" : "unmet")
                .isEqualTo(expected);
    }
}
