package io.github.archcheck.binary.macho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * Damaged files that dyld's own code was run over. They lie outside the repository; {@code -Darchcheck.vectors=FOLDER} says
 * where.
 */
class DyldVectorsTest {
    private static final Path VECTORS = Path.of(System.getProperty("archcheck.vectors", "../shared/vectors"));

    @Test
    void everyFileParsesOrIsDamaged() throws Exception {
        Map<String, byte[]> files = files();

        files.forEach((name, bytes) -> {
            try {
                MachOPropertiesTest.survives(bytes, () -> name);
            } catch (IOException e) {
                throw new AssertionError(name, e);
            }
        });
        assertThat(files).hasSizeGreaterThan(90);
    }

    private static Map<String, byte[]> files() throws IOException {
        Path zip = VECTORS.resolve("dyld").resolve("cases.zip");
        assumeTrue(Files.exists(zip), () -> "skipped: there is no " + zip + "; set -Darchcheck.vectors");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        return files;
    }
}
