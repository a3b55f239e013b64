package io.github.archcheck.inventory.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.testkit.Environments;
import io.github.archcheck.testkit.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageEnvironmentsTest {
    @TempDir
    Path folder;

    private Tree image;

    @BeforeEach
    void aRootFileSystem() throws IOException {
        image = Tree.at(folder)
                .directory("etc")
                .directory("bin")
                .directory("proc/1/root/opt/venv")
                .directory("usr/bin")
                .directory("usr/lib");
    }

    private List<String> found() {
        return ImageEnvironments.in(image.root()).stream()
                .map(path -> "/" + image.root().relativize(path))
                .toList();
    }

    @Test
    void environmentsOfEveryKindAreFound() throws IOException {
        Environments.linuxInstallation(image.path("usr/local"), "3.11");
        Environments.linuxInstallation(image.path("root/.pyenv/versions/3.12.1"), "3.12");
        Environments.linuxInstallation(
                image.path("root/.local/share/uv/python/cpython-3.13.0-linux-aarch64-gnu"), "3.13");
        image.file("usr/lib/python3/dist-packages/six-1.16.dist-info/METADATA", "Name: six")
                .file("usr/lib/python3.11/os.py")
                .file("usr/bin/python3.11", Environments.LINUX)
                .file("opt/venv/pyvenv.cfg", "home = /usr/local/bin")
                .file("app/.venv/pyvenv.cfg", "home = /usr/local/bin")
                .file("proc/1/root/opt/venv/pyvenv.cfg", "home = /usr/local/bin")
                .file("opt/conda/conda-meta/history")
                .file("opt/conda/envs/x/conda-meta/history")
                .file("opt/conda/pkgs/y/conda-meta/history")
                .file("var/task/app.py")
                .file("opt/python/a-1.0.dist-info/METADATA", "Name: a")
                .file("root/.local/lib/python3.11/site-packages/b-1.0.dist-info/METADATA", "Name: b")
                .link("opt/current", "venv");

        assertThat(found())
                .containsExactly(
                        "/app/.venv",
                        "/opt/conda",
                        "/opt/conda/envs/x",
                        "/opt/python",
                        "/opt/venv",
                        "/root/.local/lib/python3.11/site-packages",
                        "/root/.local/share/uv/python/cpython-3.13.0-linux-aarch64-gnu",
                        "/root/.pyenv/versions/3.12.1",
                        "/usr",
                        "/usr/local",
                        "/var/task");
    }

    @Test
    void anImageWithoutPythonHasNone() {
        assertThat(found()).isEmpty();
    }

    @Test
    void theBaseOfAVirtualEnvironmentIsTheImages() throws IOException {
        Environments.linuxInstallation(image.path("usr/local"), "3.11");
        image.file("opt/venv/pyvenv.cfg", "home = /usr/local/bin", "version = 3.11.4")
                .link("opt/venv/bin/python", "/usr/local/bin/python3.11")
                .directory("opt/venv/lib/python3.11/site-packages");

        Environment venv = Locators.locate(
                image.path("opt/venv"), new Inspector(Parsers.ALL)::inspect, SystemPlaces.sysroot(image.root()));

        assertThat(venv.kind()).isEqualTo(EnvironmentKind.VENV);
        assertThat(venv.interpreter().orElseThrow().realFile()).contains(image.path("usr/local/bin/python3.11"));
    }
}
