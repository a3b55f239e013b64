package io.github.archcheck.report;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.archcheck.report.json.JsonInspectWriter;
import io.github.archcheck.report.table.TableInspectWriter;
import io.github.archcheck.report.table.TableOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a reader made of a damaged file can be printed. */
class HostileInspectionsTest {
    private static final int HEADER_BYTES = 2048;
    private static final int ROUNDS = 40;

    static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("testdata"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(so|dylib|o|a|dll|exe|bc|wasm|debug)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void anyDamageCanBePrinted(Path fixture) throws IOException {
        byte[] sound = Files.readAllBytes(fixture);
        long seed = fixture.toString().hashCode();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = sound.clone();
            for (int i = 0; i <= round / 4; i++) {
                bytes[random.nextInt(Math.min(bytes.length, HEADER_BYTES))] = (byte) random.nextInt(256);
            }
            InspectedFile file = new InspectedFile("x", SampleReport.inspection(bytes));
            assertThatCode(() -> print(file))
                    .as("seed %d, round %d", seed, round)
                    .doesNotThrowAnyException();
        }
    }

    private static void print(InspectedFile file) throws IOException {
        StringWriter json = new StringWriter();
        new JsonInspectWriter("1.2.3").write(List.of(file), json);
        new ObjectMapper().readTree(json.toString());
        new TableInspectWriter(new TableOptions(80, true, true, true)).write(List.of(file), new StringWriter());
    }
}
