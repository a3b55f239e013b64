package io.github.archcheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The corpus is what the other corpus tests believe it is: published files do not change, but the mapping in the POM
 * may. Counts are those of {@code find}, {@code file} 5.44 and {@code llvm-lipo} 14, and the four bytes read here owe
 * nothing to the parsers.
 */
class CorpusLayoutIT {

    private static final Path CORPUS = Path.of(System.getProperty("archcheck.corpus", "target/corpus"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # folder                                        | files | Mach-O | ELF | PE
                    macos-arm64-0.3.28                              | 3898  | 108    | 0   | 6
                    macos-arm64-0.3.30                              | 3897  | 107    | 0   | 6
                    macos-x86_64-0.3.28                             | 3899  | 109    | 0   | 6
                    venv-macos-arm64-0.3.28                         | 826   | 25     | 0   | 0
                    files/cpython-3.13.0-1.5.11-windows-x86_64      | 3026  | 0      | 0   | 55
                    files/gluegen-rt-2.3.2-natives-macosx-universal | 3     | 1      | 0   | 0
                    files/gluegen-rt-2.6.0-natives-macosx-universal | 3     | 1      | 0   | 0
                    files/javacpp-1.5.9-android-arm64               | 8     | 0      | 1   | 0
                    files/javacpp-1.5.9-ios-arm64                   | 8     | 1      | 0   | 0
                    files/javacpp-1.5.9-ios-x86_64                  | 8     | 1      | 0   | 0
                    files/jffi-1.2.0-native                         | 5     | 1      | 3   | 0
                    files/jffi-1.3.13-native                        | 24    | 1      | 17  | 3
                    files/jna-3.4.0                                 | 120   | 1      | 12  | 3
                    files/jna-5.14.0                                | 155   | 2      | 19  | 3
                    files/leveldbjni-osx-1.8                        | 4     | 1      | 0   | 0
                    files/libtensorflow_jni-1.5.0                   | 11    | 2      | 2   | 1
                    files/lwjgl-platform-2.9.3-natives-osx          | 3     | 2      | 0   | 0
                    files/numpy-1.24.3-1.5.9-linux-arm64            | 907   | 0      | 20  | 0
                    files/numpy-1.24.3-1.5.9-linux-armhf            | 907   | 0      | 20  | 0
                    files/numpy-1.24.3-1.5.9-linux-ppc64le          | 907   | 0      | 20  | 0
                    files/numpy-1.24.3-1.5.9-linux-x86              | 907   | 0      | 20  | 0
                    files/numpy-2.1.3-1.5.11-windows-x86_64         | 850   | 0      | 0   | 22
                    files/onnxruntime-1.17.1                        | 84    | 8      | 4   | 2
                    files/snappy-java-1.1.10.5                      | 68    | 3      | 17  | 3
                    files/zstd-jni-1.5.6-3                          | 54    | 2      | 12  | 3
                    """)
    void everyFolderHoldsWhatWasPublished(String folder, int files, int machO, int elf, int pe) throws IOException {
        List<Kind> kinds = kindsOfFilesBelow(CORPUS.resolve(folder));
        assertThat(kinds).hasSize(files);
        assertThat(kinds.stream().filter(Kind.MACH_O::equals)).hasSize(machO);
        assertThat(kinds.stream().filter(Kind.ELF::equals)).hasSize(elf);
        assertThat(kinds.stream().filter(Kind.PE::equals)).hasSize(pe);
    }

    @ParameterizedTest
    @CsvSource({"macos-arm64-0.3.28", "venv-macos-arm64-0.3.28"})
    void fiveLibrariesOfTheBrokenOpenblasAreForTheOtherProcessor(String folder) throws IOException {
        // cputype of a thin little-endian file, then of the only slice of a fat one.
        byte[] thinX86 = {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe, 7, 0, 0, 1};
        byte[] fatX86 = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 1, 1, 0, 0, 7};
        Path lib = CORPUS.resolve(folder).resolve("lib");
        assertThat(startingWith(lib, thinX86))
                .containsExactly("libgfortran.5.dylib", "libgfortran.dylib", "libquadmath.0.dylib");
        assertThat(startingWith(lib, fatX86)).containsExactly("libgcc_s.1.1.dylib", "libgcc_s.1.dylib");
    }

    @ParameterizedTest
    @CsvSource({"macos-arm64-0.3.28", "macos-arm64-0.3.30", "macos-x86_64-0.3.28"})
    void theInterpretersTreeIsTheRootOfTheEnvironment(String folder) throws IOException {
        Path root = CORPUS.resolve(folder);
        assertThat(Files.readSymbolicLink(root.resolve("bin/python"))).hasToString("python3.13");
        assertThat(root.resolve("bin/python3.13")).isRegularFile();
        assertThat(root.resolve("lib/libpython3.13.dylib")).isRegularFile();
        assertThat(root.resolve("lib/python3.13/lib-dynload")).isDirectory();
        assertThat(root.resolve("lib/python3.13/site-packages/numpy-2.1.3.dist-info/RECORD"))
                .isRegularFile();
    }

    @Test
    void theVirtualEnvironmentNamesTheCleanTreeAsItsHome() throws IOException {
        Path venv = CORPUS.resolve("venv-macos-arm64-0.3.28");
        Path base = CORPUS.resolve("macos-arm64-0.3.30");
        assertThat(Files.readAllLines(venv.resolve("pyvenv.cfg"), UTF_8))
                .contains("home = " + base.toAbsolutePath().resolve("bin"));
        assertThat(venv.resolve("bin/python").toRealPath())
                .isEqualTo(base.resolve("bin/python3.13").toRealPath());
    }

    private enum Kind {
        MACH_O,
        ELF,
        PE,
        OTHER
    }

    private static List<Kind> kindsOfFilesBelow(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(CorpusLayoutIT::kindOf)
                    .toList();
        }
    }

    private static Kind kindOf(Path file) {
        ByteBuffer head = ByteBuffer.allocate(8).put(head(file, 8)).rewind();
        return switch (head.getInt()) {
            case 0xfeed_face, 0xfeed_facf, 0xcefa_edfe, 0xcffa_edfe -> Kind.MACH_O;
            // Java class files start alike; their version, which comes next, is greater than any number of slices.
            case 0xcafe_babe -> head.getInt() < 20 ? Kind.MACH_O : Kind.OTHER;
            case 0x7f45_4c46 -> Kind.ELF;
            default -> head.getShort(0) == 0x4d5a ? Kind.PE : Kind.OTHER;
        };
    }

    private static List<String> startingWith(Path folder, byte[] magic) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Arrays.equals(head(file, magic.length), magic))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static byte[] head(Path file, int size) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
