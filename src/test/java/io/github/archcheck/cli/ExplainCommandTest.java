package io.github.archcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.archcheck.cli.Archcheck.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
    private static final String MESSAGE =
            "ImportError: dlopen(/v/lib/python3.12/site-packages/psutil/_psutil_osx.abi3.so,"
                    + " 0x0002): tried: '/v/lib/python3.12/site-packages/psutil/_psutil_osx.abi3.so' (mach-o file, but is an"
                    + " incompatible architecture (have 'x86_64', need 'arm64'))";

    @TempDir
    Path folder;

    private Outcome run(String... arguments) {
        return Archcheck.in(folder).run(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AC001", "ac001", "missing-architecture"})
    void aRuleGivesItsPage(String rule) {
        Outcome outcome = run("explain", rule);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).startsWith("# AC001 missing-architecture");
    }

    @Test
    void aWordThatIsNoRuleGetsSuggestions() {
        Outcome outcome = run("explain", "missing-architectur");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("no such rule: 'missing-architectur'; did you mean missing-architecture?");
    }

    @Test
    void nothingToExplainIsAUsageError() {
        Outcome outcome = run("explain");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("explain what?");
    }

    @Test
    void aTextGivesItsCauseAndFix() {
        Outcome outcome = run("explain", MESSAGE);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("""
                arch-mismatch                                                            certain

                  The file contains x86_64 only, and the process that loads it is arm64.

                  file     /v/lib/python3.12/site-packages/psutil/_psutil_osx.abi3.so
                  have     x86_64
                  need     arm64
                  process  arm64
                  macOS    13.0-14.3
                  fix      arch -arm64 /v/bin/python3.12 -m pip install --no-cache-dir \\
                           --force-reinstall --no-deps --only-binary=:all: psutil
                  more     archcheck explain AC001
                """);
    }

    @Test
    void severalArgumentsAreOneText() {
        assertThat(run("explain", "zsh:", "bad", "CPU", "type", "in", "executable:", "python3")
                        .out())
                .startsWith("no-rosetta");
    }

    @Test
    void standardInputIsReadInAnyEncoding() {
        for (byte[] input : List.of(
                MESSAGE.getBytes(StandardCharsets.UTF_8),
                MESSAGE.getBytes(StandardCharsets.UTF_16),
                ("caf\u00e9: " + MESSAGE).getBytes(StandardCharsets.ISO_8859_1))) {
            Outcome outcome = Archcheck.in(folder).reading(input).run("explain", "-");
            assertThat(outcome.status()).isZero();
            assertThat(outcome.out()).startsWith("arch-mismatch");
        }
    }

    @Test
    void jsonHasTheMembersOfTheContractInItsOrder() {
        JsonNode json = Archcheck.in(folder)
                .reading(MESSAGE.getBytes(StandardCharsets.UTF_8))
                .run("explain", "-f", "json", "-")
                .json();
        assertThat(names(json)).containsExactly("schemaVersion", "tool", "diagnoses");
        JsonNode first = json.get("diagnoses").get(0);
        assertThat(names(first))
                .containsExactly(
                        "id", "confidence", "path", "have", "need", "process", "osVersions", "cause", "fix", "rule");
        assertThat(first.get("have").toString()).isEqualTo("[\"x86_64\"]");
        assertThat(first.get("rule").asText()).isEqualTo("AC001");
    }

    @Test
    void unknownMembersAreNull() {
        JsonNode first = run("explain", "-f", "json", "Illegal instruction: 4")
                .json()
                .get("diagnoses")
                .get(0);
        assertThat(first.get("id").asText()).isEqualTo("cpu-feature");
        for (String name : List.of("path", "have", "need", "process", "osVersions", "rule")) {
            assertThat(first.get(name).isNull()).as(name).isTrue();
        }
    }

    @Test
    void nothingRecognisedIsOneAndSaysWhatToPaste() {
        Outcome json = run("explain", "-f", "json", "SyntaxError: invalid syntax");
        assertThat(json.status()).isEqualTo(1);
        assertThat(json.json().get("diagnoses")).isEmpty();
        assertThat(json.err()).contains("nothing recognised; paste");
        Outcome table = Archcheck.in(folder).reading(new byte[0]).run("explain", "-");
        assertThat(table.status()).isEqualTo(1);
        assertThat(table.out()).isEmpty();
        assertThat(table.err().lines()).hasSize(1);
    }

    @Test
    void otherFormatsAreRefused() {
        assertThat(run("explain", "-f", "sarif", MESSAGE).status()).isEqualTo(2);
        assertThat(run("explain", "-f", "json", "AC001").status()).isEqualTo(2);
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
    }
}
