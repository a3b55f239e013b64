package io.github.archcheck.lock.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.lock.LockFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "requirements.txt; numpy; requirements.txt",
                "requirements.in; numpy; requirements.txt",
                "anything.txt; '# c\n@EXPLICIT\nhttps://x'; explicit",
                "conda-linux-64.lock; '\n# c\n\n@EXPLICIT\nx'; explicit",
                "uv.lock; ; uv.lock",
                "script.py.lock; ; uv.lock",
                "poetry.lock; ; poetry.lock",
                "pdm.lock; ; pdm.lock",
                "pylock.toml; ; pylock.toml",
                "pylock.dev.toml; ; pylock.toml",
                "Pipfile.lock; ; Pipfile.lock",
                "conda-lock.yml; ; conda-lock.yml",
                "gpu.conda-lock.yml; ; conda-lock.yml",
                "pixi.lock; ; pixi.lock",
                "environment.yml; ; environment.yml",
                "gpu-environment.yaml; ; environment.yml",
                "-; 'numpy==1.0'; requirements.txt",
                "-; '-r x.txt'; requirements.txt",
                "-; '{\"_meta\": {\"pipfile-spec\": 6}}'; Pipfile.lock",
                "-; '{\"version\": \"1\", \"pip_version\": \"25\", \"install\": []}'; pip-report",
                "-; 'Collecting x\n{\"version\": \"1\", \"pip_version\": \"25\", \"install\": []}'; pip-report",
                "-; '{\"version\": \"1\", \"pip_version\": \"25\", \"installed\": []}'; pip-inspect",
                "-; 'version: 6\nenvironments:\n  default:'; pixi.lock",
                "-; 'version: 1\nmetadata:\n  content_hash:\npackage:\n'; conda-lock.yml",
                "-; 'name: x\ndependencies:\n- a'; environment.yml",
                "other.lock; 'numpy==1.0'; requirements.txt",
            })
    void filesAreToldByNameAndThenByContent(String name, String content, String expected) {
        assertThat(Formats.of(name, content == null ? "" : content).map(LockFormat::name))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"x.bin; '\u0001\u0002'", "x.yml; 'numpy'", "-; '<html>'", "-; ''", "x.toml; 'a = 1'"})
    void whatIsNoneIsNone(String name, String content) {
        assertThat(Formats.of(name, content)).isEmpty();
    }

    @Test
    void namesAreUniqueAndFound() {
        assertThat(Formats.all()).extracting(LockFormat::name).doesNotHaveDuplicates();
        for (LockFormat format : Formats.all()) {
            assertThat(Formats.named(format.name())).contains(format);
        }
        assertThat(Formats.named("PIXI.lock")).isPresent();
        assertThat(Formats.named("klingon")).isEmpty();
    }
}
