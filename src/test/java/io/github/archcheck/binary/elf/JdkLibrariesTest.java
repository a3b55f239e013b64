package io.github.archcheck.binary.elf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.FileSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The one corpus that is always at hand: the Java runtime that runs the tests. */
class JdkLibrariesTest {
    @Test
    void allLibrariesOfTheRuntimeAreSoundAndOfItsArchitecture() throws Exception {
        List<Path> libraries = libraries();
        Assumptions.assumeFalse(libraries.isEmpty(), "no ELF system");
        for (Path library : libraries) {
            try (FileSource source = FileSource.open(library)) {
                Image image = new ElfParser().parse(source).images().get(0);
                assertThat(image.architecture().label()).as(library.toString()).isIn(labels());
                assertThat(image.type()).as(library.toString()).isIn(ImageType.SHARED_OBJECT, ImageType.DEBUG);
                assertThat(image.defects()).as(library.toString()).isEmpty();
            }
        }
    }

    private static List<Path> libraries() throws Exception {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.home")))) {
            for (Path file : files.filter(JdkLibrariesTest::isLibrary).toList()) {
                try (FileSource source = FileSource.open(file)) {
                    byte[] head = source.head(64, ByteOrder.BIG_ENDIAN).bytes(Math.min(64, source.size()), "head");
                    if (new ElfParser().recognises(ByteBuffer.wrap(head), source.size())) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isLibrary(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".so") || name.endsWith(".dylib") || name.endsWith(".dll")) && Files.isRegularFile(file);
    }

    /** What the runtime calls its architecture, in our words. */
    private static List<String> labels() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64" -> List.of("x86_64");
            case "aarch64" -> List.of("arm64");
            case "i386", "x86" -> List.of("i686");
            case "arm" -> List.of("arm", "armv7l");
            default -> List.of(arch);
        };
    }
}
