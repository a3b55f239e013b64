package io.github.archcheck.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Tree;
import io.github.archcheck.testkit.Unpacked;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellDistributionTest {
    private static final String MARKED = "tensorflow-intel==2.15.1; platform_system == 'Windows'";

    @TempDir
    Path folder;

    private Tree shell(String root) throws IOException {
        return Tree.at(folder.resolve(root))
                .file(
                        "tensorflow-2.15.1.dist-info/METADATA",
                        "Name: tensorflow",
                        "Version: 2.15.1",
                        "Requires-Dist: " + MARKED,
                        "Requires-Dist: absl-py; extra == 'and-cuda'")
                .file("tensorflow-2.15.1.dist-info/WHEEL", "Tag: cp311-cp311-win_amd64")
                .file(
                        "tensorflow-2.15.1.dist-info/RECORD",
                        "tensorflow-2.15.1.dist-info/METADATA,,",
                        "../../Scripts/toco.exe,,");
    }

    private List<Finding> told(Tree tree, String fileName, String target) throws IOException, InterruptedException {
        return Unpacked.judge(tree.root(), fileName, target, "3.11").findings().stream()
                .filter(finding -> finding.rule().id().equals("AC307"))
                .toList();
    }

    @Test
    void aShellWithoutWhatItWorksThroughIsTold() throws IOException, InterruptedException {
        Tree site = shell("site").file("tensorflow-2.15.1.dist-info/INSTALLER", "pip");

        List<Finding> told = told(site, "bundle.zip", "windows-amd64");

        assertThat(told).hasSize(1);
        assertThat(told.get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(told.get(0).message())
                .isEqualTo("tensorflow 2.15.1 holds nothing itself: it works through tensorflow-intel, which is not"
                        + " installed");
    }

    @Test
    void withItBesideEverythingIsFine() throws IOException, InterruptedException {
        Tree site = shell("site")
                .file("tensorflow-2.15.1.dist-info/INSTALLER", "pip")
                .file("Tensorflow_Intel-2.15.1.dist-info/METADATA", "Name: Tensorflow_Intel", "Version: 2.15.1");

        assertThat(told(site, "bundle.zip", "windows-amd64")).isEmpty();
    }

    @Test
    void conditionsAreAskedForTheTarget() throws IOException, InterruptedException {
        Tree site = shell("site").file("tensorflow-2.15.1.dist-info/INSTALLER", "pip");

        assertThat(told(site, "bundle.zip", "linux-x86_64")).isEmpty();
    }

    @Test
    void ofAWheelByItselfItIsOnlySaid() throws IOException, InterruptedException {
        List<Finding> told = told(shell("wheel"), "tensorflow-2.15.1-cp311-cp311-win_amd64.whl", "windows-amd64");

        assertThat(told).hasSize(1);
        assertThat(told.get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(told.get(0).message())
                .isEqualTo("tensorflow 2.15.1 holds nothing itself: it works through tensorflow-intel");
    }
}
