package io.github.archcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages lie in {@code messages.json}; real ones outside the repository, where {@code -Darchcheck.vectors} says. */
class DiagnosticianTest {
    private static final Path REAL =
            Path.of(System.getProperty("archcheck.vectors", "../shared/vectors"), "errors.json");

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(new Inspector(Parsers.ALL));

    static List<Messages> own() {
        return Messages.own();
    }

    @ParameterizedTest
    @MethodSource("own")
    void aMessageGetsAnAcceptedDiagnosisFirst(Messages message) {
        List<Diagnosis> diagnoses = DIAGNOSTICIAN.diagnose(message.message());
        assertThat(first(diagnoses)).as(message.message()).isIn(acceptable(message));
        JsonNode expect = message.expect();
        assertSoftly(softly -> expect.properties().forEach(field -> {
            String actual = member(diagnoses.get(0), field.getKey());
            String expected = field.getValue().isArray()
                    ? Messages.strings(field.getValue()).toString()
                    : field.getValue().asText();
            boolean whole = !field.getKey().equals("cause") && !field.getKey().equals("fix");
            softly.assertThat(whole ? actual.equals(expected) : actual.contains(expected))
                    .as(field.getKey() + " of " + message.message() + ": " + actual + " instead of " + expected)
                    .isTrue();
        }));
    }

    @Test
    void everyRealMessageGetsAnAcceptedDiagnosisFirst() {
        assumeTrue(Files.isRegularFile(REAL), () -> "skipped: no " + REAL + "; set -Darchcheck.vectors=DIR");
        SoftAssertions softly = new SoftAssertions();
        for (Messages message : Messages.of(REAL)) {
            softly.assertThat(first(DIAGNOSTICIAN.diagnose(message.message())))
                    .as(message.id() + " " + message.message())
                    .isIn(acceptable(message));
        }
        softly.assertAll();
    }

    @Test
    void disguisesOfOwnMessagesChangeNothing() {
        int wrong = disguised(Messages.own().stream()
                .filter(message -> !message.accept().isEmpty())
                .toList());
        assertThat(wrong).isZero();
    }

    @Test
    void disguisesOfRealMessagesChangeNothing() {
        assumeTrue(Files.isRegularFile(REAL), () -> "skipped: no " + REAL + "; set -Darchcheck.vectors=DIR");
        assertThat(disguised(Messages.of(REAL))).isZero();
    }

    private static int disguised(List<Messages> messages) {
        SoftAssertions softly = new SoftAssertions();
        for (Messages message : messages) {
            Disguises.of(message.message())
                    .forEach((name, text) -> softly.assertThat(first(DIAGNOSTICIAN.diagnose(text)))
                            .as(message.id() + ", " + name + ": " + text)
                            .isIn(acceptable(message)));
        }
        softly.assertAll();
        return softly.errorsCollected().size();
    }

    @Test
    void everyCauseHasAMessage() {
        Set<String> covered = new HashSet<>();
        Messages.own().forEach(message -> covered.addAll(message.accept()));
        assertThat(covered)
                .containsAll(Arrays.stream(Cause.values()).map(Cause::label).toList());
    }

    @Test
    void everyCauseHasARemedyOfLastResort() {
        Remedies remedies = new Remedies();
        Pasted nothing = new Pasted("");
        for (Cause cause : Cause.values()) {
            Sighting bare = Sighting.of(cause, Confidence.POSSIBLE, 0, "");
            assertThat(remedies.of(bare, Optional.empty(), nothing))
                    .as(cause.label())
                    .isPresent();
        }
    }

    @Test
    void theInnermostOfAChainComesFirst() {
        String text = """
                Traceback (most recent call last):
                  File "/a/numpy/core/__init__.py", line 17, in <module>
                ImportError: /a/numpy/x.so: undefined symbol: PyFPE_jbuf

                During handling of the above exception, another exception occurred:

                Traceback (most recent call last):
                  File "b.py", line 1, in <module>
                ImportError: libodbc.so.2: cannot open shared object file: No such file or directory
                """;
        assertThat(DIAGNOSTICIAN.diagnose(text))
                .extracting(Diagnosis::id)
                .containsExactly(Cause.UNDEFINED_SYMBOL, Cause.MISSING_DEPENDENCY);
    }

    @Test
    void oneFileThatDyldTriedThriceIsOneDiagnosis() {
        String reason = "'/v/a.so' (mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64'))";
        assertThat(DIAGNOSTICIAN.diagnose(
                        "dlopen(/v/a.so, 0x0002): tried: " + reason + ", '/x' (no such file), " + reason))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a",
                "' (",
                "undefined symbol: ",
                "Library not loaded: ",
                "version 'GLIBC_2.1' not found (required by ",
                "x.whl is not a supported wheel on this platform ",
                "incompatible architecture (have '",
                "&amp;",
                "\u001b[",
                "\\n",
                "> ",
                "a has no wheels ",
                "'/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
            })
    void tenMillionHostileCharactersAreSoonDone(String part) {
        String text = part.repeat(10_000_000 / part.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            DIAGNOSTICIAN.diagnose(text);
            DIAGNOSTICIAN.diagnose(text.substring(0, 190_000));
        });
    }

    @Test
    void aMessageInTheMiddleOfAHugeLogIsFound() {
        String text = "compiling something\n".repeat(200_000)
                + "ImportError: /opt/x.so: cannot enable executable stack as shared object requires: Invalid argument\n"
                + "cleaning up\n".repeat(300_000);
        assertThat(first(DIAGNOSTICIAN.diagnose(text))).isEqualTo("exec-stack");
    }

    @Test
    void namesOfStrangersAreQuotedInCommands() {
        String text =
                "ImportError: /tmp/$(rm -rf ~)'; x/lib.so: cannot enable executable stack as shared object requires:"
                        + " Invalid argument";
        assertThat(DIAGNOSTICIAN.diagnose(text).get(0).fix())
                .contains(new Remedy("patchelf --clear-execstack '/tmp/$(rm -rf ~)'\\''; x/lib.so'", true));
    }

    @Test
    void aPackageWithAnImpossibleNameIsNotPutIntoACommand() {
        String text = "OSError: /v/lib/python3.9/site-packages/-r evil;x/lib.so: wrong ELF class: ELFCLASS32";
        assertThat(DIAGNOSTICIAN.diagnose(text).get(0).fix().orElseThrow().text())
                .doesNotContain("evil");
    }

    private static List<String> acceptable(Messages message) {
        return message.accept().isEmpty() ? List.of("nothing") : message.accept();
    }

    private static String first(List<Diagnosis> diagnoses) {
        return diagnoses.isEmpty() ? "nothing" : diagnoses.get(0).id().label();
    }

    private static String member(Diagnosis diagnosis, String name) {
        return switch (name) {
            case "path" -> diagnosis.path().orElse("");
            case "have" -> diagnosis.have().toString();
            case "need" -> diagnosis.need().toString();
            case "process" -> diagnosis.process().orElse("");
            case "osVersions" -> diagnosis.osVersions().orElse("");
            case "cause" -> diagnosis.cause();
            case "fix" -> diagnosis.fix().map(Remedy::text).orElse("");
            case "rule" -> diagnosis.rule().orElse("");
            default -> throw new IllegalArgumentException(name);
        };
    }
}
