package io.github.archcheck.lock.pixi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixiFormatTest {
    private static final String V5 = """
            version: 5
            environments:
              default:
                packages:
                  linux-64:
                  - conda: https://c/linux-64/python-3.12.0-h1_0_cpython.conda
                  - pypi: https://f/demo-1.0-cp312-cp312-manylinux_2_17_x86_64.whl
                  - pypi: ./local
                  osx-64:
                  - conda: https://c/osx-64/python-3.12.0-h2_0_cpython.conda
                  - pypi: https://f/maconly-1.0-py3-none-any.whl
            packages:
            - kind: conda
              name: python
              version: 3.12.0
              build: h1_0_cpython
              url: https://c/linux-64/python-3.12.0-h1_0_cpython.conda
              depends: ['__glibc >=2.34']
            - kind: pypi
              name: demo
              version: '1.0'
              url: https://f/demo-1.0-cp312-cp312-manylinux_2_17_x86_64.whl
              requires_python: '>=3.8'
            - kind: pypi
              name: local
              version: 0.1.0
              path: ./local
              requires_dist: [demo, winonly ; sys_platform == 'win32']
            """;

    private static final String V7 = """
            version: 7
            platforms:
            - name: linux-new
              subdir: linux-64
              virtual-packages: [__unix=0=0, __glibc=2.40, __archspec=0=x86_64]
            - name: linux-64
              virtual-packages: [__unix=0=0, __glibc=2.28]
            - name: linux-cuda
              subdir: linux-64
              virtual-packages: [__cuda=12]
            environments:
              default:
                packages:
                  linux-cuda:
                  - conda: https://c/linux-64/gpu-1-0.conda
                  linux-new:
                  - conda: https://c/linux-64/new-1-0.conda
                  linux-64:
                  - conda: https://c/linux-64/old-1-0.conda
                  - conda_source: built[0a1b] @ ./recipe
              cuda:
                packages:
                  linux-cuda:
                  - conda: https://c/linux-64/gpu-1-0.conda
            packages:
            - conda_source: built[0a1b] @ ./recipe
              version: '3'
            """;

    private static Selection select(String lock, String target, String... groups) throws Exception {
        return Shown.read(new PixiFormat(), lock).select(Shown.choice(target, "3.11", groups));
    }

    @Test
    void thePlatformsPackagesAreTaken() throws Exception {
        Selection selection = select(V5, "linux-x86_64-glibc2.28");
        assertThat(Shown.lines(selection))
                .containsExactly(
                        "python 3.12.0: conda python-3.12.0-h1_0_cpython.conda linux-64 unmet [__glibc >=2.34]",
                        "demo 1.0: wheels [demo-1.0-cp312-cp312-manylinux_2_17_x86_64.whl] via [local]",
                        "local 0.1.0: build from directory",
                        "maconly 1.0 skipped locked only for other platforms");
        assertThat(selection.notices())
                .containsExactly(
                        "pixi refuses the whole environment on a machine that lacks what one package asks for");
        assertThat(selection.python().orElseThrow().tag()).isEqualTo("cp312");
    }

    @Test
    void anAppleSiliconTargetIsToldOfRosetta() throws Exception {
        assertThat(select(V5, "macos-14-arm64").refusal().orElseThrow())
                .startsWith(
                        "environment default is not locked for osx-arm64, only for linux-64, osx-64; pixi takes osx-64");
    }

    @Test
    void theFirstPlatformWhoseFloorsAreMetIsTaken() throws Exception {
        assertThat(Shown.lines(select(V7, "linux-x86_64-glibc2.28")))
                .startsWith("old 1: conda old-1-0.conda linux-64", "built 3: build from conda source");
        assertThat(Shown.lines(select(V7, "linux-x86_64-glibc2.40")).get(0)).startsWith("new 1:");
        assertThat(select(V7, "linux-x86_64-glibc2.28").notices()).isEmpty();
    }

    @Test
    void aFloorAboveTheTargetIsANotice() throws Exception {
        String only = V7.replace("__glibc=2.28", "__glibc=2.39");
        Selection selection = select(only, "linux-x86_64-glibc2.28", "default");
        assertThat(selection.refusal()).isEmpty();
        assertThat(Shown.lines(selection).get(0)).startsWith("gpu 1:");
        assertThat(selection.notices()).containsExactly("platform linux-cuda was locked for cuda 12");
        String none = only.replace("__cuda=12", "__glibc=2.50");
        assertThat(select(none, "linux-x86_64-glibc2.28", "cuda").notices())
                .containsExactly("platform linux-cuda was locked for glibc 2.50, which the target does not have");
    }

    @Test
    void groupsNameEnvironments() throws Exception {
        assertThat(Shown.lines(select(V7, "linux-64", "cuda"))).containsExactly("gpu 1: conda gpu-1-0.conda linux-64");
        assertThat(select(V7, "linux-64", "gpu").unknown())
                .containsExactly("unknown group 'gpu'; known: cuda, default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 3\nenvironments: {a: 1}",
                "version: 8\nenvironments: {a: {}}",
                "environments: {}",
                "version: 6\nenvironments: {default: {}}\npackages: [{name: x}]",
                "- a"
            })
    void whatIsNoLockIsNamed(String content) {
        assertThatThrownBy(() -> Shown.read(new PixiFormat(), content)).hasMessageStartingWith("list:");
    }
}
