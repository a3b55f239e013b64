package io.github.archcheck.index.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.index.config.IndexConfiguration.Strategy;
import io.github.archcheck.index.lookup.Indexes;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.testkit.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UvConfigurationTest {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path root;

    private final Map<String, String> environment = new HashMap<>();

    private IndexConfiguration read() {
        Surroundings surroundings = new Surroundings(
                OperatingSystem.LINUX,
                environment,
                root.resolve("home"),
                root.resolve("work/project/sub"),
                root,
                Optional.empty());
        return UvConfiguration.read(surroundings, Optional.of(URI.create("https://index.example/simple")));
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> places() {
        return read().locations().stream().map(place -> place.url().toString()).toList();
    }

    @Test
    void theEnvironmentsIndexesComeFirstAndTheDefaultLast() {
        environment.put("UV_INDEX", "own=https://a.example/ https://b.example/");
        environment.put("UV_EXTRA_INDEX_URL", "https://c.example/");
        assertThat(places())
                .containsExactly(
                        "https://a.example/",
                        "https://b.example/",
                        "https://c.example/",
                        "https://index.example/simple");
        assertThat(read().strategy()).isEqualTo(Strategy.FIRST);
        assertThat(read().locations().get(0).name()).contains("own");
        environment.put("UV_DEFAULT_INDEX", "https://d.example/");
        assertThat(places()).endsWith("https://c.example/", "https://d.example/");
        environment.put("UV_FIND_LINKS", "/links,https://e.example/all.html");
        environment.put("UV_NO_INDEX", "1");
        assertThat(places()).containsExactly("file:///links", "https://e.example/all.html");
    }

    @Test
    void projectFilesAreReadUpwardsAndBeforeTheUsersAndTheSystems() throws IOException {
        write("etc/uv/uv.toml", "index-url = 'https://system.example/'\nextra-index-url = ['https://s2.example/']\n");
        write("home/.config/uv/uv.toml", "extra-index-url = ['https://user.example/']\n");
        write("work/project/pyproject.toml", """
                [project]
                name = "x"
                [[tool.uv.index]]
                name = "gpu"
                url = "https://gpu.example/whl"
                explicit = true
                [[tool.uv.index]]
                url = "./wheels"
                format = "flat"
                [[tool.uv.index]]
                url = "https://last.example/"
                default = true
                [tool.uv.sources]
                Torch_Vision = { index = "gpu" }
                other = [ { index = "gpu", marker = "x" }, { index = "b" }, { git = "https://g.example/" } ]
                """);
        write("work/project/sub/pyproject.toml", "[project]\nname = 'y'\n");
        assertThat(places())
                .containsExactly(
                        "https://gpu.example/whl",
                        root.resolve("work/project/wheels").toUri().toString(),
                        "https://user.example/",
                        "https://s2.example/",
                        "https://last.example/");
        assertThat(read().locations().get(0).explicit()).isTrue();
        assertThat(read().locations().get(1).flat()).isTrue();
    }

    @Test
    void projectsAreTiedToIndexes() throws IOException {
        write("work/project/sub/pyproject.toml", """
                [tool.uv.sources]
                Torch_Vision = { index = "gpu" }
                other = [ { index = "gpu", marker = "x" }, { index = "b" }, { git = "https://g.example/" } ]
                none = { path = "x" }
                """);
        assertThat(read().pinned()).isEqualTo(Map.of("torch-vision", Set.of("gpu"), "other", Set.of("gpu", "b")));
    }

    @Test
    void aFileOfItsOwnHidesTheProjectsTable() throws IOException {
        write("work/project/sub/pyproject.toml", "[tool.uv]\nindex-url = 'https://a.example/'\n");
        assertThat(places()).containsExactly("https://a.example/");
        write(
                "work/project/sub/uv.toml",
                "index-strategy = 'unsafe-best-match'\nprerelease = 'allow'\nno-build = true\n");
        assertThat(places()).containsExactly("https://index.example/simple");
        assertThat(read().strategy()).isEqualTo(Strategy.ALL);
        assertThat(read().preReleases()).isTrue();
        assertThat(read().formats().forbidsBuilding("x")).isTrue();
        environment.put("UV_CONFIG_FILE", root.resolve("named.toml").toString());
        write("named.toml", "[pip]\nindex-url = 'https://named.example/'\n");
        assertThat(places()).containsExactly("https://named.example/");
    }

    @Test
    void whatIsNoConfigurationIsNamed() throws IOException {
        write("work/project/sub/uv.toml", "index = [");
        assertThat(read().notices())
                .containsExactly("not in the form of uv's configuration: " + root.resolve("work/project/sub/uv.toml"));
    }

    @Test
    void deepTablesAreRefusedNotFollowed() throws IOException {
        for (String open : List.of(
                "a = " + "[".repeat(100_000), "a = " + "{b=".repeat(100_000), "[" + "a.".repeat(100_000) + "b]\n")) {
            write("work/project/sub/uv.toml", open);
            assertThat(places()).containsExactly("https://index.example/simple");
        }
    }

    @Test
    void loginsOfNamedIndexesComeFromTheEnvironment() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.reply(404)))) {
            environment.put("UV_INDEX", "my-own.index=" + server.url("/simple"));
            environment.put("UV_DEFAULT_INDEX", server.url("/other").toString());
            environment.put("UV_INDEX_MY_OWN_INDEX_USERNAME", "user");
            environment.put("UV_INDEX_MY_OWN_INDEX_PASSWORD", SECRET);
            IndexConfiguration configuration = read();
            assertThat(configuration.toString()).doesNotContain(SECRET);
            try (Indexes indexes = Indexes.open(configuration)) {
                indexes.project("numpy");
            }
            assertThat(server.asked().get(0).header("authorization")).isEqualTo("Basic dXNlcjpodW50ZXIy");
        }
    }
}
