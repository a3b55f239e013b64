package io.github.archcheck.loader.dyld;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.macho.MachODetails;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds {@link DyldLoader} against what Apple's own code said of two hundred files, macOS version by macOS version. The
 * files and verdicts lie outside the repository; {@code -Darchcheck.vectors=FOLDER} says where.
 */
class DyldVectorsTest {
    private static final Path FOLDER = Path.of(System.getProperty("archcheck.vectors", "../shared/vectors"))
            .resolve("dyld");

    private static final Map<String, byte[]> FILES = new HashMap<>();
    private static List<JsonNode> verdicts = List.of();

    @BeforeAll
    static void load() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), () -> "no vectors in " + FOLDER.toAbsolutePath());
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(FOLDER.resolve("cases.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                FILES.put(entry.getName(), zip.readAllBytes());
            }
        }
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> read = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve("verdicts.jsonl"), StandardCharsets.UTF_8)) {
            read.add(mapper.readTree(line));
        }
        verdicts = List.copyOf(read);
    }

    @TestFactory
    List<DynamicTest> everyVerdictIsThatOfApplesCode() {
        return verdicts.stream()
                .map(verdict -> DynamicTest.dynamicTest(
                        name(verdict), () -> assertThat(ours(verdict)).isEqualTo(expected(verdict))))
                .toList();
    }

    private static String name(JsonNode verdict) {
        return verdict.get("case").asText() + ", " + verdict.get("process").asText() + " "
                + verdict.get("role").asText();
    }

    private static Map<String, String> expected(JsonNode verdict) {
        Map<String, String> expected = new TreeMap<>();
        verdict.get("byMacos").properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            String kind = value.get(0).asText();
            expected.put(
                    entry.getKey(),
                    switch (kind) {
                        case "ok" -> "ok, takes " + value.get(2).asText();
                        case "crash" -> "error: ";
                        default -> kind + ": " + value.get(1).asText();
                    });
        });
        return expected;
    }

    private static Map<String, String> ours(JsonNode verdict) {
        byte[] bytes = Objects.requireNonNull(FILES.get(verdict.get("file").asText()));
        Inspection file = MachInspections.of(bytes);
        Map<String, String> ours = new TreeMap<>();
        verdict.get("byMacos").fieldNames().forEachRemaining(column -> {
            Version macOs = Version.parse(column.split("-", 2)[0]).orElseThrow();
            DyldLoader loader = loader(verdict.get("process").asText(), macOs);
            Answer answer = verdict.get("role").asText().equals("link") ? loader.link(file) : loader.open(file);
            ours.put(column, text(answer, file, DyldRelease.of(macOs)));
        });
        return ours;
    }

    private static DyldLoader loader(String process, Version macOs) {
        return switch (process) {
            case "arm64" -> new DyldLoader(Known.ARM64, false, macOs);
            case "x86_64-rosetta" -> new DyldLoader(Known.X86_64, true, macOs);
            case "x86_64-haswell" -> new DyldLoader(Known.X86_64, false, macOs);
            default -> throw new IllegalArgumentException(process);
        };
    }

    private static String text(Answer answer, Inspection file, DyldRelease release) {
        return answer.match(
                accepts -> "ok, takes " + sliceName((Inspection.Parsed) file, accepts.image(), release),
                refuses -> "error: " + refuses.wordsFor("<PATH>").replace("0x…", "0xADDR"),
                undetermined -> "undetermined: " + undetermined.why());
    }

    private static String sliceName(Inspection.Parsed file, int index, DyldRelease release) {
        Image image = file.binary().images().get(index);
        MachODetails details = (MachODetails) image.details();
        return new Cpu(details.cpuType().value(), details.cpuSubtype().value()).name(release);
    }
}
