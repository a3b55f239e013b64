package io.github.archcheck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files with the expected output, {@code NAME.expected.EXTENSION}, under {@code src/test/resources}. With
 * {@code -Dgolden.update=true} they are written anew, for a person to read the difference.
 */
public final class Golden {
    private static final String MARK = ".expected.";

    private final Path folder;

    /** @param owner in whose package's folder the files are */
    public Golden(Class<?> owner) {
        this.folder =
                Path.of("src/test/resources").resolve(owner.getPackageName().replace('.', '/'));
    }

    public void check(String name, String actual) throws IOException {
        Path file = folder.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(folder);
            Files.writeString(file, actual, StandardCharsets.UTF_8);
        } else if (!Files.exists(file)) {
            fail("there is no %s; write it with -Dgolden.update=true", file);
        }
        assertThat(actual)
                .as("%s; write it anew with -Dgolden.update=true", file)
                .isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    /** Names of all expected files that are there, sorted. */
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(MARK))
                    .sorted()
                    .toList();
        }
    }
}
