package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.archcheck.cli.Archcheck.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code archcheck config} says what is in force and who says so. */
class ConfigCommandTest {
    @TempDir
    Path folder;

    private void config(String... lines) throws IOException {
        Files.writeString(folder.resolve("archcheck.toml"), String.join("\n", lines) + "\n");
    }

    private Outcome run(String... more) {
        return Archcheck.in(folder)
                .with("SOURCE_DATE_EPOCH", "1801396800")
                .run(Lists.of(new String[] {"config"}, more));
    }

    private void everyOrigin() throws IOException {
        config(
                "fail-on = 'warning'",
                "exclude = ['a', 'b']",
                "",
                "[preinstall]",
                "fail-on = 'never'",
                "extra = 'x'",
                "",
                "[target.'macos-*']",
                "thorough = true",
                "",
                "[[ignore]]",
                "rule = 'AC001'",
                "reason = 'until the new wheel is out'",
                "expires = 2027-01-30",
                "",
                "[[target.'macos-*'.ignore]]",
                "path = 'x/**'",
                "distribution = 'pkg'",
                "reason = 'never used'",
                "expires = 2027-01-31");
    }

    @Test
    void theTableIsReadLikeAConfiguration() throws IOException {
        everyOrigin();
        Outcome outcome = run("--target", "macos-arm64", "--jobs", "3");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                archcheck.toml (found)
                for macos-14-arm64, with [target."macos-*"]

                target = "macos-arm64"                                              command line
                python = (not set)                                                       default
                sysroot = (not set)                                                      default
                format = "table"                                                         default
                output = []                                                              default
                select = []                                                              default
                exclude = ["a", "b"]                                            archcheck.toml:2
                thorough = true                           archcheck.toml:9 in [target."macos-*"]
                verify-signatures = false                                                default
                allow-incomplete = false                                                 default
                jobs = 3                                                            command line
                quiet = false                                                            default
                verbose = false                                                          default
                color = "auto"                                                           default
                no-progress = false                                                      default
                baseline = (not set)                                                     default
                show-ignored = false                                                     default

                [scan]
                fail-on = "warning"                                             archcheck.toml:1

                [preinstall]
                fail-on = "never"                               archcheck.toml:5 in [preinstall]
                extra = ["x"]                                   archcheck.toml:6 in [preinstall]
                all-extras = false                                                       default
                group = []                                                               default
                no-dev = false                                                           default
                only-binary = false                                                      default
                check-contents = false                                                   default
                input-format = (not set)                                                 default
                index = []                                                               default
                use-pip-config = false                                                   default
                deep = false                                                             default
                offline = false                                                          default

                [[ignore]]                                                     archcheck.toml:11
                rule = ["AC001"]
                reason = "until the new wheel is out"
                expires = 2027-01-30                                                     expired

                [[ignore]]                                                     archcheck.toml:16
                path = "x/**"
                distribution = "pkg"
                reason = "never used"
                expires = 2027-01-31                                                    in force
                """);
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        everyOrigin();
        JsonNode json =
                run("--target", "macos-arm64", "--jobs", "3", "-f", "json").json();
        assertThat(json.at("/schemaVersion").asText()).isEqualTo("1.0");
        assertThat(json.at("/file").asText()).isEqualTo("archcheck.toml");
        assertThat(json.at("/found").asBoolean()).isTrue();
        assertThat(json.at("/target").asText()).isEqualTo("macos-14-arm64");
        assertThat(json.at("/sections").toString()).isEqualTo("[\"[target.\\\"macos-*\\\"]\"]");
        List<String> settings = Outcome.list(json.at("/settings")).stream()
                .map(JsonNode::toString)
                .toList();
        assertThat(settings)
                .contains(
                        "{\"key\":\"jobs\",\"commands\":[\"scan\",\"preinstall\"],\"value\":3,\"origin\":{\"kind\":\"command-line\",\"place\":\"\",\"section\":\"\"}}",
                        "{\"key\":\"format\",\"commands\":[\"scan\",\"preinstall\"],\"value\":\"table\",\"origin\":{\"kind\":\"default\",\"place\":\"\",\"section\":\"\"}}",
                        "{\"key\":\"thorough\",\"commands\":[\"scan\",\"preinstall\"],\"value\":true,\"origin\":{\"kind\":\"file\",\"place\":\"archcheck.toml:9\",\"section\":\"[target.\\\"macos-*\\\"]\"}}",
                        "{\"key\":\"fail-on\",\"commands\":[\"preinstall\"],\"value\":\"never\",\"origin\":{\"kind\":\"file\",\"place\":\"archcheck.toml:5\",\"section\":\"[preinstall]\"}}",
                        "{\"key\":\"python\",\"commands\":[\"scan\",\"preinstall\"],\"value\":null,\"origin\":{\"kind\":\"default\",\"place\":\"\",\"section\":\"\"}}",
                        "{\"key\":\"exclude\",\"commands\":[\"scan\",\"preinstall\"],\"value\":[\"a\",\"b\"],\"origin\":{\"kind\":\"file\",\"place\":\"archcheck.toml:2\",\"section\":\"\"}}");
        assertThat(json.at("/ignore/0").toString())
                .isEqualTo(
                        "{\"rule\":[\"AC001\"],\"path\":null,\"distribution\":null,\"reason\":\"until the new wheel is out\",\"expires\":\"2027-01-30\",\"expired\":true,\"place\":\"archcheck.toml:11\"}");
    }

    @Test
    void withoutAFileEverythingIsDefault() {
        Outcome outcome = run();
        assertThat(outcome.out()).startsWith("no configuration file\n\ntarget = (not set)");
        assertThat(run("-f", "json").json().at("/file").isNull()).isTrue();
    }

    @Test
    void whatTheEnvironmentDecidesIsSaid() {
        assertThat(Archcheck.in(folder).with("NO_COLOR", "1").run("config").out())
                .containsPattern("color = \"never\" +environment: NO_COLOR\n");
    }

    @ParameterizedTest
    @CsvSource({
        "-f, sarif, 'config prints table or json, not sarif'",
        "--config, nowhere.toml, nowhere.toml: no such file",
        "--jobs, 0, '--jobs takes a number from 1, not 0'",
    })
    void whatARunWouldRefuseItRefuses(String option, String value, String message) {
        Outcome outcome = run(option, value);
        assertThat(outcome.err()).isEqualTo("archcheck: " + message + "\n");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void itStandsInThePlaceOfScan() throws IOException {
        config("select = 'AC01'");
        assertThat(run("venv", "other").err()).startsWith("archcheck: archcheck.toml:1:1: no such rule: 'AC01'");
    }
}
