package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user of {@code archcheck preinstall} sees. */
class PreinstallCommandTest {
    private static final List<String> MAC = List.of("--target", "macos-14-arm64", "--python", "3.11");

    @TempDir
    Path folder;

    @BeforeEach
    void aLockFile() throws IOException {
        Files.copy(Path.of("testdata/locks/uv.lock"), folder.resolve("uv.lock"));
    }

    private Archcheck.Outcome run(List<String> options, String... arguments) {
        List<String> words = new ArrayList<>(List.of("preinstall"));
        words.addAll(List.of(arguments));
        words.addAll(options);
        return Archcheck.in(folder).run(words);
    }

    private JsonNode root(List<String> options, String... arguments) throws IOException {
        List<String> json = new ArrayList<>(options);
        json.addAll(List.of("-f", "json"));
        return new ObjectMapper().readTree(run(json, arguments).out()).at("/roots/0");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    --target macos-14-arm64 --python 3.11              | 0
                    --target macos-14-arm64 --python 3.11 --extra tf   | 1
                    --target macos-14-x86_64 --python 3.11             | 1
                    --target macos-14-arm64 --python 3.12              | 1
                    --target macos-15-arm64 --python 3.12              | 0
                    --target macos-14-arm64 --python 3.9               | 1
                    --target linux-aarch64 --python 3.11               | 0
                    --target linux-aarch64-musl1.2 --python 3.11       | 1
                    --target linux-x86_64 --python 3.11 --extra tf     | 0
                    --target macos-14-arm64 --python 3.11 --extra slow | 0
                    --target macos-14-arm64 --python 3.11 --extra slow --only-binary | 1
                    --target macos-14-arm64 --python 3.11 --extra slow --fail-on warning | 1
                    --target macos-14-arm64 --python 3.11 --all-extras | 1
                    --target macos-14-arm64 --python 3.11 --extra nope | 2
                    --target macos-14-arm64 --python 3.11 --group nope | 2
                    --target macos-14-arm64 --python 3.11 --input-format nope | 2
                    """)
    void theExitStatusTellsWhetherItCanBeInstalled(String options, int status) {
        assertThat(run(List.of(options.split(" ", -1)), "uv.lock").status()).isEqualTo(status);
    }

    @Test
    void aBlockedPackageComesWithItsChainAndWhatIsNearest() throws IOException {
        List<String> options = new ArrayList<>(MAC);
        options.addAll(List.of("--extra", "tf"));
        JsonNode root = root(options, "uv.lock");
        JsonNode blocked = Stream.iterate(0, i -> i + 1)
                .limit(root.at("/packages").size())
                .map(i -> root.at("/packages/" + i))
                .filter(p -> p.at("/verdict").asText().equals("blocked"))
                .findFirst()
                .orElseThrow();
        assertThat(blocked.at("/name").asText()).isEqualTo("tensorflow-text");
        assertThat(blocked.at("/reason").asText()).isEqualTo("NO_PLATFORM_ARCH");
        assertThat(blocked.at("/nearest").asText()).isEqualTo("needs macOS x86_64");
        assertThat(blocked.at("/requiredBy").toString()).isEqualTo("[\"app[tf]\"]");
        assertThat(root.at("/findings/0/rule").asText()).isEqualTo("AC501");
        assertThat(root.at("/findings/0/distribution").asText()).isEqualTo("tensorflow-text");
    }

    @Test
    void whatIsForOtherMachinesIsSkipped() throws IOException {
        JsonNode packages = root(MAC, "uv.lock").at("/packages");
        List<String> verdicts = new ArrayList<>();
        packages.forEach(p ->
                verdicts.add(p.at("/name").asText() + " " + p.at("/verdict").asText()));
        assertThat(verdicts)
                .containsExactlyInAnyOrder(
                        "app skipped", "numpy ok", "pywin32 skipped", "tensorflow-text skipped", "kenlm skipped");
    }

    @Test
    void aPythonThatTheLockExcludesIsOneFinding() throws IOException {
        JsonNode root = root(List.of("--target", "macos-14-arm64", "--python", "3.9"), "uv.lock");
        assertThat(root.at("/packages").size()).isZero();
        assertThat(root.at("/findings").size()).isEqualTo(1);
        assertThat(root.at("/findings/0/rule").asText()).isEqualTo("AC503");
        assertThat(root.at("/findings/0/message").asText()).contains("3.9").contains(">=3.10");
    }

    @Test
    void requirementsAloneLeaveItUnknown() throws IOException {
        Files.writeString(folder.resolve("requirements.txt"), "numpy>=2\n", StandardCharsets.UTF_8);
        Archcheck.Outcome outcome = run(MAC, "requirements.txt");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out()).contains("numpy").contains("--index");
        assertThat(run(
                                List.of("--allow-incomplete", "--target", "macos-14-arm64", "--python", "3.11"),
                                "requirements.txt")
                        .status())
                .isZero();
    }

    @Test
    void aLockFileComesThroughAPipe() throws IOException {
        byte[] lock = Files.readAllBytes(folder.resolve("uv.lock"));
        List<String> words = new ArrayList<>(List.of("preinstall", "-"));
        words.addAll(MAC);
        assertThat(Archcheck.in(folder).reading(lock).run(words).status()).isZero();
    }

    @Test
    void withoutASourceTheLockFileHereIsJudged() {
        assertThat(run(MAC).out()).contains("uv.lock");
    }

    @Test
    void quietMeansSilentWhenEverythingFits() {
        List<String> quiet = new ArrayList<>(MAC);
        quiet.add("-q");
        assertThat(run(quiet, "uv.lock").out()).isEmpty();
    }

    @Test
    void withoutAPythonItAsksForOne() {
        Archcheck.Outcome outcome = run(List.of("--target", "macos-14-arm64"), "uv.lock");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("--python");
    }

    @Test
    void aMalformedLockIsNamedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("uv.lock"), "version = 1\n[[package]\n", StandardCharsets.UTF_8);
        Archcheck.Outcome outcome = run(MAC, "uv.lock");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("uv.lock:").contains("not TOML");
    }

    @Test
    void aFolderWithoutWheelsIsAMistake() {
        Archcheck.Outcome outcome = run(MAC, ".");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("no wheels");
    }

    @Test
    void whatALockRequiresAndDoesNotHoldIsUnknown() throws IOException {
        String lock = Files.readString(folder.resolve("uv.lock"));
        Files.writeString(folder.resolve("uv.lock"), lock.replace("{ name = \"numpy\" },", "{ name = \"nowhere\" },"));
        Archcheck.Outcome outcome = run(MAC, "uv.lock");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out()).contains("nowhere");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    404 | text/html                              | no                                    | 3 | no index that was asked has a project
                    401 | text/html                              | no                                    | 3 | 401
                    500 | text/html                              | no                                    | 3 | 500
                    200 | application/vnd.pypi.simple.v1+json    | {"meta":{"api-version":"1.0"},"files":[]} | 3 | numpy
                    """)
    void anIndexThatDoesNotAnswerLeavesItUnknownAndSecretsSecret(
            int status, String type, String body, int exit, String said) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            Files.writeString(folder.resolve("requirements.txt"), "numpy\n", StandardCharsets.UTF_8);
            List<String> options = new ArrayList<>(MAC);
            options.addAll(List.of(
                    "--index",
                    "http://user:s3cr3t@127.0.0.1:" + server.getAddress().getPort() + "/simple",
                    "-v"));
            Archcheck.Outcome outcome = run(options, "requirements.txt");
            assertThat(outcome.status()).isEqualTo(exit);
            assertThat(outcome.out()).contains(said);
            assertThat(outcome.out() + outcome.err()).doesNotContain("s3cr3t");
        } finally {
            server.stop(0);
        }
    }
}
