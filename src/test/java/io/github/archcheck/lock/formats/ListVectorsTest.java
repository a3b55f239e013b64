package io.github.archcheck.lock.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.LockVectors;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Shown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many packages real files have for a machine, as counted by Python's yaml and json and by pip 26.3. */
class ListVectorsTest {
    @ParameterizedTest
    @CsvSource({
        "requirements/jax.nonfreethreading-requirements.txt, requirements.txt, linux-64, 4",
        "requirements/jax.test-requirements.txt, requirements.txt, linux-64, 14",
        "requirements/pdm-demo-package.requirements.txt, requirements.txt, linux-64, 6",
        "requirements/tensorflow-federated.requirements.txt, requirements.txt, linux-64, 18",
        "requirements/uv-all-kinds.in, requirements.txt, linux-64, 5",
        "requirements/uv-flyte.compiled.txt, requirements.txt, linux-64, 107",
        "pipenv/example.Pipfile.lock, Pipfile.lock, linux-64, 5",
        "conda-lock/pip-deps.conda-lock.yml, conda-lock.yml, linux-64, 28",
        "conda-lock/pip-deps.conda-lock.yml, conda-lock.yml, linux-aarch64, 27",
        "conda-lock/pip-deps.conda-lock.yml, conda-lock.yml, osx-arm64, -1",
        "conda-lock/zlib.conda-lock.yml, conda-lock.yml, linux-64, 6",
        "conda-lock/zlib.conda-lock.yml, conda-lock.yml, osx-64, 2",
        "conda-lock/zlib.conda-lock.yml, conda-lock.yml, win-64, 5",
        "pixi/pypi-find-links-v5.pixi.lock, pixi.lock, linux-64, 26",
        "pixi/pypi-find-links-v5.pixi.lock, pixi.lock, osx-arm64, 18",
        "pixi/pypi-find-links-v5.pixi.lock, pixi.lock, win-64, 20",
        "pixi/simple-calculator-v6.pixi.lock, pixi.lock, linux-64, 22",
        "pixi/simple-calculator-v6.pixi.lock, pixi.lock, osx-arm64, 15",
        "pixi/wasm-jupyterlite-v7.pixi.lock, pixi.lock, linux-64, 126",
        "pixi/wasm-jupyterlite-v7.pixi.lock, pixi.lock, osx-arm64, 119",
        "pixi/wasm-jupyterlite-v7.pixi.lock, pixi.lock, win-64, -1",
        "conda-explicit/conda-linux-64.lock, explicit, linux-64, 6",
        "conda-explicit/conda-osx-64.lock, explicit, osx-64, 2",
        "conda-explicit/explicit.txt, explicit, linux-64, 2",
        "environment/advanced-pip.environment.yml, environment.yml, linux-64, 5",
        "environment/conda-docs.environment.yml, environment.yml, linux-64, 31",
        "environment/pinned.environment.yml, environment.yml, linux-64, 1",
        "environment/pip-platform-selector.environment.yml, environment.yml, linux-64, 2",
        "environment/pip-platform-selector.environment.yml, environment.yml, osx-arm64, 1",
        "pip-report.linux-x86_64.json, pip-report, linux-64, 4",
    })
    void packagesForAMachine(String file, String format, String target, int count) throws Exception {
        LockText text = LockVectors.text(file);
        LockFormat found = Formats.of(file.substring(file.lastIndexOf('/') + 1), text.content())
                .orElseThrow();
        assertThat(found.name()).isEqualTo(format);
        Selection selection = found.read(text).select(Shown.choice(target, "3.11"));
        assertThat(selection.refusal().isPresent()).isEqualTo(count < 0);
        assertThat(selection.wanted())
                .filteredOn(wanted -> wanted.skipped().isEmpty())
                .hasSize(Math.max(0, count));
    }
}
