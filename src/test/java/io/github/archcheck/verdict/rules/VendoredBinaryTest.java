package io.github.archcheck.verdict.rules;

import static io.github.archcheck.testkit.MachO.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Natives;
import io.github.archcheck.testkit.Tree;
import io.github.archcheck.testkit.Unpacked;
import io.github.archcheck.verdict.Judged;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendoredBinaryTest {
    @TempDir
    Path folder;

    private Judged judge(String target) throws IOException, InterruptedException {
        Tree tree = Tree.at(folder)
                .file("a-1.0/PKG-INFO", "Name: a", "Version: 1.0")
                .file("a-1.0/a.egg-info/PKG-INFO", "Name: a", "Version: 1.0")
                .bytes(
                        "a-1.0/a/lib/libz.dylib",
                        Natives.dylib("libz.dylib", X86_64).bytes())
                .bytes(
                        "a-1.0/a/_x.cpython-310-darwin.so",
                        Natives.bundle(X86_64).bytes());
        return Unpacked.judge(tree.root(), "a-1.0.tar.gz", target, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"macos-14-arm64", "macos-14-x86_64", "linux-aarch64", "windows-amd64"})
    void sourcesAreForNoMachine(String target) throws IOException, InterruptedException {
        assertThat(judge(target).findings().stream().map(Unpacked::line))
                .containsExactly("AC308 info a-1.0/a/_x.cpython-310-darwin.so", "AC308 info a-1.0/a/lib/libz.dylib");
    }

    @Test
    void whatIsCarriedAlongIsNamedAndOwned() throws IOException, InterruptedException {
        Judged judged = judge("linux-x86_64");

        assertThat(judged.findings().get(1).message())
                .isEqualTo("comes ready built with the sources: Mach-O for x86_64");
        assertThat(judged.distributions()).hasSize(1);
        assertThat(judged.distributions().get(0).distribution().name()).isEqualTo("a");
        assertThat(judged.distributions().get(0).binaries()).isEqualTo(2);
        assertThat(judged.distributions().get(0).verdict().label()).isEqualTo("not-used");
    }
}
