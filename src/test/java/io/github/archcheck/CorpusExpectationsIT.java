package io.github.archcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Need;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.platform.Version;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every native file of the corpus reads as llvm-objdump, llvm-readobj and readelf read it. The table of what they say is
 * made by {@code src/test/sh/corpus-expectations.sh}, which can also check it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusExpectationsIT {
    private static final Path CORPUS = Path.of(System.getProperty("archcheck.corpus", "target/corpus"));
    private static final String NOT_ASKED = "?";

    /** One line of the table. */
    private record Expected(
            String path,
            String format,
            String architecture,
            String type,
            String minimumOs,
            String platform,
            String needs,
            String runPaths,
            String identity) {}

    private final Inspector inspector = new Inspector(Parsers.ALL);
    private final Map<String, List<Expected>> table = new TreeMap<>();

    @BeforeAll
    void readTable() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CorpusExpectationsIT.class.getResourceAsStream("corpus-expectations.tsv")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split("\t", -1);
                Expected expected = new Expected(
                        cells[0], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9]);
                table.computeIfAbsent(expected.path(), path -> new ArrayList<>())
                        .add(expected);
            });
        }
    }

    @Test
    void theTableIsLarge() {
        assertThat(table).hasSize(518);
    }

    @Test
    void everySliceReadsAsOthersReadIt() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (Map.Entry<String, List<Expected>> entry : table.entrySet()) {
            Inspection inspection = inspector.inspect(CORPUS.resolve(entry.getKey()));
            all.assertThat(inspection).as(entry.getKey()).isInstanceOf(Inspection.Parsed.class);
            if (inspection instanceof Inspection.Parsed parsed) {
                all.assertThat(lines(entry.getKey(), parsed, entry.getValue()))
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue());
            }
        }
        all.assertAll();
    }

    @Test
    void nothingNativeIsDamagedAndNothingIsMissing() throws IOException {
        Set<String> found = new TreeSet<>();
        SoftAssertions all = new SoftAssertions();
        for (String folder : List.of("files", "macos-arm64-0.3.28", "macos-x86_64-0.3.28")) {
            for (Path file : filesBelow(CORPUS.resolve(folder))) {
                Inspection inspection = inspector.inspect(file);
                all.assertThat(inspection)
                        .as(file.toString())
                        .isNotInstanceOfAny(Inspection.Damaged.class, Inspection.Unreadable.class);
                if (inspection instanceof Inspection.Parsed parsed) {
                    all.assertThat(parsed.binary().images())
                            .as(file.toString())
                            .allSatisfy(image -> assertThat(image.defects()).isEmpty());
                    if (Set.of("mach-o", "elf", "pe")
                            .contains(parsed.binary().format().label())) {
                        found.add(CORPUS.relativize(file).toString());
                    }
                }
            }
        }
        all.assertThat(found).isEqualTo(table.keySet());
        all.assertAll();
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /** What we say, in the table's words; what was not asked is not said. */
    private static List<Expected> lines(String path, Inspection.Parsed parsed, List<Expected> expected) {
        List<Expected> lines = new ArrayList<>();
        List<Image> images = parsed.binary().images();
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            boolean asked = i >= expected.size() || !expected.get(i).needs().equals(NOT_ASKED);
            lines.add(new Expected(
                    path,
                    parsed.binary().format().label(),
                    image.architecture().label(),
                    image.type().label(),
                    asked ? image.minimumOs().map(CorpusExpectationsIT::version).orElse("-") : NOT_ASKED,
                    asked ? orDash(image.platform()) : NOT_ASKED,
                    asked ? joined(image.needs().stream().map(CorpusExpectationsIT::need)) : NOT_ASKED,
                    asked ? joined(image.runPaths().stream()) : NOT_ASKED,
                    asked ? orDash(image.identity()) : NOT_ASKED));
        }
        return lines;
    }

    private static String version(Version version) {
        return version.patch() == 0 ? version.major() + "." + version.minor() : version.toString();
    }

    private static String need(Need need) {
        return (need.kind() == Need.Kind.REQUIRED
                        ? ""
                        : need.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + ":")
                + need.name();
    }

    private static String orDash(Optional<String> text) {
        return text.orElse("-");
    }

    private static String joined(Stream<String> names) {
        String all = names.collect(Collectors.joining(";"));
        return all.isEmpty() ? "-" : all;
    }
}
