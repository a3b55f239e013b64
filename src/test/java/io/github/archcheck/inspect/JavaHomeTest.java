package io.github.archcheck.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The one set of native files that is always at hand: the Java runtime that runs the tests. */
class JavaHomeTest {
    private final Inspector inspector = new Inspector(Parsers.ALL);

    @Test
    void everyNativeFileOfTheRuntimeIsSoundAndOfItsArchitecture() throws IOException {
        Map<Path, Inspection.Parsed> natives = natives();
        assertThat(natives).isNotEmpty();
        natives.forEach((file, parsed) -> {
            assertThat(parsed.binary().images())
                    .as(file.toString())
                    .extracting(image -> image.architecture().label())
                    .contains(ourArchitecture());
            assertThat(parsed.binary().images())
                    .as(file.toString())
                    .allSatisfy(image -> assertThat(image.defects()).isEmpty());
        });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onLinuxThereAreManyAndAllOfThemNeedTheCLibraryOrEachOther() throws IOException {
        Map<Path, Inspection.Parsed> natives = natives();
        assertThat(natives).hasSizeGreaterThan(20);
        assertThat(natives.values()).allMatch(parsed -> parsed.binary().images().size() == 1);
        assertThat(natives.entrySet().stream()
                        .filter(entry -> entry.getKey().getFileName().toString().equals("libjvm.so"))
                        .map(entry -> entry.getValue().binary().images().get(0)))
                .isNotEmpty()
                .allSatisfy(JavaHomeTest::assertIsTheJvm);
    }

    private static void assertIsTheJvm(Image image) {
        assertThat(image.identity()).contains("libjvm.so");
        assertThat(image.needs()).extracting(need -> need.name()).anyMatch(name -> name.contains("libc."));
    }

    /** Archives of code to link and files that only hold debug information aside. */
    private Map<Path, Inspection.Parsed> natives() throws IOException {
        Map<Path, Inspection.Parsed> natives = new TreeMap<>();
        for (Path file : filesOfTheRuntime()) {
            Inspection inspection = inspector.inspect(file);
            assertThat(inspection).as(file.toString()).isNotInstanceOf(Inspection.Damaged.class);
            if (inspection instanceof Inspection.Parsed parsed
                    && List.of("elf", "mach-o", "pe")
                            .contains(parsed.binary().format().label())) {
                natives.put(file, parsed);
            }
        }
        return natives;
    }

    private static List<Path> filesOfTheRuntime() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        try (Stream<Path> bin = Files.walk(home.resolve("bin"));
                Stream<Path> lib = Files.walk(home.resolve("lib"))) {
            return Stream.concat(bin, lib)
                    .filter(Files::isRegularFile)
                    .filter(Files::isReadable)
                    .toList();
        }
    }

    private static String ourArchitecture() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm64";
            case "i386", "x86" -> "i686";
            default -> arch;
        };
    }
}
